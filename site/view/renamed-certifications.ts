import { normalizedName } from './normalized-name.ts';
import table from './renamed-certifications.json' with { type: 'json' };

/** One certification that has another name now, or in whose place another came. */
export interface RenamedCertification {
  readonly former: string;
  readonly name: string;
  /** `renamed`: the same one under another name. `replaced`: another one, which came in its place. */
  readonly kind: 'renamed' | 'replaced';
  /** Calendar day on which it happened, where that is known. */
  readonly since?: string;
  /** Where that was read. */
  readonly source: string;
  /** Calendar day on which it was read. */
  readonly asOf: string;
}

// The file's literals are widened to text on import; a test holds it to the type.
/** What is known of renamed and replaced certifications, all of them Microsoft's. */
export const RENAMED_CERTIFICATIONS = table as readonly RenamedCertification[];

/** Whose certifications the table is about, as `normalizedName` writes it. */
const ISSUER = 'microsoft';

const names = (kinds: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    RENAMED_CERTIFICATIONS.filter(({ kind }) => kinds.includes(kind)).map(({ former, name }) => [
      normalizedName(former),
      normalizedName(name),
    ]),
  );

const RENAMED = names(['renamed']);
const SUCCESSORS = names(['renamed', 'replaced']);

function followed(name: string, to: ReadonlyMap<string, string>): string {
  const seen = new Set([name]);
  let latest = name;
  for (let next = to.get(latest); next !== undefined && !seen.has(next); next = to.get(latest)) {
    seen.add(next);
    latest = next;
  }
  return latest;
}

const isOurs = (issuerNames: readonly string[]): boolean => issuerNames.includes(ISSUER);

/** The name that a certification has today, normalised; any other name as it is. */
export const nameToday = (name: string, issuerNames: readonly string[]): string =>
  isOurs(issuerNames) ? followed(name, RENAMED) : name;

/** The name, normalised, of what stands in its place today; any other name as it is. */
export const successorToday = (name: string, issuerNames: readonly string[]): string =>
  isOurs(issuerNames) ? followed(name, SUCCESSORS) : name;
