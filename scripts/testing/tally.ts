/** What one runner found. */
export interface Tally {
  /** What ran, for the summary: "Node", "Chromium", "pages". */
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
}

/** A runner that ran nothing has proved nothing: it counts as one failure. */
export function orNothingRan(tally: Tally): Tally {
  return tally.passed + tally.failed > 0 ? tally : { ...tally, failed: 1 };
}
