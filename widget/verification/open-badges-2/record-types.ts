import type { JsonObject } from '../../credential/credential.ts';
import { textsOf } from '../json-value.ts';
import type { Problem } from '../report.ts';

/** Classes that Open Badges 1.1 to 2.1 define (`https://w3id.org/openbadges/v2`). */
const CLASSES: ReadonlySet<string> = new Set(
  (
    'Assertion BadgeClass Profile Issuer Criteria Evidence Image CryptographicKey IdentityObject AlignmentObject RevocationList ' +
    'Endorsement Extension VerificationObject HostedBadge SignedBadge hosted signed FrameValidation TypeValidation'
  ).split(' '),
);

const OPEN_BADGES_2_CONTEXT =
  /^https?:\/\/(?:w3id\.org\/openbadges\/v[12]|(?:www\.)?openbadgespec\.org\b|(?:standard\.)?openbadges\.org\b|purl\.imsglobal\.org\/spec\/ob\/v2p[01]\b|api\.badgr\.io\b)/;

/** Whether one of these contexts is of Open Badges 1.1 to 2.1, under any of the addresses that it has had. */
export function knowsContext(contexts: readonly string[]): true | undefined {
  return contexts.some((context) => OPEN_BADGES_2_CONTEXT.test(context)) || undefined;
}

/** What may stand for a class: an issuer is a Profile under its older name. */
const ALSO: { readonly [name: string]: readonly string[] } = { Profile: ['Profile', 'Issuer'] };

/**
 * Whether a record is of the class that the one before it takes it for. Open Badges 0.5 and 1.0 name none. A further class is an
 * address (`https://...`, `extensions:...`): a bare word that nobody defines makes the record something else.
 */
export function checkRecordType(record: JsonObject | undefined, expected: string, at: string): Problem | undefined {
  const stated = record?.['type'] ?? record?.['@type'];
  if (stated === undefined) return undefined;
  const names = textsOf(stated).map((name) => name.replace(/^(?:obi:|https:\/\/w3id\.org\/openbadges#)/, ''));
  const wanted = ALSO[expected] ?? [expected];
  const stray = names.find((name) => !CLASSES.has(name) && !name.includes(':'));
  const fits = names.some((name) => wanted.includes(name));
  if (fits && stray === undefined) return undefined;
  return { code: 'structure.type-missing', at, values: { type: stray ?? names.join(', ') } };
}

/** The class that a record says it is of, as far as Open Badges 2.0 knows it. */
export function classOf(record: JsonObject): string | undefined {
  return textsOf(record['type'] ?? record['@type']).find((name) => CLASSES.has(name));
}
