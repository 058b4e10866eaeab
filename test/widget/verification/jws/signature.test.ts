import { suite, test } from '#test';
import { assert } from 'chai';
import { encodeBase64url } from '../../../../widget/credential/base64url.ts';
import type { Check } from '../../../../widget/verification/report.ts';
import { createIssuer, draftCredential, issueJwt, signCompact } from '../../../support/issue-credential.ts';
import { checkOf, found, verified } from '../../../support/verified.ts';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const part = (value: unknown): string => encodeBase64url(utf8(JSON.stringify(value)));

async function signature(token: string): Promise<Check> {
  return checkOf((await verified(token)).report, 'proof');
}

/** A VC-JWT by a did:jwk, signed in whatever way: what the issuer's samples cannot do. */
async function jwtOf(
  publicJwk: JsonWebKey,
  header: { readonly [member: string]: unknown },
  sign: (data: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>,
): Promise<string> {
  const id = `did:jwk:${part(publicJwk)}`;
  const input = `${part(header)}.${part(draftCredential({ id, name: 'Sample Issuer' }))}`;
  return `${input}.${encodeBase64url(new Uint8Array(await sign(utf8(input))))}`;
}

async function rsaPss(saltLength: number, header: { readonly [member: string]: unknown }): Promise<string> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { kty, n, e } = await crypto.subtle.exportKey('jwk', publicKey);
  const jwk = { kty: String(kty), n: String(n), e: String(e) };
  return jwtOf(jwk, header, (data) => crypto.subtle.sign({ name: 'RSA-PSS', saltLength }, privateKey, data));
}

suite('the algorithm of a JWS', () => {
  test('may be PS256, with a salt as long as the hash and no other', async () => {
    found(await signature(await rsaPss(32, { alg: 'PS256' })), 'passed');
    found(await signature(await rsaPss(20, { alg: 'PS256' })), 'failed', 'proof.signature-wrong');
  });

  test('is not exchanged for another that the same key could do', async () => {
    found(await signature(await rsaPss(32, { alg: 'RS256' })), 'failed', 'proof.signature-wrong');
    const issuer = await createIssuer({ method: 'did:jwk', alg: 'RS256' });
    const token = await issueJwt(issuer, draftCredential(issuer), { header: { alg: 'PS256' } });
    found(await signature(token), 'failed', 'proof.signature-wrong');
  });

  test('may be called EdDSA or Ed25519, also by the key', async () => {
    const issuer = await createIssuer({ method: 'did:jwk' });
    for (const alg of ['EdDSA', 'Ed25519'])
      for (const ofKey of ['EdDSA', 'Ed25519', undefined]) {
        const id = `did:jwk:${part({ ...issuer.keys.publicJwk, alg: ofKey })}`;
        const token = await signCompact(issuer, draftCredential({ ...issuer, id }), { alg });
        found(await signature(token), 'passed');
      }
  });

  test('is none that the issuer has not meant the key for', async () => {
    for (const [alg, ofKey] of [
      ['RS256', 'PS256'],
      ['RS256', 'RSA-OAEP'],
      ['EdDSA', 'ES256'],
    ] as const) {
      const issuer = await createIssuer({ method: 'did:jwk', alg });
      const id = `did:jwk:${part({ ...issuer.keys.publicJwk, alg: ofKey })}`;
      const token = await signCompact(issuer, draftCredential({ ...issuer, id }));
      found(await signature(token), 'failed', 'proof.signature-wrong');
    }
  });

  test('is told by its name when it is not known, and only what is called none is none', async () => {
    const issuer = await createIssuer({ method: 'did:jwk' });
    for (const alg of ['ES256K', 'nonesuch', 'NotNone', 'xHS256']) {
      const check = await signature(await issueJwt(issuer, draftCredential(issuer), { header: { alg } }));
      found(check, 'inconclusive', 'proof.unsupported');
      assert.deepInclude(check.problem, { at: '/alg', values: { suite: alg } });
    }
  });

  test('signs what is encoded, and nothing else: a header that says otherwise is refused', async () => {
    const issuer = await createIssuer({ method: 'did:jwk' });
    for (const header of [{ b64: false }, { b64: true }, { crit: [] }, { crit: ['b64'], b64: false }]) {
      const check = await signature(await issueJwt(issuer, draftCredential(issuer), { header }));
      found(check, 'failed', 'proof.malformed');
      assert.equal(check.problem?.at, '/crit');
    }
  });

  test('does not pass with a signature that is empty, cut or longer', async () => {
    const issuer = await createIssuer({ method: 'did:jwk', alg: 'ES256' });
    const token = await issueJwt(issuer, draftCredential(issuer));
    const [header, payload, text = ''] = token.split('.');
    found(await signature(token), 'passed');
    for (const other of [text.slice(0, -4), `${text}AAAA`, encodeBase64url(new Uint8Array(64))])
      found(await signature([header, payload, other].join('.')), 'failed', 'proof.signature-wrong');
  });
});
