import { canonicalizeJson } from '../encoding/json-canonical.ts';
import { listOf, objectOf, textsOf } from '../json-value.ts';
import { JsonLdError } from './json-ld-error.ts';
import { isAbsolute, isKeyword, looksLikeKeyword } from './iri.ts';
import { checkLanguage } from './language.ts';

/** What one word of a document means. */
export interface Term {
  /** IRI or keyword; null for a word that is to be ignored. */
  readonly id: string | null;
  /** May be the part before the colon of a compact IRI. */
  readonly prefix: boolean;
  /** May not be redefined. */
  readonly guarded: boolean;
  /** Datatype IRI, `@id`, `@vocab`, `@json` or `@none`. */
  readonly type: string | undefined;
  /** Lower-case language of its strings; null for none. */
  readonly language: string | null | undefined;
  readonly container: readonly string[];
  /** Context for what stands below it. */
  readonly context: unknown;
  /** A part of JSON-LD that is left out here; using the word is refused. */
  readonly unsupported: string | undefined;
}

/** The meaning of all words at one place of a document (JSON-LD 1.1 API section 4.1). Not changed once it is made. */
export interface ActiveContext {
  readonly terms: ReadonlyMap<string, Term>;
  readonly vocab?: string;
  readonly language?: string;
  /** What to go back to below a node whose type brought its own words. */
  readonly previous?: ActiveContext;
}

/** The parts of a context that is being read, before it is an `ActiveContext`. */
export interface Draft {
  terms: Map<string, Term>;
  vocab?: string | undefined;
  language?: string | undefined;
}

/** A local context on its way into a draft. */
export interface Reading {
  readonly draft: Draft;
  readonly local: { readonly [term: string]: unknown };
  /** Words begun (false) and finished (true): finds definitions that go in circles. */
  readonly defined: Map<string, boolean>;
  readonly mayOverride: boolean;
}

const LEFT_OUT = ['@reverse', '@index', '@nest', '@direction'];
const KNOWN = new Set(['@id', '@type', '@container', '@context', '@language', '@prefix', '@protected', ...LEFT_OUT]);
const CONTAINERS = new Set(['@set', '@list', '@graph', '@language']);
/** Longest identifier that a word may stand for, in UTF-16 units. Words are made of words: each could be longer than the one before. */
export const MAX_IRI = 4_000;
const CONTAINERS_LEFT_OUT = new Set(['@index', '@id', '@type']);

/**
 * Reads one definition of a local context into the draft (JSON-LD 1.1 API section 4.2).
 * @throws JsonLdError
 */
export function defineTerm(reading: Reading, term: string): void {
  const { draft, local, defined, mayOverride } = reading;
  const state = defined.get(term);
  if (state === true) return;
  if (state === false || term === '' || looksLikeKeyword(term)) throw new JsonLdError('invalid', term);
  defined.set(term, false);
  const former = draft.terms.get(term);
  draft.terms.delete(term);
  const value = local[term];
  const found = typeof value === 'string' || value === null ? readIri(reading, term, value) : readEntry(reading, term, value);
  if ([found.id, found.type].some((iri) => (iri ?? '').length > MAX_IRI)) throw new JsonLdError('too-complex', term);
  if (former?.guarded && !mayOverride && !sameMeaning(former, found)) throw new JsonLdError('invalid', term);
  draft.terms.set(term, former?.guarded && !mayOverride ? former : found);
  defined.set(term, true);
}

// What a word is of which a context says no more. Every member is always there: terms of one shape are quicker to look up.
const PLAIN: Omit<Term, 'guarded'> = {
  id: null,
  prefix: false,
  type: undefined,
  language: undefined,
  container: [],
  context: undefined,
  unsupported: undefined,
};

// Most words of a context are no more than an IRI, and there are hundreds of them.
function readIri(reading: Reading, term: string, value: string | null): Term {
  const id = readId(reading, term, value);
  const prefix = !term.includes(':', 1) && /[:/?#[\]@]$/.test(id ?? '');
  return { ...PLAIN, id, prefix, guarded: reading.local['@protected'] === true };
}

function readEntry(reading: Reading, term: string, value: unknown): Term {
  const entry = objectOf(value);
  if (!entry || Object.keys(entry).some((key) => !KNOWN.has(key))) throw new JsonLdError('invalid', term);
  const { '@prefix': prefix = false, '@protected': guarded = reading.local['@protected'] === true } = entry;
  if (typeof prefix !== 'boolean' || typeof guarded !== 'boolean') throw new JsonLdError('invalid', term);
  const leftOut = LEFT_OUT.find((key) => key in entry);
  if (leftOut !== undefined) return { ...PLAIN, guarded, unsupported: leftOut };
  const id = readId(reading, term, entry['@id']);
  const container = textsOf(entry['@container']);
  const unsupported = container.find((each) => CONTAINERS_LEFT_OUT.has(each));
  if (container.length !== listOf(entry['@container']).length) throw new JsonLdError('invalid', term);
  if (container.some((each) => !CONTAINERS.has(each) && each !== unsupported)) throw new JsonLdError('invalid', term);
  const language = entry['@type'] === undefined ? entry['@language'] : undefined;
  return {
    ...PLAIN,
    id,
    prefix,
    guarded,
    type: entry['@type'] === undefined ? undefined : readType(reading, term, entry['@type']),
    language: language === undefined || language === null ? language : checkLanguage(language),
    container,
    context: entry['@context'],
    unsupported,
  };
}

function readId(reading: Reading, term: string, id: unknown): string | null {
  if (id === null) return null;
  if (id !== undefined && id !== term) {
    if (typeof id !== 'string' || (looksLikeKeyword(id) && !isKeyword(id))) throw new JsonLdError('invalid', term);
    const iri = expandIri(reading.draft, id, { vocab: true }, reading);
    if (iri === null || iri === '@context' || !(isAbsolute(iri) || isKeyword(iri))) throw new JsonLdError('invalid', term);
    // A word that looks like an IRI has to mean that IRI.
    if (/:[^:]|\//.test(term)) {
      reading.defined.set(term, true);
      const asIri = expandIri(reading.draft, term, { vocab: true }, reading);
      reading.defined.set(term, false);
      if (asIri !== iri) throw new JsonLdError('invalid', term);
    }
    return iri;
  }
  const colon = term.indexOf(':');
  if (colon > 0) {
    const prefix = term.slice(0, colon);
    if (Object.hasOwn(reading.local, prefix)) defineTerm(reading, prefix);
    const found = reading.draft.terms.get(prefix);
    return found ? `${found.id}${term.slice(colon + 1)}` : term;
  }
  if (reading.draft.vocab === undefined) throw new JsonLdError('invalid', term);
  return reading.draft.vocab + term;
}

function readType(reading: Reading, term: string, type: unknown): string {
  if (typeof type !== 'string') throw new JsonLdError('invalid', term);
  if (['@id', '@vocab', '@json', '@none'].includes(type)) return type;
  const iri = expandIri(reading.draft, type, { vocab: true }, reading);
  if (iri === null || !isAbsolute(iri) || iri.startsWith('_:')) throw new JsonLdError('invalid', term);
  return iri;
}

function sameMeaning(...terms: readonly [one: Term, other: Term]): boolean {
  const [one, other] = terms.map((term) => ({ ...term, guarded: true }));
  // Nearly always the definition is repeated to the letter.
  return JSON.stringify(one) === JSON.stringify(other) || canonicalizeJson(one) === canonicalizeJson(other);
}

/**
 * What a word or a compact IRI stands for (JSON-LD 1.1 API section 5.2). A result that is not absolute is one that nothing
 * defines; null is one that is to be ignored. With `reading`, words of the context being read are defined on the way.
 */
export function expandIri(
  context: ActiveContext | Draft,
  value: string,
  { vocab }: { readonly vocab: boolean },
  reading?: Reading,
): string | null {
  if (isKeyword(value)) return value;
  if (looksLikeKeyword(value)) return null;
  if (reading && Object.hasOwn(reading.local, value)) defineTerm(reading, value);
  const term = vocab ? context.terms.get(value) : undefined;
  if (term) {
    if (term.unsupported !== undefined) throw new JsonLdError('unsupported', value);
    return term.id;
  }
  const colon = value.indexOf(':');
  if (colon > 0) {
    const prefix = value.slice(0, colon);
    const suffix = value.slice(colon + 1);
    if (prefix === '_' || suffix.startsWith('//')) return value;
    if (reading && Object.hasOwn(reading.local, prefix)) defineTerm(reading, prefix);
    const found = context.terms.get(prefix);
    if (found?.prefix) return `${found.id}${suffix}`;
    if (isAbsolute(value)) return value;
  }
  return vocab && context.vocab !== undefined ? context.vocab + value : value;
}
