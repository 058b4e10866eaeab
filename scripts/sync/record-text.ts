import type { BadgeRecord } from '../../widget/verification/badge-record.ts';

/** Keys of a record in the order in which they are written; what is not listed follows, by the alphabet. */
const KEY_ORDER: readonly string[] = [
  ...['version', 'slug', 'badge', 'report', 'provenance', 'credential', 'withdrawnAt'],
  ...[
    'code',
    'id',
    'outcome',
    'problem',
    'warnings',
    'kind',
    'specVersion',
    'name',
    'description',
    'achievementId',
    'achievementType',
    'level',
    'issuer',
    'url',
  ],
  ...[
    'earnerName',
    'validFrom',
    'validUntil',
    'renewableFrom',
    'criteria',
    'narrative',
    'skills',
    'alignments',
    'evidence',
    'image',
  ],
  ...['sha256', 'extension', 'mediaType', 'width', 'height', 'caption', 'substitute', 'language'],
  ...['targetName', 'targetUrl', 'targetFramework', 'targetCode', 'targetDescription'],
  ...['verdict', 'checkedAt', 'checks', 'knownIssuer', 'at', 'value', 'values'],
  ...['source', 'key', 'readAt', 'recordUrl', 'selfReported', 'asOf'],
];

const RANK: ReadonlyMap<string, number> = new Map(KEY_ORDER.map((key, index) => [key, index]));

/** A record as it lies on disk: the same record always gives the same bytes, whatever order its keys were set in. */
export function recordText(record: BadgeRecord): string {
  return stableText(record) + '\n';
}

/** JSON with stable key order: two values are the same when their texts are. */
export function stableText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (isPlainObject(inner) ? ordered(inner) : inner), 2);
}

function ordered(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}

const rank = (key: string): number => RANK.get(key) ?? KEY_ORDER.length;

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
