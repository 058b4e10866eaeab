import type { Finding } from './finding.ts';
import type { SeenBadge, SeenProblem, SeenSource, Sighting } from './seen-source.ts';

/** Organisations by their identifier at Credly, and the first day whose certifications are no longer there. */
const LEFT = {
  // The exact day in the middle of 2023 is not known.
  microsoft: { id: '1392f199-abe0-4698-92b5-834610af6baf', name: 'microsoft', since: '2023-07-01' },
  github: { id: '63074953-290b-4dce-86ce-ea04b4187219', name: 'github', since: '2025-07-01' },
} as const;

/** Trainers are still badged at Credly: they say nothing about certifications. */
const NO_CERTIFICATION = /\btrainer\b|\bmct\b/i;

/** What is wrong with sources, in the profile's order. */
export function sourceFindings(sighting: Sighting): readonly Finding[] {
  const { sources } = sighting;
  if (sources.length === 0) return [{ code: 'no-sources' }];
  return [
    ...sources.flatMap(findingsAt),
    ...inboxFindings(sources),
    ...(['microsoft', 'github'] as const).flatMap((programme) => leftCredly(programme, sighting) ?? []),
    ...importedFindings(sources),
  ];
}

function findingsAt({ source, known, meant, failure, problems, complete, badges }: SeenSource): readonly Finding[] {
  if (!known) return [{ code: 'source-unknown', source, ...(meant === undefined ? {} : { detail: meant }) }];
  if (failure !== undefined) return [failed(source, failure)];
  const broken = problems.filter(({ harmless, code }) => !harmless && code !== 'SOURCE_INCOMPLETE');
  const incomplete = problems.find(({ code, harmless }) => code === 'SOURCE_INCOMPLETE' && !harmless);
  const detail = incomplete === undefined ? {} : { detail: incomplete.message };
  return [
    ...(complete ? [] : [{ code: 'answer-incomplete' as const, source, ...detail }]),
    ...(complete && badges.length === 0 && source !== 'inbox' ? [{ code: 'source-empty' as const, source }] : []),
    ...broken.map(({ message }) => ({ code: 'entry-broken' as const, source, detail: message })),
  ];
}

function failed(source: string, { code, message }: SeenProblem): Finding {
  const finding = { source, detail: message };
  if (code === 'SOURCE_PRIVATE') return { code: 'profile-private', ...finding };
  if (code === 'SOURCE_NOT_FOUND') return { code: 'profile-unknown', ...finding };
  return { code: code === 'SOURCE_PROFILE_INVALID' ? 'profile-invalid' : 'source-failed', ...finding };
}

/** An empty inbox is worth a word only where nothing came from anywhere else. */
function inboxFindings(sources: readonly SeenSource[]): readonly Finding[] {
  const inbox = sources.find(({ source }) => source === 'inbox');
  const isEmpty = inbox?.badges.length === 0 && inbox.problems.length === 0;
  return isEmpty && sources.every(({ badges }) => badges.length === 0) ? [{ code: 'inbox-empty', source: 'inbox' }] : [];
}

/**
 * A programme whose badges at Credly all are from before it left, while nothing names the place that they go to since.
 * @returns undefined when nothing of the kind can be seen
 */
export function leftCredly(programme: keyof typeof LEFT, { sources }: Sighting): Finding | undefined {
  if (sources.some(({ source }) => source === 'microsoft-learn')) return undefined;
  const days = credlyBadges(sources)
    .filter((badge) => isOf(programme, badge) && !NO_CERTIFICATION.test(badge.name))
    .map(({ issuedOn }) => issuedOn ?? '');
  const newest = days.toSorted().at(-1);
  if (newest === undefined || newest === '' || newest >= LEFT[programme].since) return undefined;
  return { code: `${programme}-left-credly`, source: 'credly', day: newest };
}

function importedFindings(sources: readonly SeenSource[]): readonly Finding[] {
  const answered = sources.filter(({ source, failure, complete }) => source === 'credly' && failure === undefined && complete);
  if (answered.some(({ importedRead }) => !importedRead)) return [{ code: 'imported-unread', source: 'credly' }];
  const badges = credlyBadges(answered);
  const isMoving = badges.some((badge) => isOf('microsoft', badge) || isOf('github', badge));
  if (!isMoving || badges.some(({ imported }) => imported)) return [];
  return sources.some(({ source }) => source === 'microsoft-learn') ? [] : [{ code: 'imported-none', source: 'credly' }];
}

const credlyBadges = (sources: readonly SeenSource[]): readonly SeenBadge[] =>
  sources.filter(({ source }) => source === 'credly').flatMap(({ badges }) => badges);

function isOf(programme: keyof typeof LEFT, { issuer, issuerId }: SeenBadge): boolean {
  const { id, name } = LEFT[programme];
  return issuerId?.includes(id) === true || issuer.trim().toLowerCase() === name;
}
