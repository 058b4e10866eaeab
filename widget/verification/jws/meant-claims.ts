import { webTime } from '../../badge/web-date.ts';
import type { JsonObject } from '../../credential/credential.ts';
import { baseOf } from '../keys/issuer-keys.ts';
import { failure, type ProofAnswer } from '../proof-answer.ts';
import type { Problem } from '../report.ts';

/** How far a date without a zone, or without a time, may be from the moment that was meant: its whole day, anywhere on Earth. */
const ANYWHERE_MS = 36 * 60 * 60 * 1000;

/** A claim and what the credential states in its place, which is not the same to the letter. */
interface Claimed {
  readonly claim: string;
  readonly stated: readonly string[];
  readonly payload: JsonObject;
}

/**
 * The contradiction between a claim and what the credential states, unless both can be meant as the same: that is only told. `iss` may name
 * the issuer's key, `jti` be the bare UUID of a `urn:uuid:`, a date stand there without its time or its zone. And `exp` of a credential
 * that is the payload itself is the end of the signature, which need not be the credential's (VC-JOSE-COSE section 3.1.3): both count.
 * @param warnings gets told of it
 */
export function unlessMeant(claimed: Claimed, warnings: Problem[]): ProofAnswer | undefined {
  const { claim, stated, payload } = claimed;
  const value = payload[claim];
  const at = `/${claim}`;
  if (typeof value === 'string' ? stated.includes(spelledOut(claim, value)) : isMoment(claimed)) {
    warnings.push({ code: 'structure.schema', at });
    return undefined;
  }
  const told = typeof value === 'string' ? value : JSON.stringify(value);
  return failure('proof.claims-contradict', at, { claim: told, credential: String(stated[0]) });
}

function spelledOut(claim: string, value: string): string {
  return claim === 'iss' ? baseOf(value) : claim === 'jti' ? `urn:uuid:${value}` : '';
}

function isMoment({ claim, stated, payload }: Claimed): boolean {
  const value = payload[claim];
  if (typeof value !== 'number') return false;
  if (claim === 'exp' && payload['vc'] === undefined) return true;
  return stated.some((each) => !/T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(each) && Math.abs(value * 1000 - webTime(each)) < ANYWHERE_MS);
}
