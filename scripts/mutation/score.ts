import type { MutantResult } from '@stryker-mutator/api/core';

/** How many mutants of a file ended how. A mutant that could not be run counts nowhere. */
export interface Tally {
  readonly file: string;
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  /** No test reaches it. */
  readonly noCoverage: number;
  /** Percent of the mutants that a test noticed, by failing or by never ending; 100 where there are none. */
  readonly score: number;
}

/** The tallies of all files, lowest score first. `pathOf` shortens what Stryker calls a file. */
export function talliesOf(mutants: readonly MutantResult[], pathOf: (file: string) => string): readonly Tally[] {
  const files = new Set(mutants.map(({ fileName }) => fileName));
  return [...files]
    .map((file) =>
      tally(
        pathOf(file),
        mutants.filter(({ fileName }) => fileName === file),
      ),
    )
    .sort((a, b) => a.score - b.score || a.file.localeCompare(b.file));
}

/** One tally of many mutants under one name. */
export function tally(file: string, mutants: readonly MutantResult[]): Tally {
  const count = (status: MutantResult['status']): number => mutants.filter((mutant) => mutant.status === status).length;
  const [killed, timeout, survived, noCoverage] = [count('Killed'), count('Timeout'), count('Survived'), count('NoCoverage')];
  const all = killed + timeout + survived + noCoverage;
  return { file, killed, timeout, survived, noCoverage, score: all === 0 ? 100 : (100 * (killed + timeout)) / all };
}

/** A table for a terminal, one line a tally. */
export function tableOf(tallies: readonly Tally[]): string {
  const width = Math.max(...tallies.map(({ file }) => file.length));
  const row = (file: string, cells: readonly (string | number)[]): string =>
    `${file.padEnd(width)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  return [
    row('file', ['killed', 'timeout', 'survived', 'uncovered', 'score']),
    ...tallies.map(({ file, killed, timeout, survived, noCoverage, score }) =>
      row(file, [killed, timeout, survived, noCoverage, score.toFixed(1)]),
    ),
  ].join('\n');
}

/** The mutants that no test noticed, one a line: where, and what stands there instead. */
export function survivorsOf(mutants: readonly MutantResult[], pathOf: (file: string) => string): string {
  return mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(
      ({ fileName, location: { start, end }, mutatorName, replacement, status }) =>
        `${pathOf(fileName)}:${start.line}:${start.column}-${end.line}:${end.column} ${status} ${mutatorName} ${replacement.replaceAll(/\s+/gu, ' ')}`,
    )
    .sort()
    .join('\n');
}
