import { JsonLdError } from '../json-ld/json-ld-error.ts';
import { listOf, objectOf } from '../json-value.ts';

// An IRI, absolute or compact, and the keywords that wrap a value.
const ANOTHER_SPELLING = /:|^@(?!id$|type$|value$|language$)/;

/**
 * What in a document keeps it from being read as it was signed (Data Integrity 1.0 section 4.6). Statements are signed, and not the words
 * that they are written in: anybody can put a context in that has them read as others, or write a word as its IRI, a value as a set or
 * in lists of lists, where whoever looks for the word finds nothing.
 */
export function respellingIn(value: unknown, inList = false): JsonLdError | undefined {
  if (inList && Array.isArray(value)) return new JsonLdError('unsupported', '[[]]');
  const members = Array.isArray(value)
    ? value.map((each): [string, unknown] => ['', each])
    : Object.entries(objectOf(value) ?? {});
  for (const [key, each] of members) {
    const isOwn = key === '@context' && listOf(each).some((context) => typeof context !== 'string');
    if (isOwn) return new JsonLdError('context-unknown', 'inline');
    if (key === '@context') continue;
    const found = ANOTHER_SPELLING.test(key) ? new JsonLdError('unsupported', key) : respellingIn(each, key === '');
    if (found) return found;
  }
  return undefined;
}
