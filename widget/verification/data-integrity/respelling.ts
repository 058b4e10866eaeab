import { JsonLdError } from '../json-ld/json-ld-error.ts';
import { idOf, listOf, objectOf } from '../json-value.ts';

// The keywords that wrap a value.
const WRAPPING = /^@(?!id$|type$|value$|language$)/;

// Of what these name, checks look at each by itself: what is said of one must not be shared out among several of the same identifier.
const LOOKED_AT_ONE_BY_ONE = /^(?:credentialSubject|achievement|credentialStatus)$/;

/**
 * What in a document keeps it from being read as it was signed (Data Integrity 1.0 section 4.6). Statements are signed, and not the words
 * that they are written in: anybody can put a context in that has them read as others, or write a value as a set or in lists of lists, or
 * one thing as two, where whoever looks for the word finds nothing. A word in another spelling is refused where it is expanded.
 */
export function respellingIn(value: unknown, inList = false): JsonLdError | undefined {
  if (inList && Array.isArray(value)) return new JsonLdError('respelled', '[[]]');
  const members = Array.isArray(value)
    ? value.map((each): [string, unknown] => ['', each])
    : Object.entries(objectOf(value) ?? {});
  for (const [key, each] of members) {
    const isOwn = key === '@context' && listOf(each).some((context) => typeof context !== 'string');
    if (isOwn) return new JsonLdError('context-unknown', 'inline');
    if (key === '@context') continue;
    const ids = LOOKED_AT_ONE_BY_ONE.test(key) ? listOf(each).flatMap((one) => idOf(one) ?? []) : [];
    const isOdd = WRAPPING.test(key) || new Set(ids).size < ids.length;
    const found = isOdd ? new JsonLdError('respelled', key) : respellingIn(each, key === '');
    if (found) return found;
  }
  return undefined;
}
