import { BUNDLED_CONTEXTS } from './bundled-contexts.ts';

const parsed = new Map<string, unknown>();

/** Every revision that was published under a URL, the one to try first in front; empty for a URL that is not bundled. */
export function revisionsOf(url: string): readonly string[] {
  return BUNDLED_CONTEXTS.filter((row) => row[0] === url).map((row) => row[1]);
}

/** The bundled document of a URL; `undefined` when it is not bundled. Nothing is ever fetched. Do not change what it returns. */
export function contextDocument(url: string, revision?: string): unknown {
  const row = BUNDLED_CONTEXTS.find((each) => each[0] === url && (revision === undefined || each[1] === revision));
  if (!row) return undefined;
  const key = `${row[1]} ${url}`;
  if (!parsed.has(key)) parsed.set(key, JSON.parse(row[2]));
  return parsed.get(key);
}

let named: ReadonlySet<string> | undefined;

/** Whether any bundled document names this IRI in full, and so has a word for it. */
export function hasWord(iri: string): boolean {
  named ??= new Set(BUNDLED_CONTEXTS.flatMap((row) => row[2].match(/"[^"]+"/g) ?? []));
  return named.has(`"${iri}"`);
}
