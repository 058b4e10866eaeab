/** Most statements of one document. */
export const MAX_QUADS = 50_000;
/** Most characters of all statements together: each repeats what it is about, which a document of a megabyte may have megabytes of. */
export const MAX_CHARACTERS = 10_000_000;
/**
 * Most work on telling apart blank nodes of one document that look alike, in statements read and labels copied. Real credentials take a
 * few hundred, the test suite of RDFC-1.0 some 22,000; graphs made for the purpose ("poison graphs", RDFC-1.0 section 7.1) would take
 * years.
 */
export const MAX_WORK = 500_000;

/**
 * What is left to spend on documents that belong together: each may keep within the bounds of one, and a badge have hundreds of them
 * (proofs, chains of proofs, publications of a context, endorsements), which would take hours.
 */
export interface Effort {
  statements: number;
  /** Of the statements. */
  characters: number;
  /** On telling blank nodes apart. */
  work: number;
}

/** What all documents of one verification may take. */
export function newEffort(): Effort {
  return { statements: 10 * MAX_QUADS, characters: 10 * MAX_CHARACTERS, work: 4 * MAX_WORK };
}
