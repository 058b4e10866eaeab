/** A start tag, an end tag or a piece of text of an XML document; `start` and `end` are where it stands in the text. */
export interface XmlToken {
  readonly kind: 'open' | 'close' | 'text' | 'cdata';
  /** Name of the element, with its prefix as it was written; '' for text. */
  readonly name: string;
  /** Attributes of a start tag, undecoded. */
  readonly attributes: ReadonlyMap<string, string>;
  /** `<a/>`: no end tag follows. */
  readonly empty: boolean;
  /** Text between tags (entities not decoded) or the inside of a CDATA section. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The text is not well-formed XML, or uses what is refused. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

const NAME = /[A-Za-z_:\u0080-\uffff][\w:.\-\u0080-\uffff]*/y;
const NONE: ReadonlyMap<string, string> = new Map();
const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" };

/**
 * Reads an XML document token by token, in one pass and without ever expanding anything: comments, processing instructions
 * and a document type (with its internal subset) are stepped over. Nothing is loaded.
 * @throws XmlError for what is cut off or not XML
 */
export function* xmlTokens(text: string): Generator<XmlToken> {
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      const token = textToken('text', text, { start: at, end: end < 0 ? text.length : end, inset: 0 });
      yield token;
      at = token.end;
    } else if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) {
      const end = after(text, ']]>', at + 9);
      yield textToken('cdata', text, { start: at, end, inset: 9 });
      at = end;
    } else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.startsWith('<!DOCTYPE', at)) at = afterDoctype(text, at + 9);
    else {
      const token = tagToken(text, at);
      yield token;
      at = token.end;
    }
  }
}

/**
 * Decodes the five predefined entities and character references.
 * @throws XmlError for any other entity: a document's own entities are never expanded
 */
export function decodeXml(text: string): string {
  return text.replace(/&([^;&\s]{0,32});?/g, (whole, name: string) => {
    const code = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const point = code ? parseInt(code[1] ?? code[2] ?? '', code[1] === undefined ? 10 : 16) : 0;
    const decoded =
      point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : Object.hasOwn(ENTITIES, name) && ENTITIES[name];
    if (!whole.endsWith(';') || !decoded) throw new XmlError(`entity ${whole.slice(0, 40)} is refused`);
    return decoded;
  });
}

function textToken(kind: 'text' | 'cdata', text: string, place: { start: number; end: number; inset: number }): XmlToken {
  const { start, end, inset } = place;
  return {
    kind,
    name: '',
    attributes: NONE,
    empty: false,
    text: text.slice(start + inset, inset === 0 ? end : end - 3),
    start,
    end,
  };
}

function tagToken(text: string, start: number): XmlToken {
  const close = text[start + 1] === '/';
  const name = nameAt(text, start + (close ? 2 : 1));
  let at = start + (close ? 2 : 1) + name.length;
  const attributes = new Map<string, string>();
  for (;;) {
    const before = at;
    while (/\s/.test(text[at] ?? '')) at++;
    const empty = text[at] === '/' && !close;
    if (text[at + (empty ? 1 : 0)] === '>') {
      return { kind: close ? 'close' : 'open', name, attributes, empty, text: '', start, end: at + (empty ? 2 : 1) };
    }
    if (before === at || close) throw new XmlError(`tag at ${start} is broken`);
    at = attribute(text, at, attributes);
  }
}

function attribute(text: string, start: number, attributes: Map<string, string>): number {
  const name = nameAt(text, start);
  let at = start + name.length;
  while (/[\s=]/.test(text[at] ?? '')) at++;
  const quote = text[at] ?? '';
  if ((quote !== '"' && quote !== "'") || attributes.has(name)) throw new XmlError(`attribute at ${start} is broken`);
  const end = after(text, quote, at + 1);
  const value = text.slice(at + 1, end - 1);
  if (value.includes('<')) throw new XmlError(`attribute at ${start} holds a tag`);
  attributes.set(name, value);
  return end;
}

function nameAt(text: string, at: number): string {
  NAME.lastIndex = at;
  const name = NAME.exec(text)?.[0];
  if (name === undefined || name.length > 1000) throw new XmlError(`no name at ${at}`);
  return name;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new XmlError(`cut off: ${mark} is missing`);
  return at + mark.length;
}

// `<!DOCTYPE svg PUBLIC "..." "..." [ <!ENTITY x "..."> <!-- ... --> ]>`: quoted text and comments may hold `]` and `>`.
function afterDoctype(text: string, from: number): number {
  let at = from;
  for (let inside = false; at < text.length;) {
    const character = text[at] ?? '';
    if (character === '"' || character === "'") at = after(text, character, at + 1);
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (character === '>' && !inside) return at + 1;
    else {
      if (character === '[') inside = true;
      if (character === ']') inside = false;
      at++;
    }
  }
  throw new XmlError('cut off: the document type does not end');
}
