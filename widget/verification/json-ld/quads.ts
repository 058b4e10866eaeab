/** One statement, every part written as N-Quads writes it; `graph` is empty for the default graph. */
export interface Quad {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly graph: string;
}

/** Whether a term is a blank node: a thing without a name of its own. */
export function isBlank(term: string): boolean {
  return term.startsWith('_:');
}

/** A statement as a line of N-Quads. */
export function lineOf({ subject, predicate, object, graph }: Quad): string {
  return graph === '' ? `${subject} ${predicate} ${object} .\n` : `${subject} ${predicate} ${object} ${graph} .\n`;
}
