import { answers } from './badge-question.ts';
import type { BadgeQuestion } from './badge-question.ts';
import type { Finding, FindingCode } from './finding.ts';
import type { SeenBadge, Sighting } from './seen-source.ts';

/** What keeps single badges off the page, or among the former ones; narrowed to the badge asked for. */
export function badgeFindings({ sources, withdrawn, now }: Sighting, question?: BadgeQuestion): readonly Finding[] {
  const all = sources.flatMap(({ badges }) => badges);
  const badges = question === undefined ? all : all.filter((badge) => answers(question, badge));
  const gone = withdrawn.filter((name) => question === undefined || answers(question, { ...NAMELESS, name }));
  return [
    ...finding(
      'not-synced',
      namesOf(badges, ({ standing }) => standing === 'not-synced'),
    ),
    ...finding(
      'hidden',
      namesOf(badges, ({ standing }) => standing === 'hidden'),
    ),
    ...finding('withdrawn', gone),
    ...finding(
      'expired',
      namesOf(badges, ({ validUntil }) => validUntil !== undefined && isOver(validUntil, now)),
    ),
  ];
}

const NAMELESS: SeenBadge = { source: '', key: '', name: '', issuer: '', imported: false, clues: '', standing: 'shown' };

function finding(code: FindingCode, badges: readonly string[]): readonly Finding[] {
  return badges.length === 0 ? [] : [{ code, badges }];
}

const namesOf = (badges: readonly SeenBadge[], isMeant: (badge: SeenBadge) => boolean): readonly string[] => [
  ...new Set(badges.filter(isMeant).map(({ name }) => name)),
];

/** A calendar day lasts until it is over everywhere on earth. */
function isOver(validUntil: string, now: string): boolean {
  const end = Date.parse(validUntil.length === 10 ? `${validUntil}T23:59:59-12:00` : validUntil);
  return end < Date.parse(now);
}
