import { JsonLdError } from './json-ld-error.ts';

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
export class Effort {
  #statements = 10 * MAX_QUADS;
  #characters = 10 * MAX_CHARACTERS;
  #work = 4 * MAX_WORK;

  /** Before a document is read. @throws JsonLdError `too-complex` when nothing is left */
  begin(): void {
    if (this.#statements <= 0 || this.#characters <= 0) throw new JsonLdError('too-complex', '@graph');
  }

  /** What a document came to. */
  read(statements: number, characters: number): void {
    this.#statements -= statements;
    this.#characters -= characters;
  }

  /** Before blank nodes of one of them are told apart. @throws JsonLdError `too-complex` when too little is left */
  compare(work: number): void {
    if ((this.#work -= work) < 0) throw new JsonLdError('too-complex', '_:');
  }
}
