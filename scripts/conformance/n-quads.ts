import { JsonLdError } from '../../widget/verification/json-ld/json-ld-error.ts';
import { iriTerm, literalTerm } from '../../widget/verification/json-ld/literal.ts';
import type { Quad } from '../../widget/verification/json-ld/quads.ts';

const IRI = '<(?:[^<>"{}|^`\\\\\\u0000-\\u0020]|\\\\u[0-9A-Fa-f]{4}|\\\\U[0-9A-Fa-f]{8})*>';
const BLANK = '_:[^\\s.<>"]+(?:\\.+[^\\s.<>"]+)*';
const LITERAL = '"(?:[^"\\\\\\n\\r]|\\\\.)*"(?:\\^\\^<[^>]*>|@[A-Za-z0-9-]+)?';
const LINE = new RegExp(
  `^[ \\t]*(${IRI}|${BLANK})[ \\t]*(${IRI})[ \\t]*(${IRI}|${BLANK}|${LITERAL})[ \\t]*(${IRI}|${BLANK})?[ \\t]*\\.[ \\t]*(?:#.*)?$`,
);
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g;
const SHORT: { readonly [letter: string]: string } = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' };

/**
 * Reads N-Quads (RDF 1.1) into statements, each part in canonical spelling. For whoever canonicalizes a dataset that is no
 * JSON-LD document, as the test suite of RDFC-1.0 does.
 * @throws JsonLdError `invalid` with the line that is no statement
 */
export function parseNQuads(text: string): readonly Quad[] {
  const quads: Quad[] = [];
  for (const line of text.split(/[\r\n]+/)) {
    if (/^[ \t]*(#.*)?$/.test(line)) continue;
    const [, subject, predicate, object, graph] = LINE.exec(line) ?? [];
    if (subject === undefined || predicate === undefined || object === undefined) throw new JsonLdError('invalid', line);
    quads.push({ subject: term(subject), predicate: term(predicate), object: term(object), graph: graph ? term(graph) : '' });
  }
  return quads;
}

function term(text: string): string {
  if (text.startsWith('_:')) return text;
  if (text.startsWith('<')) return iriTerm(unescape(text.slice(1, -1)));
  const end = text.lastIndexOf('"');
  const value = unescape(text.slice(1, end));
  const rest = text.slice(end + 1);
  if (rest.startsWith('@')) return literalTerm(value, { language: rest.slice(1) });
  // The value is in its datatype's spelling already, so only strings are passed on as such.
  const plain = literalTerm(value, {});
  const datatype = rest === '' ? plain : `${plain}^^${iriTerm(unescape(rest.slice(3, -1)))}`;
  return rest === '^^<http://www.w3.org/2001/XMLSchema#string>' ? plain : datatype;
}

function unescape(text: string): string {
  return text.replace(ESCAPE, (_, short?: string, long?: string, letter?: string) => {
    const code = short ?? long;
    return code === undefined ? (SHORT[letter ?? ''] ?? letter ?? '') : String.fromCodePoint(parseInt(code, 16));
  });
}
