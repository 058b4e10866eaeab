import type { Credential } from './credential.ts';
import { readBadge } from './read-badge.ts';
import { readSecured, type ReadOptions } from './read-secured.ts';

/**
 * Reads a credential from bytes: the document as it was secured (`readSecured` says in which forms), and the badge for people that it
 * tells of. Nothing is verified and nothing is loaded.
 * @throws BadgeError and nothing else
 */
export async function readCredential(bytes: Uint8Array, options?: ReadOptions): Promise<Credential> {
  const read = await readSecured(bytes, options);
  const notes = [...read.notes];
  return { ...read, badge: await readBadge(read.secured, notes), notes };
}
