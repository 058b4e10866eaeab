import * as v from 'valibot';
import { shownValue } from './shown-value.ts';

/** One thing wrong in a file that a person wrote: where, and what was found. English, for logs and terminals. */
export interface WordsProblem {
  /** Dotted path, such as `sources.0.profile`; '' for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** Most problems that one file is told of. */
const MAX_PROBLEMS = 20;
const MAX_FOUND = 60;

/** A valibot strict object whose messages name the near-miss: "unknown key "sorces": did you mean "sources"?". */
export function strictObject<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue) => {
    if (issue.expected === 'never') return unknownKey(String(issue.input), Object.keys(entries));
    if (issue.received === 'undefined') return `${issue.expected} is missing`;
    return `expected an object with ${Object.keys(entries).join(', ')}, found ${found(issue.input)}`;
  });
}

/** The issues of a schema in words, each with its path and what was found there. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[]): readonly WordsProblem[] {
  return issues.slice(0, MAX_PROBLEMS).map((issue) => {
    const own = issue.type === 'strict_object';
    const message = own ? issue.message : `${issue.message} (found ${found(issue.input)})`;
    return { path: v.getDotPath(issue) ?? '', message };
  });
}

/** The known word that `word` was probably meant to be: at most two typing mistakes away. */
export function nearMiss(word: string, known: readonly string[]): string | undefined {
  if (word.length > 40) return undefined;
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.min(2, Math.floor(word.length / 3))) ? best.candidate : undefined;
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearMiss(key, known);
  return meant === undefined
    ? `unknown key ${found(key)}; known are ${known.join(', ')}`
    : `unknown key ${found(key)}: did you mean "${meant}"?`;
}

const found = (value: unknown): string => shownValue(value, MAX_FOUND);

// Levenshtein with one row, so that `sorces`, `naem` and `Locale` find their key.
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
