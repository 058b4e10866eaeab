import { openBadgesVersion } from '../../credential/open-badges-version.ts';
import type { KeyAnswer } from '../keys/issuer-keys.ts';
import type { KeyPorts } from '../keys/key-document.ts';
import { failure, PASSED } from '../proof-answer.ts';
import { listOf, webUrlOf } from '../json-value.ts';
import type { Link } from '../subject.ts';
import { loadKey } from './signed-badge-proof.ts';

/**
 * A key that the issuer's Profile does not list. If it can be had it still tells whether the badge was changed. Open Badges 1.x knows no
 * list of keys: there the host that has the issuer's record vouches for the key on it.
 * @param creator what the badge names as its key
 */
export async function unlistedKey({ id, object = {} }: Link, creator: string | undefined, trail: KeyPorts): Promise<KeyAnswer> {
  const origin = webUrlOf(id)?.origin;
  const own = webUrlOf(creator)?.origin === origin;
  // An issuer of 1.0 has no id, one of 1.1 has, and its vocabulary says which it is.
  const older = object['id'] === undefined || openBadgesVersion(object) === '1.1';
  const legacy = older && listOf(object['publicKey']).length === 0 && creator !== undefined;
  const unlisted = failure('issuer-binding.key-not-listed', creator ?? id);
  if (!own && !legacy) return { keys: [], binding: unlisted };
  const key = await loadKey(creator, id, trail);
  if ('outcome' in key) return { keys: [], binding: legacy ? key : unlisted };
  const vouched = legacy && own && webUrlOf(trail.evidence.at(-1)?.url)?.origin === origin;
  return { keys: [key], binding: vouched ? PASSED : unlisted };
}
