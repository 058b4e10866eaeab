import { suite, test } from '#test';
import { publicKeyPem as pemOf } from '../../../../scripts/sample/issuer-keys.ts';
import type { Check } from '../../../../widget/verification/report.ts';
import {
  Answer,
  createIssuer,
  createKeys,
  draftCredential,
  Fault,
  issueJwt,
  type SigningIssuer,
} from '../../../support/issue-credential.ts';
import { checkOf, found, verified } from '../../../support/verified.ts';

const KEY = 'https://issuer.example/keys/1';

/** The binding of a badge by an https issuer whose key lies at an address of its own, and what is served where. */
async function binding(
  issuer: SigningIssuer,
  served: unknown,
  { own, kid = KEY }: { readonly own?: unknown; readonly kid?: string } = {},
): Promise<Check> {
  const token = await issueJwt({ ...issuer, keyId: kid }, draftCredential(issuer));
  const documents = { [KEY]: served, [issuer.id]: own ?? new Fault('unreachable') };
  return checkOf((await verified(token, { documents })).report, 'issuer-binding');
}

suite('a key at an address of its own', () => {
  test('is the issuer’s when it lies on the issuer’s host, as a method, as a key, or in a set', async () => {
    const issuer = await createIssuer({ method: 'https', alg: 'ES256' });
    const { publicJwk, multikey } = issuer.keys;
    const other = (await createKeys('ES256')).publicJwk;
    for (const served of [
      { id: KEY, type: 'Multikey', publicKeyMultibase: multikey },
      { id: `${KEY}#x`, type: 'JsonWebKey', publicKeyJwk: publicJwk },
      { ...publicJwk, kid: 'any' },
      { keys: [{ ...publicJwk, kid: 'any' }] },
      {
        keys: [
          { ...other, kid: 'other' },
          { ...publicJwk, kid: KEY },
        ],
      },
    ])
      found(await binding(issuer, served), 'passed');
  });

  test('is not picked from a set of several when none has its name', async () => {
    const issuer = await createIssuer({ method: 'https', alg: 'ES256' });
    const other = (await createKeys('ES256')).publicJwk;
    const served = {
      keys: [
        { ...other, kid: 'a' },
        { ...issuer.keys.publicJwk, kid: 'b' },
      ],
    };
    found(await binding(issuer, served), 'failed', 'issuer-binding.key-not-listed');
    found(await binding(issuer, { keys: [] }), 'failed', 'issuer-binding.key-not-listed');
  });

  test('is contradicted by the issuer’s own document when that lists other keys, or this one for another purpose', async () => {
    const issuer = await createIssuer({ method: 'https' });
    const other = (await createKeys()).multikey;
    const method = (publicKeyMultibase?: string): unknown => ({ id: '#k', type: 'Multikey', publicKeyMultibase });
    const served = { id: KEY, type: 'Multikey', publicKeyMultibase: issuer.keys.multikey };
    const says = (own: unknown): Promise<Check> => binding(issuer, served, { own });
    found(await says({ id: issuer.id, assertionMethod: [method(other)] }), 'failed', 'issuer-binding.key-not-listed');
    found(
      await says({ id: issuer.id, verificationMethod: [method(issuer.keys.multikey)], authentication: '#k' }),
      'failed',
      'issuer-binding.key-not-listed',
    );
    // What gives none of its keys a purpose lists it; and of another key it says nothing.
    found(await says({ id: issuer.id, verificationMethod: [method(issuer.keys.multikey)] }), 'passed');
    found(await says({ id: issuer.id, verificationMethod: [method(other)] }), 'failed', 'issuer-binding.key-not-listed');
    found(await says({ id: issuer.id, assertionMethod: [method(other), method(issuer.keys.multikey)] }), 'passed');
    // Among the keys that the badges of a Profile are signed with, or by its address alone.
    const listedAs = async (publicKey: unknown): Promise<Check> =>
      says({ id: issuer.id, assertionMethod: [method(other)], publicKey });
    for (const publicKey of [method(issuer.keys.multikey), KEY, [KEY], 'https://ISSUER.example/keys/1'])
      found(await listedAs(publicKey), 'passed');
    const stranger = { ...(method(issuer.keys.multikey) as object), owner: 'https://issuer.example/org/2' };
    const renamed = { ...(method(other) as object), id: KEY };
    for (const publicKey of ['https://issuer.example/keys/2', [KEY, renamed], method(other), stranger, null, 5])
      found(await listedAs(publicKey), 'failed', 'issuer-binding.key-not-listed');
    // Two keys of one name, of which the issuer lists the one that did not sign.
    const keys = [await createKeys(), issuer.keys].map(({ publicJwk }) => ({ ...publicJwk, kid: KEY }));
    const listed = { id: '#k', type: 'JsonWebKey', publicKeyJwk: keys[0] };
    found(
      await binding(issuer, { keys }, { own: { id: issuer.id, assertionMethod: [listed] } }),
      'failed',
      'issuer-binding.key-not-listed',
    );
    // What lists no keys, or speaks of somebody else, contradicts nothing.
    found(await says({ id: issuer.id }), 'passed');
    found(await says({ id: 'https://other.example/', assertionMethod: [method(other)] }), 'passed');
    found(await says(new Answer(404)), 'passed');
  });

  test('is another issuer’s of that host when it says so, in the words of Open Badges 2.0 too', async () => {
    const issuer = await createIssuer({ method: 'https', alg: 'RS256' });
    const publicKeyPem = await pemOf(issuer.keys);
    const key = (owner: unknown): unknown => ({ id: KEY, type: 'CryptographicKey', owner, publicKeyPem });
    for (const other of ['https://issuer.example/org/2/issuer', { id: 'https://issuer.example/org/2/issuer' }])
      found(await binding(issuer, key(other)), 'failed', 'issuer-binding.key-not-listed');
    for (const own of [issuer.id, undefined]) found(await binding(issuer, key(own)), 'passed');
  });

  test('may be a document of the issuer’s, which then is asked for the key by its name', async () => {
    const issuer = await createIssuer({ method: 'https' });
    const document = (id: string): unknown => ({
      id,
      assertionMethod: [{ id: `${KEY}#k`, type: 'Multikey', publicKeyMultibase: issuer.keys.multikey }],
    });
    found(await binding(issuer, document(issuer.id), { kid: `${KEY}#k` }), 'passed');
    found(await binding(issuer, document(issuer.id), { kid: `${KEY}#other` }), 'failed', 'issuer-binding.key-not-listed');
    found(
      await binding(issuer, document('https://issuer.example/2'), { kid: `${KEY}#k` }),
      'failed',
      'issuer-binding.not-proven',
    );
  });

  test('is nobody’s when the address leads to another host', async () => {
    const issuer = await createIssuer({ method: 'https' });
    const served = { id: KEY, type: 'Multikey', publicKeyMultibase: issuer.keys.multikey };
    const check = await binding(issuer, new Answer(200, served, 'https://cdn.example/keys/1'));
    found(check, 'failed', 'issuer-binding.redirected');
    found(await binding(issuer, new Answer(200, served, 'https://issuer.example/keys/one')), 'passed');
  });

  test('is nobody’s where the address has another one in it, which that host may have fetched for anybody', async () => {
    const issuer = await createIssuer({ method: 'https' });
    const served = { id: KEY, type: 'Multikey', publicKeyMultibase: issuer.keys.multikey };
    for (const kid of [
      '?url=https://stranger.example/key',
      '?url=https%3A%2F%2Fstranger.example%2Fkey',
      '/https://stranger.example/key',
    ].map((rest) => `https://issuer.example/fetch${rest}`)) {
      const bound = async (own: unknown) => {
        const token = await issueJwt({ ...issuer, keyId: kid }, draftCredential(issuer));
        const documents = { [kid]: served, [issuer.id]: own };
        return checkOf((await verified(token, { documents })).report, 'issuer-binding');
      };
      found(await bound(new Answer(404)), 'inconclusive', 'issuer-binding.not-proven');
      found(await bound({ id: issuer.id, assertionMethod: [{ ...served, id: '#k' }] }), 'passed');
    }
  });

  test('cannot be told when nothing answers there, and is not there when nothing is', async () => {
    const issuer = await createIssuer({ method: 'https' });
    found(await binding(issuer, 'no JSON'), 'inconclusive', 'issuer-binding.unreachable');
    found(await binding(issuer, new Answer(503)), 'inconclusive', 'issuer-binding.unreachable');
    found(await binding(issuer, new Fault('unreachable')), 'inconclusive', 'issuer-binding.unreachable');
    for (const gone of [404, 410]) found(await binding(issuer, new Answer(gone)), 'failed', 'proof.key-unresolved');
  });
});
