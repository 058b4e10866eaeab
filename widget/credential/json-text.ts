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

/** A value that may stand alone or in an array, as an array; nothing (absent, null) is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/**
 * Bytes as text: UTF-8 without a byte order mark.
 * @throws BadgeError `BADGE_NOT_UTF8`
 */
export function utf8Text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new BadgeError('BADGE_NOT_UTF8', 'the text is not UTF-8', { cause });
  }
}

/**
 * Parses JSON from outside. Size, nesting and number of values are looked at before a parser sees them, and two members of
 * one name are refused: two programs would read two different badges (RFC 8259 section 4, RFC 7515 section 4).
 * @throws BadgeError
 */
export function parseJson(text: string): unknown {
  if (text.length > MAX_TEXT_BYTES) throw new BadgeError('BADGE_TOO_LARGE', `the JSON is longer than ${MAX_TEXT_BYTES}`);
  checkJson(text);
  try {
    // A member called `__proto__` becomes an ordinary member of the result: nothing is inherited from it.
    return JSON.parse(text);
  } catch (cause) {
    throw new BadgeError('BADGE_NOT_JSON', 'the text is not JSON', { cause });
  }
}

/**
 * {@link parseJson} for what must be an object.
 * @throws BadgeError
 */
export function parseJsonObject(text: string): JsonObject {
  const value = parseJson(text);
  if (!isObject(value)) throw new BadgeError('BADGE_NOT_A_BADGE', 'the JSON is not an object');
  return value;
}

// Looks at brackets, commas and member names only; whether the rest is JSON is the parser's question.
function checkJson(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  let nodes = 1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = checkString(text, at, open.at(-1));
    else if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : undefined);
      if (open.length > MAX_JSON_DEPTH)
        throw new BadgeError('BADGE_TOO_DEEP', `the JSON is nested deeper than ${MAX_JSON_DEPTH}`);
      nodes++;
    } else if (character === '}' || character === ']') open.pop();
    else if (character === ',') nodes++;
    if (nodes > MAX_JSON_NODES) throw new BadgeError('BADGE_TOO_LARGE', `the JSON has more than ${MAX_JSON_NODES} values`);
  }
}

// Gives the place of the closing quote. In JSON a string before a colon is always a member's name.
function checkString(text: string, start: number, names: Set<string> | undefined): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  let next = end + 1;
  while (/[ \t\r\n]/.test(text[next] ?? '')) next++;
  if (names === undefined || text[next] !== ':') return end;
  const name = memberName(text.slice(start, end + 1));
  if (names.has(name)) throw new BadgeError('BADGE_DATA_CONTRADICTS', 'two members have one name', { at: name.slice(0, 100) });
  names.add(name);
  return end;
}

// `"id"` and `"\u0069d"` are one name.
function memberName(quoted: string): string {
  try {
    return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
  } catch (cause) {
    throw new BadgeError('BADGE_NOT_JSON', 'the text is not JSON', { cause });
  }
}
