/** Finds half of a UTF-16 pair. With the `u` flag a surrogate that has its partner is no surrogate any more. */
export const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * JSON Canonicalization Scheme (RFC 8785): sorted keys, no white space, ECMAScript numbers. What the `jcs` suites sign.
 * @throws TypeError for what JSON cannot hold (undefined, functions, numbers that are not finite, lone surrogates)
 */
export function canonicalizeJson(value: unknown): string {
  if (Array.isArray(value)) return '[' + value.map(canonicalizeJson).join(',') + ']';
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    // Default sort compares UTF-16 code units, which is what RFC 8785 section 3.2.3 asks for.
    members.sort(([one], [other]) => (one < other ? -1 : 1));
    return '{' + members.map(([key, member]) => text(key) + ':' + canonicalizeJson(member)).join(',') + '}';
  }
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('number is not finite');
  const json: unknown = JSON.stringify(value);
  if (typeof json !== 'string') throw new TypeError('value has no JSON form');
  return json;
}

function text(value: string): string {
  if (LONE_SURROGATE.test(value)) throw new TypeError('string has a lone surrogate');
  return JSON.stringify(value);
}
