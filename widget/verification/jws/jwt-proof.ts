import type { CompactJws } from '../../credential/credential.ts';
import { findKey } from '../keys/issuer-keys.ts';
import type { KeyPorts } from '../keys/key-document.ts';
import { failure, PASSED, type ProofAnswer } from '../proof-answer.ts';
import { keyFromJwk } from '../keys/verification-key.ts';
import { idOf, textOf } from '../json-value.ts';
import type { ProofFinding, ProofPorts } from '../proofs.ts';
import { judgeJws, refuseLeaked } from './jws-signature.ts';
import { contradictionIn, credentialIn } from './jwt-claims.ts';

/**
 * `typ` values of a credential, those that wallets make of the names of OpenID for Verifiable Credentials among them; absent is fine too.
 * Anything else is a JWT made for another purpose (RFC 8725 section 3.11).
 */
const TYPES = /^(application\/)?(jwt(_vc(_json)?)?|vc([+-]ld(\+json)?)?[+-]jwt)$/i;

/** Judges the signature of a VC-JWT and whether it is the issuer's (OB 3.0 section 8.2, VC-JOSE-COSE section 3.1). */
export async function checkJwtProof(jws: CompactJws, ports: ProofPorts): Promise<ProofFinding> {
  const { typ = 'jwt', kid, jwk } = jws.header;
  const offered = keyFromJwk(jwk);
  const wrongType = typeof typ === 'string' && TYPES.test(typ) ? undefined : failure('proof.malformed', '/typ');
  const trail: KeyPorts = { ...ports, evidence: [], warnings: [] };
  const issuerId = idOf(credentialIn(jws.payload)['issuer']) ?? textOf(jws.payload['iss']);
  const named = textOf(kid);
  // OB 3.0 section 8.2.3 asks for a URI; some issuers write a bare fragment of their own identifier.
  const method = named?.startsWith('#') && issuerId !== undefined ? issuerId + named : named;
  const answer = await findKey({ issuerId, method, offered }, trail);
  let compared: ProofAnswer | undefined;
  const compare = (): ProofAnswer => (compared ??= contradictionIn(jws.payload, trail.warnings) ?? PASSED);
  // The claims are compared while WebCrypto is at work.
  const finding = await judgeJws(jws, answer, { trail, method: named }, compare);
  // A broken signature says more than what the broken content says.
  const signature = [finding.signature, compare()].find(({ outcome }) => outcome === 'failed') ?? finding.signature;
  return { ...finding, signature: wrongType ?? refuseLeaked(offered) ?? signature };
}
