import { webTime } from '../../badge/web-date.ts';
import type { JsonObject } from '../../credential/credential.ts';
import { idOf, listOf, objectOf, textOf } from '../json-value.ts';
import { failure, type ProofAnswer } from '../proof-answer.ts';
import type { Problem } from '../report.ts';

/** The credential inside a claims set: the `vc` claim (VC 1.1 section 6.3.1), else the payload itself (VC 2.0). */
export function credentialIn(payload: JsonObject): JsonObject {
  return objectOf(payload['vc']) ?? payload;
}

/**
 * Compares `iss`, `sub`, `jti`, `nbf` and `exp` with the credential that they stand beside (OB 3.0 section 8.2.6.1). Real
 * badges leave claims out, so what is missing only goes to `warnings`; the first that contradicts is the answer: the two cannot
 * both be meant.
 */
export function contradictionIn(payload: JsonObject, warnings: Problem[]): ProofAnswer | undefined {
  const { issuer, credentialSubject, id, ...dates } = credentialIn(payload);
  // Several subjects, or the dates of both data models, may stand side by side.
  const rows: { readonly [claim: string]: readonly unknown[] } = {
    iss: [idOf(issuer)],
    sub: listOf(credentialSubject).map(idOf),
    jti: [id],
    nbf: [dates['validFrom'], dates['issuanceDate']],
    exp: [dates['validUntil'], dates['expirationDate']],
  };
  for (const [claim, stated] of Object.entries(rows)) {
    const value = payload[claim];
    const texts = stated.flatMap((each) => textOf(each) ?? []);
    const at = `/${claim}`;
    if (texts.length === 0 || texts.some((each) => (/nbf|exp/.test(claim) ? sameMoment(value, each) : value === each))) continue;
    if (value !== undefined) {
      const values = { claim: typeof value === 'string' ? value : JSON.stringify(value), credential: String(texts[0]) };
      return failure('proof.claims-contradict', at, values);
    }
    warnings.push({ code: 'structure.schema', at, values: { missing: claim } });
  }
  return undefined;
}

// A NumericDate has whole seconds (RFC 7519 section 2), the credential may have fractions of one, and is in UTC where it names no zone. What
// cannot be read as a date contradicts none.
function sameMoment(claim: unknown, stated: string): boolean {
  return typeof claim === 'number' && !(Math.abs(claim * 1000 - webTime(stated)) >= 1000);
}
