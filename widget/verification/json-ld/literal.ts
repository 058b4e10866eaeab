import { canonicalizeJson, LONE_SURROGATE } from '../encoding/json-canonical.ts';
import { JsonLdError } from './json-ld-error.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const RDF_JSON = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON';

const ESCAPED = /[\u0000-\u001f"\\\u007f]/g;
const SHORT: { readonly [character: string]: string } = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};
const NUMERAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const IRI_ESCAPED = /[\u0000-\u0020<>"{}|^`\\]/g;

/**
 * An IRI as an N-Quads term (RDF 1.1 N-Quads, canonical form of RDFC-1.0 section 5).
 * @throws JsonLdError for what is no Unicode text
 */
export function iriTerm(iri: string): string {
  return `<${unicode(iri, '@id').replace(IRI_ESCAPED, unicodeEscape)}>`;
}

/** What is known of a literal besides its value. */
export interface LiteralType {
  /** Datatype IRI or `@json`. */
  readonly type?: string | undefined;
  /** Lower-case language tag. */
  readonly language?: string | undefined;
}

/**
 * A JSON value as an N-Quads literal (JSON-LD 1.1 API section 8.2.2, "Object to RDF Conversion").
 * @throws JsonLdError for a value that no literal can hold; TypeError for an `@json` value that JSON cannot
 */
export function literalTerm(value: unknown, { type, language }: LiteralType): string {
  if (type === '@json') return typed(canonicalizeJson(value), RDF_JSON);
  if (typeof value === 'boolean') return typed(String(value), type ?? `${XSD}boolean`);
  const isDouble = type === `${XSD}double`;
  if (typeof value === 'string' && !isDouble) {
    return language === undefined ? typed(value, type ?? `${XSD}string`) : `${quoted(value)}@${language}`;
  }
  // What is no number has no spelling as one, and no two such values may share one.
  const number = typeof value === 'string' && NUMERAL.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new JsonLdError('invalid', '@value');
  if (!isDouble && Number.isInteger(number) && Math.abs(number) < 1e21) return typed(number.toFixed(0), type ?? `${XSD}integer`);
  return typed(doubleText(number), type ?? `${XSD}double`);
}

function doubleText(number: number): string {
  return number.toExponential(15).replace(/(\d)0*e\+?/, '$1E');
}

function typed(text: string, datatype: string): string {
  return datatype === `${XSD}string` ? quoted(text) : `${quoted(text)}^^${iriTerm(datatype)}`;
}

function quoted(text: string): string {
  return `"${unicode(text, '@value').replace(ESCAPED, (character) => SHORT[character] ?? unicodeEscape(character))}"`;
}

// RDF 1.1 section 3.3: text is Unicode. In UTF-8 every lone surrogate is U+FFFD, so that two documents would have one signature.
function unicode(text: string, at: string): string {
  if (LONE_SURROGATE.test(text)) throw new JsonLdError('invalid', at);
  return text;
}

function unicodeEscape(character: string): string {
  return '\\u' + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
