import { hasWord } from '../contexts/context-documents.ts';
import type { ActiveContext } from './active-context.ts';
import { isKeyword } from './iri.ts';

/** Namespace of RDF's own words. */
export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const CREDENTIALS = 'https://www.w3.org/2018/credentials#';
const EXPIRATION = 'https://w3id.org/security#expiration';

/** Whether what a property states decides on whether a credential counts. */
export function decides(iri: string): boolean {
  return iri.startsWith(CREDENTIALS) || iri === EXPIRATION;
}

/**
 * What a badge states is looked for by its words. Under another spelling (the full IRI, a compact one, an alias) it is stated just the
 * same and is as well signed, and whoever looks for it finds nothing. What has no word in the contexts is looked for by nobody; whether
 * it has one does not hang on the place, whose words a class spelled in full, or a context left out, takes away.
 */
export function isOwnWord({ terms }: ActiveContext, key: string, iri: string): boolean {
  if (iri === '@id') return key === 'id' || key === iri;
  if (iri.startsWith(CREDENTIALS)) return iri === CREDENTIALS + key;
  if (iri === EXPIRATION) return key === 'expires';
  if (!terms.has(key) && !isKeyword(key) && (iri.startsWith(RDF) || hasWord(iri))) return false;
  // Some publications of the vocabulary have one identifier for a class and for the property that has its instances (`Image`, `image`).
  const isProperty = terms.has(key) && !/^[A-Z]/.test(key);
  return isProperty || isKeyword(key) || (wordsIn(terms).get(iri) ?? 0) <= (terms.get(key)?.id === iri ? 1 : 0);
}

const counted = new WeakMap<ActiveContext['terms'], ReadonlyMap<string | null, number>>();

// How many words mean each identifier. Counted once: a document may have thousands of members under a context of thousands of words.
function wordsIn(terms: ActiveContext['terms']): ReadonlyMap<string | null, number> {
  const known = counted.get(terms);
  if (known) return known;
  const words = new Map<string | null, number>();
  for (const { id } of terms.values()) words.set(id, (words.get(id) ?? 0) + 1);
  counted.set(terms, words);
  return words;
}
