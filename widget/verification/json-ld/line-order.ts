import type { JsonObject } from '../../credential/credential.ts';

/**
 * In which order statements stand: by code points, as RDFC-1.0 has it (section 2, "code point ordered"), or by UTF-16 code units, as its
 * implementations in JavaScript sort them. The two differ where a character beyond U+FFFF (an emoji) is compared with one from U+E000 on
 * (full-width punctuation).
 */
export type LineOrder = 'code-points' | 'code-units';

const BEYOND = /[\ud800-\udbff]/;
const BEHIND_SURROGATES = /[\ue000-\uffff]/;

/** The lines in an order. Default: by code points. */
export function inOrder(lines: readonly string[], order: LineOrder = 'code-points'): readonly string[] {
  const sorted = [...lines].sort();
  return order === 'code-points' && sorted.some((line) => BEYOND.test(line)) ? sorted.sort(byCodePoints) : sorted;
}

/** Whether a document may stand in two orders. */
export function hasTwoOrders(document: JsonObject): boolean {
  const text = JSON.stringify(document);
  return BEYOND.test(text) && BEHIND_SURROGATES.test(text);
}

// The second half of a pair differs only from that of another pair with the same first half.
function byCodePoints(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return (one.codePointAt(at) ?? -1) - (other.codePointAt(at) ?? -1);
}
