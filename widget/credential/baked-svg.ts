import { BadgeError } from '../badge/badge-error.ts';
import { webUrl } from '../badge/plain-text.ts';
import type { XmlToken } from '../badge/xml-tags.ts';
import { decodeXml, XmlError, xmlTokens } from '../badge/xml-tags.ts';
import type { BakedKeyword, BakedText } from './baked-png.ts';
import { looksLikeJws } from './compact-jws.ts';
import type { ReadNote } from './credential.ts';
import { MAX_TEXT_BYTES, objectOf, parseJson, utf8Text } from './json-text.ts';

interface Form {
  readonly namespace: string;
  readonly element: string;
}

const FORMS: Readonly<Record<BakedKeyword, Form>> = {
  openbadges: { namespace: 'http://openbadges.org', element: 'assertion' },
  openbadgecredential: { namespace: 'https://purl.imsglobal.org/ob/v3p0', element: 'credential' },
};

const MAX_DEPTH = 256;
const MAX_BAKED = 100;
/** Most elements that are called as a badge's is, in whichever namespace: each is looked up among all that it stands in. */
const MAX_NAMED = 10_000;
/** Longest declaration of a namespace that is read, in UTF-16 units. Those of badges are shorter, also in character references. */
const MAX_DECLARATION = 1_000;

interface BakedElement {
  readonly keyword: BakedKeyword;
  readonly verify: string;
  readonly body: string;
  readonly start: number;
  readonly end: number;
}

interface Scan {
  readonly elements: readonly BakedElement[];
  readonly root: XmlToken;
}

interface OpenElement {
  readonly token: XmlToken;
  readonly keyword: BakedKeyword | undefined;
  body: string;
}

/**
 * Finds the credential in an SVG: the first `assertion` (OB 2.0) or `credential` (OB 3.0) element of its namespace, whatever
 * the prefix; Open Badges 3 counts before 2. Its `verify` attribute is a JWS or a URL, its text the document.
 * @throws BadgeError
 */
export function extractSvg(bytes: Uint8Array): BakedText {
  const { elements } = scan(utf8Text(bytes));
  const found = elements.find(({ keyword }) => keyword === 'openbadgecredential') ?? elements[0];
  if (!found) throw new BadgeError('BADGE_IMAGE_WITHOUT_BADGE');
  const { keyword, verify, body } = found;
  const notes: ReadNote[] = [];
  if (elements.filter((other) => other.keyword === keyword).length > 1) notes.push({ code: 'repeated-badge-chunk', at: keyword });
  if (elements.some((other) => other.keyword !== keyword)) notes.push({ code: 'other-version-baked-too', at: keyword });
  if (body === '' || looksLikeJws(verify)) return { keyword, text: verify, notes };
  return { keyword, text: body, notes, ...(verify === '' ? {} : { verify }) };
}

/** Writes a credential into an SVG as the only element of its form. @throws BadgeError when the picture is broken */
export function bakeSvg(bytes: Uint8Array, text: string, keyword: BakedKeyword): Uint8Array {
  const svg = utf8Text(bytes);
  const { elements, root } = scan(svg);
  const { namespace, element } = FORMS[keyword];
  const attribute = verifyAttribute(text, keyword);
  const body = looksLikeJws(text) || webUrl(text) !== undefined ? '' : `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  const baked = `<openbadges:${element} xmlns:openbadges="${namespace}"${attribute}>${body}</openbadges:${element}>`;
  let rest = svg.slice(root.end);
  for (const old of elements.filter((other) => other.keyword === keyword).reverse()) {
    rest = rest.slice(0, old.start - root.end) + rest.slice(old.end - root.end);
  }
  const head = svg.slice(0, root.end);
  const open = root.empty ? `${head.slice(0, -2)}>${baked}</${root.name}>` : head + baked;
  return new TextEncoder().encode(open + rest);
}

// OB 2.0 wants the place of a hosted Assertion in the attribute beside the document; OB 3.0 only a JWT.
function verifyAttribute(text: string, keyword: BakedKeyword): string {
  if (looksLikeJws(text) || webUrl(text) !== undefined) return ` verify="${escaped(text)}"`;
  if (keyword !== 'openbadges') return '';
  const { id: own, verify } = objectOf(parseJson(text)) ?? {};
  // Open Badges 1.0 has no id, and says the same in `verify.url`.
  const id = own ?? objectOf(verify)?.url;
  return typeof id === 'string' ? ` verify="${escaped(id)}"` : '';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function scan(text: string): Scan {
  try {
    return scanTokens(text);
  } catch (cause) {
    if (cause instanceof XmlError)
      throw new BadgeError('BADGE_IMAGE_BROKEN', { message: `the SVG is broken: ${cause.message}`, cause });
    throw cause;
  }
}

function scanTokens(text: string): Scan {
  const elements: BakedElement[] = [];
  const open: OpenElement[] = [];
  let named = 0;
  let root: XmlToken | undefined;
  for (const token of xmlTokens(text)) {
    const parent = open.at(-1);
    if (token.kind === 'open') {
      if (root && !parent) throw new XmlError('two roots');
      root ??= token;
      if (isCalledBadge(token) && ++named > MAX_NAMED) throw new XmlError(`more than ${MAX_NAMED} elements of a badge's name`);
      const element: OpenElement = { token, keyword: undefined, body: '' };
      open.push(element);
      if (open.length > MAX_DEPTH)
        throw new BadgeError('BADGE_TOO_DEEP', { message: `the SVG is nested deeper than ${MAX_DEPTH}` });
      open[open.length - 1] = { ...element, keyword: keywordOf(open) };
    } else if (parent?.keyword) {
      parent.body += token.kind === 'cdata' ? token.text : decodeXml(token.text);
    }
    if (token.kind === 'close' || token.empty) closeElement(token, open.pop(), elements);
  }
  if (!root || open.length > 0) throw new XmlError('cut off');
  return { elements, root };
}

function closeElement(token: XmlToken, element: OpenElement | undefined, elements: BakedElement[]): void {
  if (element?.token.name !== token.name) throw new XmlError('tags do not match');
  if (!element.keyword) return;
  if (elements.length >= MAX_BAKED) throw new XmlError(`more than ${MAX_BAKED} badges`);
  if (element.body.length > MAX_TEXT_BYTES)
    throw new BadgeError('BADGE_TOO_LARGE', { message: `the badge element is longer than ${MAX_TEXT_BYTES}` });
  const verify = decodeXml(element.token.attributes.get('verify') ?? '').trim();
  elements.push({ keyword: element.keyword, verify, body: element.body.trim(), start: element.token.start, end: token.end });
}

function isCalledBadge({ name }: XmlToken): boolean {
  const [, local] = splitName(name);
  return local === FORMS.openbadges.element || local === FORMS.openbadgecredential.element;
}

function keywordOf(open: readonly OpenElement[]): BakedKeyword | undefined {
  const token = open.at(-1)?.token;
  if (!token || !isCalledBadge(token)) return undefined;
  const [prefix, local] = splitName(token.name);
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const declared = open.findLast(({ token }) => token.attributes.has(declaration))?.token.attributes.get(declaration) ?? '';
  const namespace = declared.length > MAX_DECLARATION ? '' : decodeXml(declared);
  if (local === FORMS.openbadges.element && namespace === FORMS.openbadges.namespace) return 'openbadges';
  return local === FORMS.openbadgecredential.element && namespace === FORMS.openbadgecredential.namespace
    ? 'openbadgecredential'
    : undefined;
}

function splitName(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}
