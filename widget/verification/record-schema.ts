import * as v from 'valibot';
import { BadgeError } from '../badge/badge-error.ts';
import { badgeSchema, dateTimeSchema, sha256Schema, webUrlSchema } from '../badge/badge-schema.ts';
import { knownIssuerEntries } from '../badge/known-issuer-row.ts';
import { SLUG } from '../badge/slug.ts';
import type { BadgeRecord, PublishedBadge } from './badge-record.ts';
import { reportSchema } from './report-schema.ts';

const short = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
// Relative to the published file, or absolute http(s): never another scheme, and never another host by `//host`.
const place = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(4096),
  v.regex(/^(?:https?:\/\/[^\s/]\S*|(?![a-z][a-z0-9+.-]*:|[/\\]{2})[^\s\\]+)$/i),
);

const validator = v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(200)));
const keptDocumentSchema = v.object({
  url: webUrlSchema,
  finalUrl: webUrlSchema,
  status: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
  mediaType: v.pipe(v.string(), v.maxLength(200)),
  sha256: sha256Schema,
  at: dateTimeSchema,
  etag: validator,
  lastModified: validator,
});

/** The schema of `content/badges/<slug>.json`. */
export const badgeRecordSchema = v.object({
  version: v.literal(1),
  slug: v.pipe(v.string(), v.regex(SLUG)),
  badge: badgeSchema,
  report: reportSchema,
  provenance: v.object({
    source: short,
    key: short,
    readAt: dateTimeSchema,
    recordUrl: v.exactOptional(webUrlSchema),
    selfReported: v.exactOptional(v.boolean()),
  }),
  credential: v.exactOptional(v.object({ sha256: sha256Schema, extension: v.picklist(['json', 'jwt', 'png', 'svg']) })),
  withdrawnAt: v.exactOptional(dateTimeSchema),
  evidence: v.exactOptional(v.pipe(v.array(keptDocumentSchema), v.maxLength(200))),
});

const credentialPlaceSchema = v.object({ url: place, kind: v.picklist(['published', 'hosted']) });

const publishedProofSchema = v.object({
  report: reportSchema,
  id: v.exactOptional(short),
  recordUrl: v.exactOptional(webUrlSchema),
  selfReported: v.exactOptional(v.boolean()),
  credential: v.exactOptional(credentialPlaceSchema),
});

/** The schema of a built site's `/badges/<slug>.json`. */
export const publishedBadgeSchema = v.object({
  version: v.literal(1),
  badge: badgeSchema,
  report: reportSchema,
  page: place,
  image: v.exactOptional(place),
  recordUrl: v.exactOptional(webUrlSchema),
  selfReported: v.exactOptional(v.boolean()),
  credential: v.exactOptional(credentialPlaceSchema),
  proofs: v.exactOptional(v.pipe(v.array(publishedProofSchema), v.maxLength(100))),
  relay: v.exactOptional(webUrlSchema),
  knownIssuers: v.exactOptional(v.pipe(v.array(v.object(knownIssuerEntries)), v.maxLength(500))),
});

/**
 * Reads the text of `content/badges/<slug>.json`.
 * @throws BadgeError
 */
export function readBadgeRecord(text: string): BadgeRecord {
  return narrowed(badgeRecordSchema, json(text));
}

/**
 * Narrows a parsed `/badges/<slug>.json`.
 * @throws BadgeError
 */
export function readPublishedBadge(value: unknown): PublishedBadge {
  return narrowed(publishedBadgeSchema, value);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BadgeError('BADGE_NOT_JSON', { message: 'the record is not JSON', cause });
  }
}

function narrowed<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new BadgeError('BADGE_NOT_A_BADGE', {
    message: `the record is not a badge record: ${issue.message}`,
    at: v.getDotPath(issue) ?? '',
  });
}
