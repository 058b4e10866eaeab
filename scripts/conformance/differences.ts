import type { ConformanceCase } from './conformance-case.ts';
import type { CaseResult } from './credential-cases.ts';

/** A kind of disagreement in which we hold that the manifest is wrong, or asks for what its files cannot show. */
export interface Difference {
  readonly name: string;
  /** The argument, with the place in the specification. */
  readonly why: string;
  /** Whether a case that did not pass is of this kind. Looks at what happened, never at a case's name. */
  readonly applies: (of: ConformanceCase, result: CaseResult) => boolean;
}

const codes = ({ observed }: CaseResult) => observed?.findings.map((finding) => finding.code) ?? [];
const onlyVerdict = ({ wrong }: CaseResult) => wrong.length === 1 && (wrong[0] ?? '').startsWith('expected the verdict');

/** Kinds of disagreement, told apart by what was expected and what was found. */
export const DIFFERENCES: readonly Difference[] = [
  {
    name: 'unknown is not wrong',
    why:
      'The manifest calls a badge "invalid" of which a verifier cannot know that: a context that is not carried, a proof of a kind ' +
      'that it does not implement, an address that it refuses to ask. VC Data Model 2.0 section 7.1 and VC Data Integrity section 4.7 ' +
      'let a verifier refuse such a document; neither says that it was forged. Ours is never "verified": it is "unconfirmed", with the same check named.',
    applies: (of, result) =>
      /\binvalid\b/.test(of.expect.verdict ?? '') &&
      onlyVerdict(result) &&
      result.observed?.report?.verdict === 'unconfirmed' &&
      codes(result).some((code) => ['structure.context-unknown', 'proof.unsupported', 'network.blocked'].includes(code)),
  },
  {
    name: "a stranger's status list",
    why:
      'The status list is signed by another identifier than the credential. Bitstring Status List v1.0 section 3.2 has the verifier ' +
      'check the list\'s own proofs, and its section on trust ("Issuer validation" of the list) leaves it to the verifier to trust that second issuer: nothing in the ' +
      'credential says who may sign its list. An entry that is set is believed (the issuer pointed there); "not set" is not.',
    applies: (_of, result) => codes(result).includes('status.list-foreign') && result.wrong.every((line) => /status\.list-foreign|verdict/.test(line)),
  },
  {
    name: 'the list is not in the set',
    why:
      'The expectation rests on a status list whose address net.json does not hold: by the set\'s own rule that is a network error, ' +
      'and what nobody can read cannot be revoked. Ours says that the status could not be checked.',
    applies: (of, result) =>
      of.expect.failing.includes('status.revoked') &&
      codes(result).includes('status.list-unreachable') &&
      result.wrong.every((line) => /status\.|verdict/.test(line)),
  },
];

/** The kind of disagreement that a result is of, if it is one that is argued. */
export function differenceOf(of: ConformanceCase, result: CaseResult): Difference | undefined {
  return DIFFERENCES.find((difference) => difference.applies(of, result));
}
