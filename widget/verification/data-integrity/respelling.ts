import type { JsonObject } from '../../credential/credential.ts';
import { firstObject } from '../../credential/json-text.ts';
import { JsonLdError } from '../json-ld/json-ld-error.ts';
import { idOf, listOf, objectOf } from '../json-value.ts';

// The keywords that wrap a value.
const WRAPPING = /^@(?!id$|type$|value$|language$)/;

// Whose badge it is, compared as a text.
const COMPARED = new Set(['identityHash', 'salt']);

// Of what these name, checks look at each by itself: what is said of one must not be shared out among several of the same identifier.
const LOOKED_AT_ONE_BY_ONE = new Set(['credentialSubject', 'achievement', 'credentialStatus']);

/**
 * What in a document keeps it from being read as it was signed (Data Integrity 1.0 section 4.6). Statements are signed, and not the words
 * that they are written in: anybody can put a context in that has them read as others, or write a value as a set or in lists of lists, or
 * one thing as two, where whoever looks for the word finds nothing. A word in another spelling is refused where it is expanded.
 */
export function respellingIn(document: JsonObject): JsonLdError | undefined {
  const subject = firstObject(document['credentialSubject']);
  const achieved = subject?.['achievement'];
  // Named by its identifier alone, it may be told of anywhere.
  const achievement = firstObject(achieved) ?? { id: listOf(achieved)[0] };
  const moved =
    movedWord(document, subject, ['achievement', 'identifier']) ?? movedWord(document, achievement, ['image', 'name']);
  return oddityIn(document) ?? (moved === undefined ? undefined : new JsonLdError('respelled', moved));
}

function oddityIn(value: unknown, inList = false): JsonLdError | undefined {
  if (inList && (Array.isArray(value) || value === null)) return new JsonLdError('respelled', value === null ? '[null]' : '[[]]');
  const members = membersOf(value);
  for (const [key, each] of members) {
    const isOwn = key === '@context' && listOf(each).some((context) => typeof context !== 'string');
    if (isOwn) return new JsonLdError('context-unknown', 'inline');
    if (key === '@context') continue;
    const found = isOdd(key, each, members) ? new JsonLdError('respelled', key) : oddityIn(each, key === '');
    if (found) return found;
  }
  return undefined;
}

function isOdd(key: string, value: unknown, members: readonly (readonly [key: string, value: unknown])[]): boolean {
  // Whoever asks for its classes finds half of them.
  if (key === '@type') return members.some(([other]) => other === 'type');
  // A name for what the issuer gave none: it would be looked up in a list under a name that nobody knows.
  if (key === 'id' || key === '@id') return typeof value === 'string' && value.startsWith('_:');
  if (COMPARED.has(key)) return typeof value === 'object' && value !== null;
  const ids = LOOKED_AT_ONE_BY_ONE.has(key) ? listOf(value).flatMap((one) => idOf(one) ?? []) : [];
  return WRAPPING.test(key) || new Set(ids).size < ids.length;
}

/**
 * What is stated of a thing only where something else leads back to it (an endorsement of the achievement, an achievement that is related
 * to itself): these are the same statements, and whoever looks for them in the thing itself finds nothing.
 */
function movedWord(value: unknown, shown: JsonObject | undefined, words: readonly string[]): string | undefined {
  const id = idOf(shown);
  if (shown === undefined || id === undefined) return undefined;
  const object = objectOf(value);
  const says = (word: string): boolean => listOf(object?.[word]).length > 0 && listOf(shown[word]).length === 0;
  const found = idOf(object) === id ? words.find(says) : undefined;
  if (found !== undefined) return found;
  for (const [, each] of membersOf(value)) {
    const inside = movedWord(each, shown, words);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

const NONE: readonly [string, unknown][] = [];

function membersOf(value: unknown): readonly (readonly [key: string, value: unknown])[] {
  // Most values are texts.
  if (typeof value !== 'object') return NONE;
  return Array.isArray(value) ? value.map((each) => ['', each]) : Object.entries(objectOf(value) ?? {});
}
