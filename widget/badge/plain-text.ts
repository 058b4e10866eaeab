/** Longest one-line text that the model keeps (names, tags), in UTF-16 units. */
export const MAX_LINE = 300;
/** Longest running text that the model keeps (descriptions, narratives), in UTF-16 units. */
export const MAX_TEXT = 20_000;
/** Longest identifier or URL that the model keeps, in UTF-16 units. */
export const MAX_URL = 4_096;

// C0 without tab and line feed, DEL and C1, bidirectional embeddings, overrides and isolates, invisible spaces that hide one
// word in another, annotation marks, the byte order mark. Joiners and left/right marks stay: emoji and Hebrew need them.
const HIDDEN = new RegExp(
  '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u200b\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]',
  'g',
);
const LINE_ENDS = new RegExp('\\r\\n?|[\\u0085\\u2028\\u2029]', 'g');

/**
 * Text from outside as plain text: control, bidirectional override and invisible characters removed, line ends made `\n`,
 * lone surrogates replaced, trimmed, cut to `maxLength` UTF-16 units without splitting a character. A number is spelled
 * out; anything else that is not a string is ''.
 */
export function plainText(value: unknown, maxLength: number = MAX_TEXT): string {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string') return '';
  // Cut first, with room for what is removed: nobody is made to clean 60 MB to keep 300 characters of it.
  const clean = text
    .slice(0, maxLength * 4 + 64)
    .replace(LINE_ENDS, '\n')
    .replace(HIDDEN, '')
    .trim();
  return wellFormed(cut(clean, maxLength)).trimEnd();
}

/** {@link plainText} on one line: every run of white space becomes one space. */
export function plainLine(value: unknown, maxLength: number = MAX_LINE): string {
  return plainText(typeof value === 'string' ? value.slice(0, maxLength * 4 + 64).replace(/\s+/g, ' ') : value, maxLength);
}

/** An identifier (URL, DID, urn) as text: one line without white space, or undefined when there is none or it is too long. */
export function identifier(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_URL) return undefined;
  const text = plainText(value, MAX_URL);
  return text === '' || /\s/.test(text) ? undefined : text;
}

/**
 * A link that may be shown: http(s), without user name and password, as the URL standard writes it.
 * @returns undefined for everything else (`javascript:`, `data:`, relative, too long, no URL)
 */
export function webUrl(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_URL || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return url.href.length > MAX_URL ? undefined : url.href;
}

function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const end = /[\ud800-\udbff]/.test(text[maxLength - 1] ?? '') ? maxLength - 1 : maxLength;
  return text.slice(0, end);
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
