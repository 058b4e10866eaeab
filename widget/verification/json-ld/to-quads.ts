import type { JsonObject } from '../../credential/credential.ts';
import { listOf, objectOf } from '../json-value.ts';
import { expandIri, type ActiveContext, type Term } from './active-context.ts';
import { MAX_CHARACTERS, MAX_QUADS, newEffort, type Effort } from './effort.ts';
import { isAbsolute, isKeyword, looksLikeKeyword } from './iri.ts';
import { JsonLdError } from './json-ld-error.ts';
import { checkLanguage } from './language.ts';
import { iriTerm, literalTerm } from './literal.ts';
import { decides, isOwnWord, RDF } from './own-word.ts';
import { startContext, processContext, type Revisions } from './process-context.ts';
import type { Quad } from './quads.ts';

const RDF_TYPE = iriTerm(`${RDF}type`);
const RDF_FIRST = iriTerm(`${RDF}first`);
const RDF_REST = iriTerm(`${RDF}rest`);
const RDF_NIL = iriTerm(`${RDF}nil`);

const MAX_DEPTH = 100;

/**
 * A JSON-LD document as RDF statements, in safe mode: expansion and conversion of JSON-LD 1.1 (API sections 5.1 and 8.1) in
 * one walk, and whatever would silently be dropped on the way is an error instead. Left out, and refused as `unsupported`,
 * is what no credential uses: `@reverse`, `@nest`, `@included`, index maps, `@base`, `@import`, explicit `@graph`.
 * @throws JsonLdError
 */
export function toQuads(document: JsonObject, revisions: Revisions = new Map(), effort: Effort = newEffort()): readonly Quad[] {
  if (effort.statements <= 0 || effort.characters <= 0) throw new JsonLdError('too-complex', '@graph');
  const walk: Walk = { revisions, quads: [], blanks: new Map(), made: 0, depth: 0, characters: 0 };
  try {
    expandObject(walk, { active: startContext(), property: undefined, graph: '', top: true }, document);
  } finally {
    effort.statements -= walk.quads.length;
    effort.characters -= walk.characters;
  }
  return walk.quads;
}

interface Walk {
  readonly revisions: Revisions;
  readonly quads: Quad[];
  /** The document's own blank node names, and ours for them. */
  readonly blanks: Map<string, string>;
  /** The node that the document is about. */
  root?: string;
  made: number;
  depth: number;
  /** Of the statements so far. */
  characters: number;
}

/** Where in the document a value stands. */
interface Place {
  readonly active: ActiveContext;
  /** The word that it is the value of. */
  readonly property: string | undefined;
  /** The graph that statements go to. */
  readonly graph: string;
  /** Whether nothing refers to it, so that a node without statements would vanish. */
  readonly top?: boolean;
}

function expandObject(walk: Walk, place: Place, element: JsonObject): readonly string[] {
  if (++walk.depth > MAX_DEPTH) throw new JsonLdError('too-complex', '@context');
  const keys = Object.keys(element);
  let active = enter(walk, place, element, keys);
  const typeScope = active;
  for (const key of keys.sort()) {
    if (expandIri(active, key, { vocab: true }) !== '@type') continue;
    for (const type of listOf(element[key]).toSorted()) {
      const context = typeof type === 'string' ? typeScope.terms.get(type)?.context : undefined;
      if (context !== undefined) active = processContext(active, context, { origin: 'type', revisions: walk.revisions });
    }
  }
  const members = new Map<string, string>();
  for (const key of keys) if (key !== '@context') members.set(key, expandKey(active, key));
  const inside: Place = { ...place, active };
  const terms = [...members.values()].some(isValueKeyword)
    ? expandValueObject(walk, inside, { element, members, typeScope })
    : [expandNode(walk, inside, { element, members, typeScope })];
  walk.depth--;
  return terms;
}

interface Expanding {
  readonly element: JsonObject;
  /** Keys of the element and what they stand for. */
  readonly members: ReadonlyMap<string, string>;
  readonly typeScope: ActiveContext;
}

// JSON-LD 1.1 API section 5.1.2 steps 7 to 9: leave the words of the type above, take those of the property, then its own.
function enter(walk: Walk, { active, property }: Place, element: JsonObject, keys: readonly string[]): ActiveContext {
  const scoped = property === undefined ? undefined : active.terms.get(property)?.context;
  const { revisions } = walk;
  let result = active.previous && !staysInType(active, element, keys) ? active.previous : active;
  if (scoped !== undefined) result = processContext(result, scoped, { origin: 'property', revisions });
  if ('@context' in element) result = processContext(result, element['@context'], { origin: 'document', revisions });
  return result;
}

function staysInType(active: ActiveContext, element: JsonObject, keys: readonly string[]): boolean {
  if (keys.length > 2 || '@context' in element) return false;
  return keys.some((key) => {
    const keyword = expandIri(active, key, { vocab: true });
    return keyword === '@value' || (keyword === '@id' && keys.length === 1);
  });
}

function expandKey(active: ActiveContext, key: string): string {
  const iri = expandIri(active, key, { vocab: true });
  if (iri === null || iri.startsWith('_:') || !(isAbsolute(iri) || isKeyword(iri))) throw new JsonLdError('unsigned-terms', key);
  if (!isOwnWord(active, key, iri)) throw new JsonLdError('respelled', key);
  return iri;
}

function isValueKeyword(iri: string): boolean {
  return iri === '@value' || iri === '@list' || iri === '@set' || iri === '@language' || iri === '@direction';
}

function expandNode(walk: Walk, place: Place, { element, members, typeScope }: Expanding): string {
  const { active, graph } = place;
  const idKeys = [...members].filter(([, iri]) => iri === '@id');
  if (idKeys.length > 1) throw new JsonLdError('invalid', '@id');
  const idKey = idKeys[0]?.[0];
  const subject = idKey === undefined ? newBlank(walk) : subjectOf(walk, active, element[idKey]);
  walk.root ??= subject;
  let stated = 0;
  for (const [key, predicate] of members) {
    if (predicate === '@id') continue;
    const value = element[key];
    // They are looked for where the document states them of itself. Stated of it where something in it leads back to it (an endorsement
    // of the badge, inside the badge) they are the same statements, and whoever looks for them finds nothing.
    if (!place.top && subject === walk.root && decides(predicate)) throw new JsonLdError('respelled', key);
    if (predicate === '@type') {
      for (const type of listOf(value))
        add(walk, { subject, predicate: RDF_TYPE, object: typeTerm(walk, typeScope, type), graph });
      stated++;
    } else if (isKeyword(predicate)) throw new JsonLdError('unsupported', predicate);
    else if (expandProperty(walk, { ...place, property: key }, { subject, predicate: iriTerm(predicate), value })) stated++;
  }
  if (place.top && stated === 0) throw new JsonLdError('unsigned-terms', idKey ?? place.property ?? '@id');
  return subject;
}

interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly value: unknown;
}

// Says whether there was something to state: null is JSON-LD's way of saying nothing.
function expandProperty(walk: Walk, place: Place & { readonly property: string }, statement: Statement): boolean {
  const { property, graph } = place;
  const { subject, predicate, value } = statement;
  const term = place.active.terms.get(property);
  const container = term?.container ?? [];
  const scoped = term?.context;
  const active =
    scoped === undefined ? place.active : processContext(place.active, scoped, { origin: 'property', revisions: walk.revisions });
  const inside = { active, property, graph };
  const object = objectOf(value);
  let objects: readonly string[];
  if (container.includes('@language') && object) objects = expandLanguages(active, object);
  else if (term?.type === '@json') objects = [literalTerm(value, { type: '@json' })];
  else if (value === null) return false;
  else if (container.includes('@list') && !isListObject(active, object)) objects = [expandList(walk, inside, listOf(value))];
  else if (container.includes('@graph')) objects = [value].flat().map((each) => expandGraph(walk, inside, each));
  else objects = expandValues(walk, inside, value);
  for (const each of objects) add(walk, { subject, predicate, object: each, graph });
  return true;
}

function expandValues(walk: Walk, place: Place, value: unknown): readonly string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => expandValues(walk, place, each));
  const object = objectOf(value);
  return object ? expandObject(walk, place, object) : [expandScalar(walk, place, value)];
}

// JSON-LD 1.1 API section 5.3.2.
function expandScalar(walk: Walk, { active, property }: Place, value: unknown): string {
  const term: Term | undefined = property === undefined ? undefined : active.terms.get(property);
  const type = term?.type;
  if ((type === '@id' || type === '@vocab') && typeof value === 'string') {
    return resource(walk, expandIri(active, value, { vocab: type === '@vocab' }), value);
  }
  const datatype = type === undefined || type === '@id' || type === '@vocab' || type === '@none' ? undefined : type;
  const language = term?.language === undefined ? active.language : (term.language ?? undefined);
  return literalTerm(value, { type: datatype, language: datatype === undefined ? language : undefined });
}

function expandValueObject(walk: Walk, place: Place, { element, members, typeScope }: Expanding): readonly string[] {
  const parts = new Map<string, unknown>();
  for (const [key, iri] of members) {
    if (parts.has(iri)) throw new JsonLdError('invalid', key);
    parts.set(iri, element[key]);
  }
  if (parts.has('@set') && parts.size === 1) return expandValues(walk, place, parts.get('@set'));
  if (place.top) throw new JsonLdError('unsigned-terms', place.property ?? '@value');
  const others = [...parts.keys()].filter((iri) => !['@value', '@type', '@language', '@list'].includes(iri));
  if (others[0] !== undefined)
    throw new JsonLdError(['@direction', '@index'].includes(others[0]) ? 'unsupported' : 'invalid', others[0]);
  if (parts.has('@list') && parts.size === 1) return [expandList(walk, place, listOf(parts.get('@list')))];
  if (!parts.has('@value')) throw new JsonLdError('unsigned-terms', place.property ?? '@value');
  const value = parts.get('@value');
  const type = parts.has('@type') ? datatypeOf(typeScope, parts.get('@type')) : undefined;
  const language = parts.get('@language') ?? undefined;
  if (language !== undefined && (type !== undefined || typeof value !== 'string')) throw new JsonLdError('invalid', '@language');
  if (value === null && type !== '@json') throw new JsonLdError('unsigned-terms', place.property ?? '@value');
  return [literalTerm(value, { type, language: language === undefined ? undefined : checkLanguage(language) })];
}

function datatypeOf(typeScope: ActiveContext, value: unknown): string {
  const [type, ...rest] = listOf(value);
  const iri = typeof type === 'string' && rest.length === 0 ? expandIri(typeScope, type, { vocab: true }) : null;
  if (iri === null || (iri !== '@json' && !isAbsolute(iri)) || iri.startsWith('_:')) throw new JsonLdError('invalid', '@type');
  return iri;
}

function expandLanguages(active: ActiveContext, map: JsonObject): readonly string[] {
  return Object.keys(map).flatMap((key) => {
    const language = expandIri(active, key, { vocab: true }) === '@none' ? undefined : checkLanguage(key);
    return listOf(map[key]).flatMap((text) => {
      if (text === null) return [];
      if (typeof text !== 'string') throw new JsonLdError('invalid', key);
      return [literalTerm(text, { language })];
    });
  });
}

function expandList(walk: Walk, place: Place, values: readonly unknown[]): string {
  const items = values.flatMap((value) =>
    Array.isArray(value) ? [expandList(walk, place, value)] : expandValues(walk, place, value),
  );
  let rest = RDF_NIL;
  for (const item of items.reverse()) {
    const cell = newBlank(walk);
    add(walk, { subject: cell, predicate: RDF_FIRST, object: item, graph: place.graph });
    add(walk, { subject: cell, predicate: RDF_REST, object: rest, graph: place.graph });
    rest = cell;
  }
  return rest;
}

// A value that is a graph of its own, as a proof is: what it states is kept apart from the document.
function expandGraph(walk: Walk, { active, property }: Place, value: unknown): string {
  const object = objectOf(value);
  if (!object) throw new JsonLdError('unsigned-terms', property ?? '@graph');
  const graph = newBlank(walk);
  expandObject(walk, { active, property, graph, top: true }, object);
  return graph;
}

function isListObject(active: ActiveContext, object: JsonObject | undefined): boolean {
  return object !== undefined && Object.keys(object).some((key) => expandIri(active, key, { vocab: true }) === '@list');
}

function subjectOf(walk: Walk, active: ActiveContext, id: unknown): string {
  if (typeof id !== 'string' || looksLikeKeyword(id)) throw new JsonLdError('invalid', '@id');
  return resource(walk, expandIri(active, id, { vocab: false }), id);
}

function typeTerm(walk: Walk, typeScope: ActiveContext, type: unknown): string {
  if (typeof type !== 'string') throw new JsonLdError('invalid', '@type');
  return resource(walk, expandIri(typeScope, type, { vocab: true }), type);
}

function resource(walk: Walk, iri: string | null, written: string): string {
  if (iri === null || !isAbsolute(iri)) throw new JsonLdError('unsigned-terms', written);
  if (!iri.startsWith('_:')) return iriTerm(iri);
  let blank = walk.blanks.get(iri);
  if (blank === undefined) walk.blanks.set(iri, (blank = newBlank(walk)));
  return blank;
}

function newBlank(walk: Walk): string {
  return `_:b${walk.made++}`;
}

function add(walk: Walk, quad: Quad): void {
  const { subject, predicate, object, graph } = quad;
  walk.characters += subject.length + predicate.length + object.length + graph.length;
  if (walk.quads.length >= MAX_QUADS || walk.characters > MAX_CHARACTERS) throw new JsonLdError('too-complex', '@graph');
  walk.quads.push(quad);
}
