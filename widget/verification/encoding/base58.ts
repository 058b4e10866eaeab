const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Longest text that is decoded: base58 takes quadratic time, and the longest key met (RSA 8192) needs 1,420. */
const MAX_LENGTH = 2_000;

/** Decodes base58btc without a multibase prefix; `undefined` for a foreign character or more than 2,000 of them. */
export function decodeBase58(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  let number = 0n;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return undefined;
    number = number * 58n + BigInt(digit);
  }
  const bytes: number[] = [];
  for (; number > 0n; number >>= 8n) bytes.unshift(Number(number & 255n));
  // Zeros in front are written one by one.
  for (let at = 0; text[at] === '1'; at++) bytes.unshift(0);
  return new Uint8Array(bytes);
}
