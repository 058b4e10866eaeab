import { contextDocument } from '../contexts/context-documents.ts';
import { objectOf } from '../json-value.ts';
import { defineTerm, expandIri, MAX_IRI, type ActiveContext, type Draft, type Reading } from './active-context.ts';
import { isAbsolute } from './iri.ts';
import { JsonLdError } from './json-ld-error.ts';
import { checkLanguage } from './language.ts';

/** How a context came to stand where it stands. `document`: in the document itself; `property`, `type`: by a term's own context. */
export type ContextOrigin = 'document' | 'property' | 'type';

/** Which publication of a context to use, by URL, where one URL had several. */
export type Revisions = ReadonlyMap<string, string>;

/** More contexts than this in one list are refused: no credential needs them, and each may cost much. */
const MAX_CONTEXTS = 32;

/** When so many contexts have been remembered, the memory starts afresh. */
const MAX_REMEMBERED = 500;

const LEFT_OUT = ['@base', '@direction', '@import', '@propagate'];
const ABOUT_CONTEXT = new Set(['@version', '@vocab', '@language', '@protected', '@type', ...LEFT_OUT]);

/** Most words that are taken over from context to context within one document. Real credentials take some 1,500. */
const MAX_WORK = 100_000;

let work = 0;
let initial: ActiveContext = { terms: new Map() };
let remembered = 0;

/** The context of a document before any of its own; what reading its contexts takes is counted from here. */
export function startContext(): ActiveContext {
  work = 0;
  return initialContext();
}

function initialContext(): ActiveContext {
  if (remembered > MAX_REMEMBERED) {
    initial = { terms: new Map() };
    remembered = 0;
  }
  return initial;
}

/**
 * Applies a local context: a URL, an object, null, or a list of these (JSON-LD 1.1 API section 4.1). Only bundled contexts
 * are known; nothing is fetched.
 * @throws JsonLdError
 */
export function processContext(
  active: ActiveContext,
  local: unknown,
  { origin, revisions }: { readonly origin: ContextOrigin; readonly revisions: Revisions },
): ActiveContext {
  const entries: readonly unknown[] = Array.isArray(local) ? local : [local];
  if (entries.length > MAX_CONTEXTS) throw new JsonLdError('too-complex', '@context');
  let result = active;
  for (const entry of entries) result = applyEntry(result, entry, { origin, revisions });
  return result;
}

function applyEntry(
  active: ActiveContext,
  entry: unknown,
  options: { readonly origin: ContextOrigin; readonly revisions: Revisions },
): ActiveContext {
  if (entry === null) {
    if (options.origin !== 'property' && [...active.terms.values()].some((term) => term.guarded))
      throw new JsonLdError('invalid', '@context');
    return options.origin === 'type' ? { ...initialContext(), previous: active.previous ?? active } : initialContext();
  }
  const url = typeof entry === 'string' ? entry : undefined;
  const local = objectOf(url === undefined ? entry : contextDocument(url, options.revisions.get(url)));
  if (!local) throw url === undefined ? new JsonLdError('invalid', '@context') : new JsonLdError('context-unknown', url);
  if (local['@context'] !== undefined) return processContext(active, local['@context'], options);
  return recall(active, local, options.origin);
}

type Local = { readonly [term: string]: unknown };

// Contexts are never changed once they are made, so that the same step from the same place is taken only once.
const memory: { readonly [Origin in ContextOrigin]: WeakMap<ActiveContext, WeakMap<Local, ActiveContext>> } = {
  document: new WeakMap(),
  property: new WeakMap(),
  type: new WeakMap(),
};

function recall(active: ActiveContext, local: Local, origin: ContextOrigin): ActiveContext {
  let steps = memory[origin].get(active);
  if (!steps) memory[origin].set(active, (steps = new WeakMap()));
  let result = steps.get(local);
  if (!result) {
    steps.set(local, (result = readContext(active, local, origin)));
    remembered++;
  }
  return result;
}

function readContext(active: ActiveContext, local: Local, origin: ContextOrigin): ActiveContext {
  const leftOut = LEFT_OUT.find((key) => key in local);
  if (leftOut !== undefined) throw new JsonLdError('unsupported', leftOut);
  if ('@version' in local && local['@version'] !== 1.1) throw new JsonLdError('invalid', '@version');
  work += active.terms.size + Object.keys(local).length;
  if (work > MAX_WORK) throw new JsonLdError('too-complex', '@context');
  const draft: Draft = { ...active, terms: new Map(active.terms) };
  const reading: Reading = { draft, local, defined: new Map(), mayOverride: origin === 'property' };
  if ('@vocab' in local) draft.vocab = readVocab(draft, local['@vocab']);
  if ('@language' in local) draft.language = readLanguage(local['@language']);
  for (const term of Object.keys(local)) if (!ABOUT_CONTEXT.has(term)) defineTerm(reading, term);
  const { terms, vocab, language } = draft;
  const previous = origin === 'type' ? (active.previous ?? active) : active.previous;
  return {
    terms,
    ...(vocab !== undefined && { vocab }),
    ...(language !== undefined && { language }),
    ...(previous && { previous }),
  };
}

function readVocab(draft: Draft, value: unknown): string | undefined {
  if (value === null) return undefined;
  const iri = typeof value === 'string' ? expandIri(draft, value, { vocab: true }) : null;
  if (iri === null || !isAbsolute(iri)) throw new JsonLdError('invalid', '@vocab');
  if (iri.length > MAX_IRI) throw new JsonLdError('too-complex', '@vocab');
  return iri;
}

function readLanguage(value: unknown): string | undefined {
  if (value === null) return undefined;
  return checkLanguage(value);
}
