import type { CompactJws } from '../../credential/credential.ts';
import { findKey, type KeyPorts, type ProofAnswer } from '../keys/issuer-keys.ts';
import { isPublished } from '../keys/published-keys.ts';
import { keyFromJwk } from '../keys/verification-key.ts';
import { idOf, textOf } from '../json-value.ts';
import type { ProofFinding } from '../proofs.ts';
import type { Problem } from '../report.ts';
import { checkJwsSignature, refuseLeaked } from './jws-signature.ts';
import { compareClaims, credentialIn } from './jwt-claims.ts';

/** `typ` values of a credential; absent is fine too. Anything else is a JWT made for another purpose (RFC 8725 section 3.11). */
const TYPES = /^(application\/)?(jwt|vc\+jwt|vc\+ld\+jwt|vc\+ld\+json\+jwt|vc-jwt)$/i;

/** Judges the signature of a VC-JWT and whether it is the issuer's (OB 3.0 section 8.2, VC-JOSE-COSE section 3.1). */
export async function checkJwtProof(jws: CompactJws, ports: KeyPorts): Promise<ProofFinding> {
  const { header, payload } = jws;
  const issuerId = idOf(credentialIn(payload)['issuer']) ?? textOf(payload['iss']);
  const offered = keyFromJwk(header['jwk']);
  const method = textOf(header['kid']);
  const answer = await findKey({ issuerId, method: absolute(method, issuerId), offered }, ports);
  const claims = compareClaims(payload);
  const signature =
    wrongType(header['typ']) ??
    (offered && refuseLeaked(offered)) ??
    contradicted(await checkJwsSignature(jws, answer), claims.contradiction);
  const warnings: Problem[] = [...answer.warnings, ...claims.missing];
  if (answer.keys.some(isPublished)) warnings.push({ code: 'proof.key-published' });
  return {
    kind: 'vc-jwt',
    suite: textOf(header['alg']) ?? 'none',
    ...(method !== undefined && { verificationMethod: method }),
    signature,
    binding: answer.binding,
    warnings,
    evidence: answer.evidence,
  };
}

// A `kid` may be a bare fragment of the issuer's identifier (OB 3.0 section 8.2.2).
function absolute(kid: string | undefined, issuerId: string | undefined): string | undefined {
  return kid?.startsWith('#') && issuerId !== undefined ? issuerId + kid : kid;
}

function wrongType(typ: unknown): ProofAnswer | undefined {
  if (typ === undefined || (typeof typ === 'string' && TYPES.test(typ))) return undefined;
  return { outcome: 'failed', problem: { code: 'proof.malformed', at: '/typ' } };
}

// A broken signature says more than what the broken content says.
function contradicted(signature: ProofAnswer, problem: Problem | undefined): ProofAnswer {
  return signature.outcome === 'failed' || !problem ? signature : { outcome: 'failed', problem };
}
