// Scheme and colon, or a blank node; no white space (JSON-LD leaves finer checks to others).
const ABSOLUTE = /^([A-Za-z][A-Za-z0-9+-.]*|_):[^\s]*$/;

const KEYWORDS = new Set(
  (
    '@base @container @context @default @direction @embed @explicit @graph @id @included @index @json @language @list @nest ' +
    '@none @omitDefault @prefix @preserve @protected @requireAll @reverse @set @type @value @version @vocab'
  ).split(' '),
);

/** Whether a text is an absolute IRI or a blank node identifier. */
export function isAbsolute(text: string): boolean {
  return ABSOLUTE.test(text);
}

/** Whether a text is a JSON-LD keyword. */
export function isKeyword(text: string): boolean {
  return text.startsWith('@') && KEYWORDS.has(text);
}

/** Whether a text has the form of a keyword, which is reserved whether there is one or not. */
export function looksLikeKeyword(text: string): boolean {
  return /^@[A-Za-z]+$/.test(text);
}
