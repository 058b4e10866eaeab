import type { Badge } from '../../widget/badge/badge.ts';
import { plainLine } from '../../widget/badge/plain-text.ts';
import type { JsonObject } from '../../widget/credential/credential.ts';
import type { HostListing } from '../../widget/verification/listed-by-host.ts';
import { isCalendarDay } from './calendar-day.ts';
import type { LearnArtwork } from './microsoft-learn-artwork.ts';
import { valueAt } from './source-request.ts';
import { CERTIFICATIONS, certificationNamed, certificationSlug, isOfOldProgramme } from './tables/microsoft-certifications.ts';
import type { CertificationRow, CertificationTier } from './tables/microsoft-certifications.ts';

/** One credential of a transcript, in the words of the model, without anything personal. */
export interface TranscriptCredential {
  /** Kind, name and day: `certification:azure-administrator-associate:2020-08-06`. */
  readonly key: string;
  /** False when the key lacks its day: a stored one that has it may be the same. */
  readonly isDated: boolean;
  /** What the earner may call it in `links`. */
  readonly names: readonly string[];
  readonly listed: Partial<Badge>;
  readonly artwork: LearnArtwork;
  readonly standing: HostListing['standing'];
}

/** How a kind of credential is read. `numbers`: keep the certification number. Undefined when the entry has no name. */
export type ReadCredential = (entry: JsonObject, host: string, numbers: boolean) => TranscriptCredential | undefined;

/** Days before it expires from which a certification can be renewed. */
const RENEWAL_WINDOW_DAYS = 180;

const DAY_MS = 24 * 60 * 60 * 1000;
const LEVEL_IN_NAME = /\b(?<tier>fundamentals|associate|expert|specialty)(?: \(legacy\))?$/i;
const EXAM_CODE = /^[A-Z0-9]{2,4}-[A-Z0-9]{2,6}$/i;
const MICROSOFT_PAGE = 'https://learn.microsoft.com/credentials/';

/** A certification, active or historical. */
export const readCertification: ReadCredential = (entry, host, numbers) => {
  const name = plainLine(entry['name']);
  if (name === '') return undefined;
  const row = certificationNamed(name);
  const tier = row?.tier ?? tierInName(name);
  const status = plainLine(entry['status'], 60);
  const validFrom = dayOf(entry['dateEarned']);
  const validUntil = dayOf(entry['expiration']);
  const renewableFrom = status === 'Active' ? renewalDay(validUntil, row, tier) : undefined;
  const code = row?.exams[0];
  const number = numbers ? plainLine(entry['certificationNumber'], 100) : '';
  return {
    ...keyOf('certification', row?.id ?? certificationSlug(name), validFrom),
    names: [name, ...(row ? [row.name] : []), ...(row?.exams.length === 1 ? row.exams : [])],
    listed: {
      ...listedBadge({ name, achievementType: 'Certification', issuer: row?.issuer ?? 'Microsoft', host }),
      ...(row?.url === undefined ? {} : { achievementId: row.url }),
      ...(tier === 'certification' ? {} : { level: tier.charAt(0).toUpperCase() + tier.slice(1) }),
      ...dates(validFrom, validUntil),
      ...(renewableFrom === undefined ? {} : { renewableFrom }),
      ...criteria(row),
      skills: row?.skills ?? [],
      evidence: number === '' ? [] : [{ name: 'Certification number', description: number }],
    },
    artwork: { kind: tier, ...(code === undefined ? {} : { code }) },
    standing: standingOf(status),
  };
};

/** A passed exam. */
export const readExam: ReadCredential = (entry, host) => {
  const title = plainLine(entry['examTitle'], 200);
  const number = plainLine(entry['examNumber'], 20).toUpperCase();
  const code = EXAM_CODE.test(number) ? number : undefined;
  if (title === '' && code === undefined) return undefined;
  const name = `Exam ${[code, title].filter((part) => part !== undefined && part !== '').join(': ')}`;
  const validFrom = dayOf(entry['examDateTaken']);
  const url = CERTIFICATIONS.exams.find((row) => row.code === code)?.url;
  return {
    ...keyOf('exam', certificationSlug(code ?? title), validFrom),
    // A certification of one exam goes by its code too, and comes first.
    names: [name, title, ...(code === undefined ? [] : [code])],
    listed: {
      ...listedBadge({ name, achievementType: 'Assessment', issuer: code?.startsWith('GH-') ? 'GitHub' : 'Microsoft', host }),
      ...(url === undefined ? {} : { achievementId: url }),
      ...dates(validFrom),
    },
    artwork: { kind: 'exam', ...(code === undefined ? {} : { code }) },
    standing: 'unstated',
  };
};

/** An applied skill. */
export const readAppliedSkill: ReadCredential = (entry, host) => {
  const name = plainLine(entry['title']);
  if (name === '') return undefined;
  const validFrom = dayOf(entry['awardedOn']);
  const slug = certificationSlug(name.replace(/^Microsoft Applied Skills: /i, ''));
  const url = CERTIFICATIONS.appliedSkills.find(({ title }) => certificationSlug(title) === certificationSlug(name))?.url;
  return {
    ...keyOf('applied-skill', slug, validFrom),
    names: [name, name.replace(/^Microsoft Applied Skills: /i, '')],
    listed: {
      ...listedBadge({ name, achievementType: 'MicroCredential', issuer: 'Microsoft', host }),
      ...(url === undefined ? {} : { achievementId: url }),
      ...dates(validFrom),
    },
    artwork: { kind: 'applied-skill', subject: name.replace(/^Microsoft Applied Skills: /i, '') },
    standing: 'unstated',
  };
};

function listedBadge(about: { name: string; achievementType: string; issuer: string; host: string }): Partial<Badge> {
  const { name, achievementType, issuer, host } = about;
  // Whose platform lists it is what can be told; a stand-in must not speak for Microsoft.
  const id = `${host}/`;
  return {
    specVersion: 'none',
    name,
    achievementType,
    issuer: { id, name: issuer, ...(issuer === 'Microsoft' ? { url: MICROSOFT_PAGE } : {}) },
    skills: [],
    alignments: [],
    evidence: [],
    language: 'en',
  };
}

function keyOf(kind: string, slug: string, day: string | undefined): Pick<TranscriptCredential, 'key' | 'isDated'> {
  return { key: `${kind}:${slug.slice(0, 200)}:${day ?? 'undated'}`, isDated: day !== undefined };
}

function tierInName(name: string): CertificationTier {
  switch (isOfOldProgramme(name) ? undefined : LEVEL_IN_NAME.exec(name)?.groups?.['tier']?.toLowerCase()) {
    case 'fundamentals':
      return 'fundamentals';
    case 'associate':
      return 'associate';
    case 'expert':
      return 'expert';
    case 'specialty':
      return 'specialty';
    default:
      return 'certification';
  }
}

/** Role-based and specialty certifications can be renewed in their last 180 days; Fundamentals never expire. */
function renewalDay(
  validUntil: string | undefined,
  row: CertificationRow | undefined,
  tier: CertificationTier,
): string | undefined {
  const isRenewable = row?.renewable ?? ['associate', 'expert', 'specialty'].includes(tier);
  if (!isRenewable || validUntil === undefined) return undefined;
  return new Date(Date.parse(`${validUntil}T00:00:00Z`) - RENEWAL_WINDOW_DAYS * DAY_MS).toISOString().slice(0, 10);
}

function standingOf(status: string): HostListing['standing'] {
  switch (status.toLowerCase()) {
    case 'active':
      return 'active';
    case 'expired':
      return 'expired';
    case 'retired':
      return 'retired';
    case '':
      return 'unstated';
    default:
      return { unknown: status };
  }
}

/** The exams as a Markdown list, and the page that describes the certification. */
function criteria(row: CertificationRow | undefined): Pick<Badge, 'criteria'> {
  if (!row) return {};
  const titleOf = (code: string): string | undefined => CERTIFICATIONS.exams.find((exam) => exam.code === code)?.title;
  const lines = row.exams.map((code) => `- ${[`Exam ${code}`, titleOf(code)].filter(Boolean).join(': ')}`);
  return { criteria: { ...(row.url === undefined ? {} : { id: row.url }), narrative: lines.join('\n') } };
}

const dates = (validFrom?: string, validUntil?: string): Pick<Badge, 'validFrom' | 'validUntil'> => ({
  ...(validFrom === undefined ? {} : { validFrom }),
  ...(validUntil === undefined ? {} : { validUntil }),
});

/** The calendar day as it is written; undefined when it is none. */
function dayOf(value: unknown): string | undefined {
  const day = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(value)?.[1] : undefined;
  // The least and the greatest date of the platform stand for none.
  if (day === undefined || day < '1980' || day > '9990') return undefined;
  return isCalendarDay(day) ? day : undefined;
}

/** Whether an answer is a transcript at all. All of its parts may be missing for somebody; never all at once. */
export function isTranscript(answer: JsonObject): boolean {
  return ['certificationData', 'appliedSkillsData', 'modulesCompleted', 'learningPathsCompleted'].some(
    (part) => typeof valueAt(answer, part) === 'object' && valueAt(answer, part) !== null,
  );
}
