import { BadgeError } from '../badge/badge-error.ts';
import type { JsonObject } from './credential.ts';

/** Longest text of a credential, in bytes. */
export const MAX_TEXT_BYTES = 1_000_000;
/** Deepest nesting of objects and arrays. */
export const MAX_JSON_DEPTH = 64;
/** Most values in one document. */
export const MAX_JSON_NODES = 50_000;

/** True for a JSON object: not null, not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value itself when it is an object, else undefined. */
export function objectOf(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** The first object of one value or a list of them. */
export function firstObject(value: unknown): JsonObject | undefined {
  return listOf(value).find(isObject);
}

/** A value that may stand alone or in an array, as an array; nothing (absent, null) is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The strings of one value or a list of them; anything else in the list is left out. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((item) => typeof item === 'string');
}

/**
 * Bytes as text: UTF-8 without a byte order mark.
 * @throws BadgeError `BADGE_NOT_UTF8`
 */
export function utf8Text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new BadgeError('BADGE_NOT_UTF8', { cause });
  }
}

/**
 * Parses JSON from outside. Its size and the number of its values are looked at before a parser sees it, its nesting before anything
 * walks it, and two members of one name are refused: two programs would read two different badges (RFC 8259 section 4, RFC 7515
 * section 4).
 * @throws BadgeError
 */
export function parseJson(text: string): unknown {
  // A text has more characters than values: most need not be counted.
  if (text.length > MAX_TEXT_BYTES || (text.length > MAX_JSON_NODES && marksIn(text) > MAX_JSON_NODES))
    throw new BadgeError('BADGE_TOO_LARGE');
  let value: unknown;
  try {
    // A member called `__proto__` becomes an ordinary member of the result: nothing is inherited from it.
    value = JSON.parse(text);
  } catch (cause) {
    throw new BadgeError('BADGE_NOT_JSON', { cause });
  }
  const values = valuesIn(value, MAX_JSON_DEPTH);
  // A parser keeps the last of two members of one name: the text then has more values than what was read. What is written back
  // to the letter, as most tokens are, had none.
  if (JSON.stringify(value) !== text && marksIn(text) > values) throw new BadgeError('BADGE_DATA_CONTRADICTS');
  return value;
}

// Escapes first, so that every quotation mark left is the end of a string. Then each value inside another has a mark before it.
function marksIn(text: string): number {
  return text
    .replace(/\\./g, '')
    .replace(/"[^"]*"/g, '0')
    .split(/[[{,](?!\s*[\]}])/).length;
}

function valuesIn(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 1;
  if (depth === 0) throw new BadgeError('BADGE_TOO_DEEP');
  return Object.values(value).reduce((count: number, part) => count + valuesIn(part, depth - 1), 1);
}
