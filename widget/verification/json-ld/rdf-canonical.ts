import { MAX_WORK, newEffort, type Effort } from './effort.ts';
import { JsonLdError } from './json-ld-error.ts';
import { inOrder, type LineOrder } from './line-order.ts';
import { isBlank, lineOf, type Quad } from './quads.ts';

/** Hashes a text to lower-case hex. */
export type HashText = (text: string) => string | Promise<string>;

/** A dataset in canonical form (RDFC-1.0). */
export interface CanonicalDataset {
  /** Canonical N-Quads lines, sorted; joined they are the canonical form. */
  readonly lines: readonly string[];
  /** Canonical label of each blank node, both without `_:`, as the test suite of RDFC-1.0 writes them. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Most blank nodes in one dataset. */
const MAX_BLANKS = 5_000;

/** How much of a predicate, in UTF-16 units, is as much work as a statement: it is hashed each time that one is read. */
const WORK_LENGTH = 256;

/**
 * RDF Dataset Canonicalization (RDFC-1.0 section 4.4).
 * @param order default: by code points
 * @throws JsonLdError `too-complex` for a dataset that would take too much work
 */
export async function canonicalizeQuads(
  statements: readonly Quad[],
  hash: HashText,
  order?: LineOrder,
  effort: Effort = newEffort(),
): Promise<CanonicalDataset> {
  // A dataset is a set: what is said twice is said once.
  const quads = [...new Map(statements.map((quad) => [lineOf(quad), quad])).values()];
  const state: State = { hash, order, quadsOf: new Map(), firstHashes: new Map(), issuer: new Issuer('c14n'), work: 0, effort };
  for (const quad of quads) {
    for (const term of new Set([quad.subject, quad.object, quad.graph])) {
      if (!isBlank(term)) continue;
      const known = state.quadsOf.get(term);
      if (known) known.push(quad);
      else state.quadsOf.set(term, [quad]);
    }
  }
  if (state.quadsOf.size > MAX_BLANKS) throw new JsonLdError('too-complex', '_:');
  await issueLabels(state);
  const { issuer } = state;
  const lines = new Set(quads.map((quad) => lineOf(relabel(quad, (term) => issuer.issue(term)))));
  const labels = new Map([...issuer.issued].map(([term, label]) => [term.slice(2), label.slice(2)]));
  return { lines: inOrder([...lines], order), labels };
}

interface State {
  readonly hash: HashText;
  readonly order: LineOrder | undefined;
  readonly quadsOf: Map<string, Quad[]>;
  readonly firstHashes: Map<string, string>;
  readonly issuer: Issuer;
  work: number;
  readonly effort: Effort;
}

/** Gives labels in the order of asking (RDFC-1.0 section 4.5). */
class Issuer {
  readonly prefix: string;
  readonly issued: Map<string, string>;

  constructor(prefix: string, issued?: ReadonlyMap<string, string>) {
    this.prefix = prefix;
    this.issued = new Map(issued);
  }

  issue(term: string): string {
    let label = this.issued.get(term);
    if (label === undefined) this.issued.set(term, (label = `_:${this.prefix}${this.issued.size}`));
    return label;
  }

  copy(): Issuer {
    return new Issuer(this.prefix, this.issued);
  }
}

async function issueLabels(state: State): Promise<void> {
  const byHash = new Map<string, string[]>();
  for (const term of state.quadsOf.keys()) {
    const hash = await hashFirstDegree(state, term);
    const alike = byHash.get(hash);
    if (alike) alike.push(term);
    else byHash.set(hash, [term]);
  }
  const sorted = [...byHash].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [, [term, ...others]] of sorted) if (term !== undefined && others.length === 0) state.issuer.issue(term);
  for (const [, terms] of sorted) {
    if (terms.length < 2) continue;
    const paths: Path[] = [];
    for (const term of terms) {
      if (state.issuer.issued.has(term)) continue;
      const issuer = new Issuer('b');
      issuer.issue(term);
      paths.push(await hashNDegree(state, term, issuer));
    }
    paths.sort((one, other) => (one.hash < other.hash ? -1 : 1));
    for (const { issuer } of paths) for (const term of issuer.issued.keys()) state.issuer.issue(term);
  }
}

// RDFC-1.0 section 4.6: what is said of a blank node, whatever the blank nodes around it are called.
async function hashFirstDegree(state: State, term: string): Promise<string> {
  const known = state.firstHashes.get(term);
  if (known !== undefined) return known;
  const lines = (state.quadsOf.get(term) ?? []).map((quad) => lineOf(relabel(quad, (each) => (each === term ? '_:a' : '_:z'))));
  const hash = await hashOf(state, inOrder(lines, state.order).join(''));
  state.firstHashes.set(term, hash);
  return hash;
}

interface Path {
  readonly hash: string;
  readonly issuer: Issuer;
}

// RDFC-1.0 section 4.8: blank nodes that look alike are told apart by what they lead to.
async function hashNDegree(state: State, term: string, issuer: Issuer): Promise<Path> {
  let data = '';
  const related = [...(await relatedTo(state, term, issuer))].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [hash, terms] of related) {
    data += hash;
    let chosen: { path: string; issuer: Issuer } | undefined;
    for (const permutation of permutations(terms)) {
      const found = await followPermutation(state, permutation, { issuer, best: chosen?.path });
      if (found) chosen = found;
    }
    if (chosen) ({ issuer } = chosen);
    data += chosen?.path ?? '';
  }
  return { hash: await hashOf(state, data), issuer };
}

function spend(state: State, work: number): void {
  state.effort.work -= work;
  if ((state.work += work) > MAX_WORK || state.effort.work < 0) throw new JsonLdError('too-complex', '_:');
}

// `undefined` when the permutation leads to a path that sorts behind the best one so far.
async function followPermutation(
  state: State,
  permutation: readonly string[],
  { issuer, best }: { readonly issuer: Issuer; readonly best: string | undefined },
): Promise<{ path: string; issuer: Issuer } | undefined> {
  spend(state, issuer.issued.size + 1);
  let copy = issuer.copy();
  let path = '';
  const recursion: string[] = [];
  const isBehind = (): boolean => best !== undefined && path.length >= best.length && path > best;
  for (const term of permutation) {
    const canonical = state.issuer.issued.get(term);
    if (canonical !== undefined) path += canonical;
    else {
      if (!copy.issued.has(term)) recursion.push(term);
      path += copy.issue(term);
    }
    if (isBehind()) return undefined;
  }
  for (const term of recursion) {
    const result = await hashNDegree(state, term, copy);
    path += `${copy.issue(term)}<${result.hash}>`;
    copy = result.issuer;
    if (isBehind()) return undefined;
  }
  return best === undefined || path < best ? { path, issuer: copy } : undefined;
}

async function relatedTo(state: State, term: string, issuer: Issuer): Promise<ReadonlyMap<string, string[]>> {
  const related = new Map<string, string[]>();
  const quads = state.quadsOf.get(term) ?? [];
  for (const quad of quads) {
    spend(state, Math.ceil(quad.predicate.length / WORK_LENGTH));
    const positions = [
      ['s', quad.subject],
      ['o', quad.object],
      ['g', quad.graph],
    ] as const;
    for (const [position, other] of positions) {
      if (!isBlank(other) || other === term) continue;
      const hash = await hashRelated(state, other, { quad, position, issuer });
      const known = related.get(hash);
      if (known) known.push(other);
      else related.set(hash, [other]);
    }
  }
  return related;
}

// RDFC-1.0 section 4.7.
async function hashRelated(
  state: State,
  term: string,
  { quad, position, issuer }: { readonly quad: Quad; readonly position: string; readonly issuer: Issuer },
): Promise<string> {
  const label = state.issuer.issued.get(term) ?? issuer.issued.get(term) ?? (await hashFirstDegree(state, term));
  return hashOf(state, position + (position === 'g' ? '' : quad.predicate) + label);
}

async function hashOf(state: State, text: string): Promise<string> {
  const hash = state.hash(text);
  return typeof hash === 'string' ? hash : await hash;
}

function relabel(quad: Quad, label: (term: string) => string): Quad {
  const rename = (term: string): string => (isBlank(term) ? label(term) : term);
  return { subject: rename(quad.subject), predicate: quad.predicate, object: rename(quad.object), graph: rename(quad.graph) };
}

// In any order: of all paths the one that sorts first is taken.
function* permutations(terms: readonly string[]): Generator<readonly string[]> {
  if (terms.length < 2) {
    yield terms;
    return;
  }
  for (const [at, term] of terms.entries()) {
    for (const rest of permutations(terms.toSpliced(at, 1))) yield [term, ...rest];
  }
}
