import { keyText, type VerificationKey } from './verification-key.ts';
import { keyFromMultikey } from './multikey.ts';

// Keys whose private halves are printed in public documents: anybody can sign with them.
const PUBLISHED = [
  // 1EdTech, Open Badges 3.0 Implementation Guide: signs most of its "valid" samples.
  'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi',
  // W3C Data Integrity EdDSA and ECDSA Cryptosuites 1.0, test vectors.
  'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
  'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP',
  'zDnaeTHxNEBZoKaEo6PdA83fq98ebiFvo3X273Ydu4YmV96rg',
  'z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ',
];

/** Whether the private half of a key is known to be public, so that a signature by it proves nothing. */
export function isPublished(key: VerificationKey): boolean {
  const text = keyText(key);
  return PUBLISHED.some((multikey) => {
    const published = keyFromMultikey(multikey);
    return published !== undefined && keyText(published) === text;
  });
}
