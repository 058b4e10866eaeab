const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Longest text that is decoded: base58 takes quadratic time, and the longest key met (RSA 8192) needs 1,420. */
const MAX_LENGTH = 2_000;

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
  let text = '1'.repeat(leading(bytes, 0));
  for (const digit of digits.reverse()) text += ALPHABET.charAt(digit);
  return text;
}

/** Decodes base58btc without a multibase prefix; `undefined` for a foreign character or more than 2,000 of them. */
export function decodeBase58(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const bytes: number[] = [];
  for (const character of text) {
    let carry = ALPHABET.indexOf(character);
    if (carry < 0) return undefined;
    for (let at = 0; at < bytes.length; at++) {
      carry += (bytes[at] ?? 0) * 58;
      bytes[at] = carry & 255;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255);
  }
  const zeros = leading(text, '1');
  const decoded = new Uint8Array(zeros + bytes.length);
  decoded.set(bytes.reverse(), zeros);
  return decoded;
}

function leading(values: ArrayLike<unknown>, wanted: unknown): number {
  let count = 0;
  while (count < values.length && values[count] === wanted) count++;
  return count;
}
