const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Encodes bytes in base58btc, without a multibase prefix. */
export function encodeBase58(bytes: Uint8Array): string {
  const digits: number[] = [];
  for (const byte of bytes) {
    let carry = byte;
    for (let at = 0; at < digits.length; at++) {
      carry += (digits[at] ?? 0) * 256;
      digits[at] = carry % 58;
      carry = Math.floor(carry / 58);
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58);
  }
  let text = '';
  for (let at = 0; bytes[at] === 0; at++) text += '1';
  for (const digit of digits.reverse()) text += ALPHABET.charAt(digit);
  return text;
}

/** Encodes bytes as multibase base58btc: `z...` (Controlled Identifiers 1.0 section 2.4). */
export function encodeMultibase(bytes: Uint8Array): string {
  return 'z' + encodeBase58(bytes);
}
