import type { JsonObject } from '../../credential/credential.ts';
import type { VerificationKey } from '../keys/verification-key.ts';

/** x */
export async function verifyDerivedProof(_document: JsonObject, _proof: JsonObject, _options: { key: VerificationKey | undefined; revisions: ReadonlyMap<string, string> }): Promise<boolean> {
  return false;
}
