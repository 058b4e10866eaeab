import type { Finding } from '../checking.ts';
import { failed, inconclusive, passed } from '../checking.ts';
import { hash, hexOf, sameText } from '../json-value.ts';
import type { RecipientClaim, Subject } from '../subject.ts';

/** A spelling of what the viewer typed. Open Badges is silent on the case of e-mail addresses: issuers hash either. */
interface Spelling {
  readonly form: 'as-typed' | 'trimmed-lower-case';
  readonly text: string;
}

/**
 * Is it the badge of whoever the viewer has in mind? The viewer types an e-mail address, DID, URL or number; it is compared on this
 * machine (OB 2.0 `IdentityObject`, OB 3.0 `IdentityObject.identityHash`): `<algorithm>$<hex of hash(value + salt)>`, or plain.
 */
export async function checkRecipient({ unread, recipients }: Subject, typed: string): Promise<Finding> {
  if (unread) return inconclusive(unread);
  if (recipients.length === 0) return inconclusive({ code: 'recipient.unsupported' });
  let type: string | undefined;
  for (const spelling of spellingsOf(typed)) {
    for (const claim of recipients) {
      const match = await compare(claim, spelling.text);
      if (match === 'same') return passed({ evidence: [{ kind: 'claim', value: `${claim.type} ${spelling.form}`.trim() }] });
      if (match === 'unsupported') [type] = claim.identity.split('$');
    }
  }
  if (type === undefined) return failed({ code: 'recipient.no-match' });
  return inconclusive({ code: 'recipient.unsupported', values: { type } });
}

function spellingsOf(typed: string): readonly Spelling[] {
  return [
    { form: 'as-typed', text: typed },
    { form: 'trimmed-lower-case', text: typed.trim().toLowerCase() },
  ];
}

async function compare({ identity, salt }: RecipientClaim, value: string): Promise<'same' | 'unsupported' | undefined> {
  const [, algorithm = '', hex] = /^([\w-]{1,20})\$(.*)$/.exec(identity) ?? [];
  if (hex === undefined) {
    const plain = bare(identity);
    return (sameText(plain, bare(value)) ?? sameText(plain.toLowerCase(), value)) && 'same';
  }
  const digest = await digestOf(algorithm.toLowerCase(), new TextEncoder().encode(value + salt));
  // A dollar sign may also stand in an address that is not hashed.
  if (!digest) return sameText(identity, value) ? 'same' : 'unsupported';
  return sameText(hexOf(digest), hex.toLowerCase()) && 'same';
}

async function digestOf(algorithm: string, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (algorithm === 'sha256' || algorithm === 'sha-256') return hash('SHA-256', bytes);
  if (algorithm === 'sha512' || algorithm === 'sha-512') return hash('SHA-512', bytes);
  return algorithm === 'md5' ? (await import('../md5.ts')).md5(bytes) : undefined;
}

function bare(value: string): string {
  return value.replace(/^(?:mailto|tel):/i, '');
}
