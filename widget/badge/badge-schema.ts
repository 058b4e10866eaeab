import * as v from 'valibot';
import { MAX_LINE, MAX_TEXT, MAX_URL } from './plain-text.ts';

/** One line of text. */
const lineSchema = v.pipe(v.string(), v.maxLength(MAX_LINE));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_LINE));
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));

/** An identifier: URL, DID or urn. */
const identifierSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_URL));

/** An absolute http(s) URL. */
export const webUrlSchema = v.pipe(v.string(), v.maxLength(MAX_URL), v.regex(/^https?:\/\/[^\s/]/i), v.url());

/** Lower-case hex SHA-256. */
export const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const DAY = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const CLOCK = String.raw`(?:(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,9})?|24:00:00(?:\.0{1,9})?)`;
const TIME = String.raw`T${CLOCK}(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;

/** RFC 3339 date-time with its zone. */
export const dateTimeSchema = v.pipe(v.string(), v.regex(new RegExp(`^${DAY}${TIME}$`)));

/** `YYYY-MM-DD`. */
export const daySchema = v.pipe(v.string(), v.regex(new RegExp(`^${DAY}$`)));

/** A calendar date or an RFC 3339 date-time with its zone: `DateOrDateTime`. */
const dateOrDateTimeSchema = v.pipe(v.string(), v.regex(new RegExp(`^${DAY}(?:${TIME})?$`)));

const imageSchema = v.object({
  id: v.exactOptional(webUrlSchema),
  sha256: v.exactOptional(sha256Schema),
  mediaType: v.exactOptional(v.picklist(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml'])),
  width: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  height: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  caption: v.exactOptional(lineSchema),
  substitute: v.exactOptional(v.boolean()),
});

const alignmentSchema = v.object({
  targetName: name,
  targetUrl: v.exactOptional(webUrlSchema),
  targetFramework: v.exactOptional(lineSchema),
  targetCode: v.exactOptional(lineSchema),
  targetDescription: v.exactOptional(text),
});

const evidenceSchema = v.object({
  id: v.exactOptional(webUrlSchema),
  name: v.exactOptional(lineSchema),
  description: v.exactOptional(text),
  narrative: v.exactOptional(text),
});

/** The schema of a stored `Badge`. Keys that it does not know are left out of what it gives. */
export const badgeSchema = v.object({
  id: v.exactOptional(identifierSchema),
  specVersion: v.picklist(['0.5', '1.0', '1.1', '2.0', '2.1', '3.0', 'none']),
  name,
  description: v.exactOptional(text),
  achievementId: v.exactOptional(identifierSchema),
  achievementType: v.exactOptional(lineSchema),
  level: v.exactOptional(lineSchema),
  issuer: v.object({ id: v.exactOptional(identifierSchema), name, url: v.exactOptional(webUrlSchema) }),
  earnerName: v.exactOptional(lineSchema),
  validFrom: v.exactOptional(dateOrDateTimeSchema),
  validUntil: v.exactOptional(dateOrDateTimeSchema),
  renewableFrom: v.exactOptional(dateOrDateTimeSchema),
  criteria: v.exactOptional(v.object({ id: v.exactOptional(webUrlSchema), narrative: v.exactOptional(text) })),
  skills: v.pipe(v.array(lineSchema), v.maxLength(1000)),
  alignments: v.pipe(v.array(alignmentSchema), v.maxLength(1000)),
  evidence: v.pipe(v.array(evidenceSchema), v.maxLength(1000)),
  image: v.exactOptional(imageSchema),
  language: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/))),
});
