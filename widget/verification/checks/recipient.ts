import type { Finding } from '../checking.ts';
import { failed, inconclusive, passed } from '../checking.ts';
import { hash, hexOf, sameText, webUrlOf } from '../json-value.ts';
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
  const isMail = isMailAddress(typed);
  if (recipients.every((claim) => isOfMail(claim) === !isMail)) type ??= recipients[0]?.type;
  if (type === undefined) return failed({ code: 'recipient.no-match' });
  return inconclusive({ code: 'recipient.unsupported', values: { type } });
}

function spellingsOf(typed: string): readonly Spelling[] {
  return [
    { form: 'as-typed', text: typed },
    { form: 'trimmed-lower-case', text: typed.trim().toLowerCase() },
  ];
}

function isMailAddress(text: string): boolean {
  return /^[^\s:/@]+@[^\s:/@]+$/.test(bare(text.trim()));
}

/**
 * Whether a claim is of an e-mail address; undefined when it does not say. An address and a number of another kind (a DID, the account
 * number that some platforms hash) are not compared with each other: that they differ says nothing of whose badge it is.
 */
function isOfMail({ type, identity }: RecipientClaim): boolean | undefined {
  if (hashIn(identity) === undefined) return isMailAddress(identity);
  return type === '' ? undefined : /mail/i.test(type);
}

/** Which algorithm gives so many hex digits. */
const ALGORITHMS: { readonly [length: number]: string } = { 32: 'md5', 40: 'sha1', 64: 'sha256', 96: 'sha384', 128: 'sha512' };

/** An algorithm and the hex of a hash. Some issuers leave the algorithm out, and the length tells it. */
function hashIn(identity: string): readonly [algorithm: string, hex: string] | undefined {
  const [, algorithm = '', hex] = /^([\w-]{1,20})\$(.*)$/.exec(identity) ?? [];
  if (hex !== undefined) return [algorithm, hex];
  const name = /^[\da-f]+$/i.test(identity) ? ALGORITHMS[identity.length] : undefined;
  return name === undefined ? undefined : [name, identity];
}

async function compare({ identity, salt }: RecipientClaim, value: string): Promise<'same' | 'unsupported' | undefined> {
  const hashed = hashIn(identity);
  if (!hashed) return samePlain(bare(identity), bare(value)) && 'same';
  const [algorithm, hex] = hashed;
  const digest = await digestOf(algorithm.toLowerCase(), new TextEncoder().encode(value + salt));
  // A dollar sign may also stand in an address that is not hashed.
  if (!digest) return sameText(identity, value) ? 'same' : 'unsupported';
  return sameText(hexOf(digest), hex.toLowerCase()) && 'same';
}

// A telephone number may have spaces and signs in it, and an address a slash behind the host.
function samePlain(plain: string, value: string): true | undefined {
  const url = webUrlOf(plain)?.href;
  const isNumber = [plain, value].every((text) => /^\+?[\d\s().-]{6,}$/.test(text));
  return (
    sameText(plain, value) ??
    sameText(plain.toLowerCase(), value) ??
    (url === undefined ? undefined : sameText(url, webUrlOf(value)?.href)) ??
    (isNumber ? sameText(digitsOf(plain), digitsOf(value)) : undefined)
  );
}

function digitsOf(number: string): string {
  return number.replace(/[\s().-]/g, '');
}

// Open Badges 3.0 knows MD5 and SHA-256; earlier versions left it to the issuer, and their tools hashed with any SHA.
async function digestOf(algorithm: string, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const [, size] = /^sha-?(1|256|384|512)$/.exec(algorithm) ?? [];
  if (size !== undefined) return hash(`SHA-${size}`, bytes);
  return algorithm === 'md5' ? (await import('../md5.ts')).md5(bytes) : undefined;
}

function bare(value: string): string {
  return value.replace(/^(?:mailto|tel):/i, '');
}
