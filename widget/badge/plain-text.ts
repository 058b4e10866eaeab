import { httpUrl } from './http-url.ts';

/** Longest one-line text that the model keeps (names, tags), in UTF-16 units. */
export const MAX_LINE = 300;
/** Longest running text that the model keeps (descriptions, narratives), in UTF-16 units. */
export const MAX_TEXT = 20_000;
/** Longest identifier or URL that the model keeps, in UTF-16 units. */
export const MAX_URL = 4_096;

// Control characters without tab and line feed, what nobody sees (Unicode's Default_Ignorable_Code_Point: bidirectional overrides and
// isolates, spaces without a width, soft hyphens, fillers, tags) and annotation marks: they turn words, hide one in another, or spell an
// empty name. Joiners, left/right marks and what chooses an emoji's form stay: writing needs them.
const HIDDEN = /(?![\t\n\u200c-\u200f\ufe0e\ufe0f])[\p{Cc}\p{DI}\ufff9-\ufffb]/gu;

/**
 * Text from outside as plain text: control, bidirectional override and invisible characters removed, line ends made `\n`,
 * lone surrogates replaced, trimmed, cut to `maxLength` UTF-16 units without splitting a character. A number is spelled
 * out; anything else that is not a string is ''.
 */
export function plainText(value: unknown, maxLength = MAX_TEXT): string {
  return plain(value, maxLength, /\r\n?|[\u0085\u2028\u2029]/g, '\n');
}

/** {@link plainText} on one line: every run of white space becomes one space. */
export function plainLine(value: unknown, maxLength = MAX_LINE): string {
  return plain(value, maxLength, /[\s\u0085]+/g, ' ');
}

/** An identifier (URL, DID, urn) as text: one line without white space, or undefined when there is none or it is too long. */
export function identifier(value: unknown): string | undefined {
  const text = typeof value === 'string' && value.length <= MAX_URL ? plainText(value, MAX_URL) : '';
  return /^\S+$/.test(text) ? text : undefined;
}

/**
 * A link that may be shown: {@link httpUrl} as the URL standard writes it.
 * @returns undefined for everything else (`javascript:`, `data:`, relative, too long, no URL)
 */
export function webUrl(value: unknown): string | undefined {
  const href = httpUrl(value)?.href;
  return href !== undefined && href.length <= MAX_URL ? href : undefined;
}

function plain(value: unknown, maxLength: number, ends: RegExp, end: string): string {
  const text = Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string') return '';
  // Cut first, with room for what is removed: nobody is made to clean 60 MB to keep 300 characters of it.
  const clean = text
    .slice(0, maxLength * 4 + 64)
    .replace(ends, end)
    .replace(HIDDEN, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
  // The first half of a character that was cut in two.
  return clean
    .slice(0, maxLength)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}
