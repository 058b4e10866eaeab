import type { ConformanceCase } from './conformance-case.ts';
import type { CaseResult } from './credential-cases.ts';

/** A kind of disagreement in which we hold that the manifest is wrong, or asks for what its files cannot show. */
export interface Difference {
  readonly name: string;
  /** The argument, with the place in the specification. */
  readonly why: string;
  /** Whether one line of disagreement is of this kind. Looks at what happened, never at a case's name. */
  readonly covers: (line: string, of: ConformanceCase, codes: readonly string[]) => boolean;
}

const UNREACHABLE = /unexpected (?:status\.list-unreachable|issuer-binding\.unreachable|proof\.key-unreachable)/;

/** Kinds of disagreement, told apart by what was expected and what was found. */
const DIFFERENCES: readonly Difference[] = [
  {
    name: 'unknown is not wrong',
    why:
      'The manifest calls a badge "invalid" of which a verifier cannot know that: a context that is not carried, or a proof of a kind that ' +
      'it does not implement. VC Data Integrity 1.0 section 4.6 (Context Validation) has a verifier not go on with a context that it ' +
      'does not know, and section 4.4 (Verify Proof) has it run the suite that the proof names: without either nothing was compared, so ' +
      'neither "holds" nor "was changed" was found. VC Data Model 2.0 section 7.1 gives "not verified" one value for both; here they ' +
      'are two. Ours is never "verified": it is "unconfirmed", and names the same check as the manifest.',
    covers: (line, { expect }, codes) =>
      line.endsWith('ours is unconfirmed') &&
      /\binvalid\b/.test(expect.verdict ?? '') &&
      (codes.includes('structure.context-unknown') || codes.includes('proof.unsupported')),
  },
  {
    name: "a stranger's status list",
    why:
      'The status list is signed by another identifier than the credential, and lies on no host of its issuer. Bitstring Status List v1.0 ' +
      'allows that (section 2.2: the two issuers MAY differ), so the badge is not wrong; and it expects a verifier to trust the issuer of ' +
      'the list as much as that of the badge before it uses what the list says (section 3.2, last note). Nothing in the badge names that ' +
      'issuer, and whoever carries the list to the reader, a relay of the earner for one, could sign one of its own. So an entry that ' +
      'is set is believed, since the issuer pointed there; "not set" is not, and the badge is "unconfirmed".',
    covers: (line) => line.includes('unexpected status.list-foreign'),
  },
  {
    name: 'not in the set',
    why:
      "The case needs a record (a status list, the issuer's keys) that the set's net.json does not hold. By the set's own rule that " +
      'is a network error. VC Data Model 2.0 appendix A.8 has the status evaluated by its type, and Bitstring Status List v1.0 section 3.2 ' +
      'step 4 raises STATUS_RETRIEVAL_ERROR: what nobody can read is neither revoked nor in force, and ours says that it was not checked.',
    covers: (line, _of, codes) =>
      UNREACHABLE.test(line) || (/expected status\.\w+ to fail/.test(line) && codes.includes('status.list-unreachable')),
  },
  {
    name: 'a status of nobody knows which kind',
    why:
      'The credential carries a credentialStatus of a type that its issuer made up for a ledger (no specification here defines it), and the ' +
      'expectation passes over it. VC Data Model 2.0 section 4.10 leaves its meaning to that type and appendix A.8 expects the verifier to ' +
      'evaluate it: one that it cannot read is not "in force".',
    covers: (line) => line.includes('unexpected status.unknown-type'),
  },
  {
    name: 'past its own date',
    why:
      'The credential is expired by its own date at the moment of the run (VC Data Model 2.0 section 4.9, 1.1 section 4.8), and the ' +
      'expectation, taken from a run of years ago or from the first check that failed, does not list it.',
    covers: (line) => line.includes('unexpected validity-period.expired'),
  },
  {
    name: 'schemas are not fetched',
    why:
      'The expectation is that of a validator that loads the JSON Schemas which the document names. VC Data Model 2.0 section 4.11 and ' +
      'appendix A.9 leave that to the verifier; ours knows the official schema by itself, tells what departs from it as warnings (real ' +
      'badges of large issuers do), and loads nothing for it.',
    covers: (line) => line.includes('expected schema.unfetchable to fail'),
  },
  {
    name: 'no refresh of what does not hold',
    why:
      'Open Badges 3.0 verification refreshes after the proof held; its own steps come in that order. This proof does not, so the address in the document is ' +
      "an unproven stranger's, and is not asked.",
    covers: (line, _of, codes) => line.includes('expected refresh to fail') && codes.some((code) => code.startsWith('proof.')),
  },
  {
    name: 'one good proof is enough',
    why:
      'The document has two proofs; the kind of one is unknown. Its contexts are all carried, so nothing is wrong with "context". VC Data ' +
      'Integrity 1.0 section 4.5 judges each proof of a set by itself, Open Badges 3.0 asks for one good proof, and the unknown one is told ' +
      'as a warning.',
    covers: (line, { expect }, codes) =>
      line.includes('expected context to fail') && expect.signature === 'ok' && !codes.includes('structure.context-unknown'),
  },
];

/** The kinds of disagreement that explain a result; undefined unless every line of it is explained. */
export function differencesOf(of: ConformanceCase, { wrong, observed }: CaseResult): readonly Difference[] | undefined {
  const codes = observed?.findings.map((finding) => finding.code) ?? [];
  const kinds = wrong.map((line) => DIFFERENCES.find((difference) => difference.covers(line, of, codes)));
  return kinds.every((kind) => kind !== undefined) && kinds.length > 0 ? [...new Set(kinds)] : undefined;
}
