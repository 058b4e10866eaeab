import { readSelfDescribed } from './did.ts';
import { baseOf, SELF_DESCRIBED } from './issuer-keys.ts';
import { keyFromMultikey } from './multikey.ts';
import type { VerificationKey } from './verification-key.ts';

/** The key that a method holds in its own name: a DID that is a key, or a fragment that is one. Whose it is it cannot say. */
export async function keyNamedBy(method: string): Promise<VerificationKey | undefined> {
  const base = baseOf(method);
  if (SELF_DESCRIBED.test(base)) return (await readSelfDescribed(base))?.key;
  return keyFromMultikey(method.slice(base.length + 1));
}
