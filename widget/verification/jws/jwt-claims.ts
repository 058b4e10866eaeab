import type { JsonObject } from '../../credential/credential.ts';
import { idOf, listOf, objectOf, textOf } from '../json-value.ts';
import type { Problem } from '../report.ts';

/** What comparing the registered claims with the credential found. */
export interface ClaimsAnswer {
  /** The first claim that says something else than the credential: the two cannot both be meant. */
  readonly contradiction?: Problem;
  /** Claims that ought to be there and are not. */
  readonly missing: readonly Problem[];
}

/** The credential inside a claims set: the `vc` claim (VC 1.1 section 6.3.1), else the payload itself (VC 2.0). */
export function credentialIn(payload: JsonObject): JsonObject {
  return objectOf(payload['vc']) ?? payload;
}

/**
 * Compares `iss`, `sub`, `jti`, `nbf` and `exp` with the credential that they stand beside (OB 3.0 section 8.2.4.1). Real
 * badges leave claims out, so what is missing is only noted; what contradicts is not.
 */
export function compareClaims(payload: JsonObject): ClaimsAnswer {
  const credential = credentialIn(payload);
  const subject = listOf(credential['credentialSubject']).map(idOf);
  const rows: readonly Row[] = [
    { claim: 'iss', stated: [idOf(credential['issuer'])], same: sameText },
    { claim: 'sub', stated: subject, same: sameText },
    { claim: 'jti', stated: [textOf(credential['id'])], same: sameText },
    { claim: 'nbf', stated: [textOf(credential['validFrom']), textOf(credential['issuanceDate'])], same: sameMoment },
    { claim: 'exp', stated: [textOf(credential['validUntil']), textOf(credential['expirationDate'])], same: sameMoment },
  ];
  const missing: Problem[] = [];
  for (const { claim, stated, same } of rows) {
    const value = payload[claim];
    const values = stated.filter((each) => each !== undefined);
    if (value === undefined) {
      if (values.length > 0) missing.push({ code: 'structure.schema', at: `/${claim}`, values: { missing: claim } });
    } else if (values.length > 0 && !values.some((each) => same(value, each))) {
      const contradiction: Problem = {
        code: 'proof.claims-contradict',
        at: `/${claim}`,
        values: { claim: typeof value === 'string' ? value : JSON.stringify(value), credential: String(values[0]) },
      };
      return { contradiction, missing };
    }
  }
  return { missing };
}

interface Row {
  readonly claim: string;
  /** What the credential says; several subjects, or the dates of both data models, may stand side by side. */
  readonly stated: readonly (string | undefined)[];
  readonly same: (claim: unknown, stated: string) => boolean;
}

function sameText(claim: unknown, stated: string): boolean {
  return claim === stated;
}

// A NumericDate has whole seconds (RFC 7519 section 2), the credential may have fractions of one.
function sameMoment(claim: unknown, stated: string): boolean {
  return typeof claim === 'number' && Math.abs(claim * 1000 - Date.parse(stated)) < 1000;
}
