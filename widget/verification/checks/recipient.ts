import type { CheckPorts, Finding } from '../checking.ts';
import { failed, inconclusive, notApplicable, passed } from '../checking.ts';
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
export async function checkRecipient(subject: Subject, { recipient }: CheckPorts): Promise<Finding> {
  if (recipient === undefined || recipient.trim() === '') return notApplicable();
  if (subject.unread) return inconclusive(subject.unread);
  let unsupported: string | undefined = subject.recipients.length === 0 ? '' : undefined;
  for (const spelling of spellingsOf(recipient)) {
    for (const claim of subject.recipients) {
      const match = await compare(claim, spelling.text);
      if (match === 'same') return passed({ evidence: [{ kind: 'claim', value: `${claim.type} ${spelling.form}`.trim() }] });
      if (match === 'unsupported') unsupported = claim.identity.split('$')[0] ?? '';
    }
  }
  if (unsupported === undefined) return failed({ code: 'recipient.no-match' });
  return inconclusive({ code: 'recipient.unsupported', ...(unsupported !== '' && { values: { type: unsupported } }) });
}

function spellingsOf(typed: string): readonly Spelling[] {
  const lower = typed.trim().toLowerCase();
  const first: Spelling = { form: 'as-typed', text: typed };
  return lower === typed ? [first] : [first, { form: 'trimmed-lower-case', text: lower }];
}

async function compare({ identity, salt }: RecipientClaim, value: string): Promise<'same' | 'other' | 'unsupported'> {
  const [, algorithm, hex] = /^([\w-]{1,20})\$(.*)$/.exec(identity) ?? [];
  if (algorithm === undefined || hex === undefined) {
    return sameText(bare(identity), bare(value)) || sameText(bare(identity).toLowerCase(), value) ? 'same' : 'other';
  }
  const digest = await digestOf(algorithm.toLowerCase(), new TextEncoder().encode(value + salt));
  if (!digest) return 'unsupported';
  return sameText(hexOf(digest), hex.toLowerCase()) ? 'same' : 'other';
}

async function digestOf(algorithm: string, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (algorithm === 'sha256' || algorithm === 'sha-256') return hash('SHA-256', bytes);
  if (algorithm === 'sha512' || algorithm === 'sha-512') return hash('SHA-512', bytes);
  return algorithm === 'md5' ? (await import('../md5.ts')).md5(bytes) : undefined;
}

function bare(value: string): string {
  return value.replace(/^(?:mailto|tel):/i, '');
}
