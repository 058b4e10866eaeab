import { decodeBase64, encodeBase64url } from '../../credential/base64url.ts';
import { JWS_ALGORITHMS } from '../jws/signature.ts';
import { readKey } from './platform-key.ts';
import { keyFromJwk, type VerificationKey } from './verification-key.ts';

const PEM = /-----BEGIN (RSA )?PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END/;

/**
 * A public key from PEM (RFC 7468), `PUBLIC KEY` or `RSA PUBLIC KEY`, as an OB 2.0 `CryptographicKey` holds it; also
 * with its line ends as they are written in a configuration (`\n`), where some issuers copy it from.
 */
export async function keyFromPem(text: string): Promise<VerificationKey | undefined> {
  const [, pkcs1, body = ''] = PEM.exec(text.replace(/\\[rn]/g, '\n')) ?? [];
  const der = decodeBase64(body);
  if (!der) return undefined;
  if (pkcs1 !== undefined) return (await import('./pkcs1.ts')).keyFromPkcs1(der);
  // An Ed25519 key is read here (RFC 8410 section 4: twelve bytes, always the same, then the key): a platform that lacks Ed25519
  // cannot, and a key that cannot be read would count as missing.
  const [, x] = /^MCowBQYDK2VwAyEA(.+)/.exec(encodeBase64url(der)) ?? [];
  return x === undefined ? readKey('spki', der, JWS_ALGORITHMS.values()) : keyFromJwk({ kty: 'OKP', crv: 'Ed25519', x });
}
