import { suite, test } from '#test';
import { assert } from 'chai';
import { readCompactJws } from '../../../../widget/credential/compact-jws.ts';
import { checkProofs } from '../../../../widget/verification/proofs.ts';
import {
  createIssuer,
  createKeys,
  documentsLoader,
  draftCredential,
  issueJwt,
  type JsonDocument,
  type SigningIssuer,
} from '../../../support/issue-credential.ts';

type Documents = { readonly [url: string]: unknown };

const PASSED: unknown = { outcome: 'passed' };
const failed = (code: string, at?: string): unknown => ({
  outcome: 'failed',
  problem: { code, ...(at !== undefined && { at }) },
});
const open = (code: string, at: string, values: object): unknown => ({ outcome: 'inconclusive', problem: { code, at, values } });
const WRONG = failed('proof.signature-wrong');

/** The signature and the binding of a JWT whose header names its key so. */
async function named(
  issuer: SigningIssuer,
  kid: unknown,
  documents: Documents,
  header: JsonDocument = {},
): Promise<readonly unknown[]> {
  const jws = readCompactJws(await issueJwt(issuer, draftCredential(issuer), { header: { ...header, kid } }));
  const ports = { loadDocument: documentsLoader(documents), now: new Date('2026-11-22T00:00:00Z'), skewSeconds: 60 };
  const [finding] = await checkProofs({ form: 'vc-jwt', jws, document: jws.payload }, ports);
  return [finding?.signature, finding?.binding];
}

suite('a key by its name in the issuer’s document', () => {
  test('is the one of several that has the name, whole or bare, with or without its sign', async () => {
    const issuer = await createIssuer({ method: 'did:web', alg: 'ES256' });
    const other = await createKeys('ES256');
    const [[url, document] = ['', {}]] = Object.entries(issuer.documents);
    const [own] = [document['verificationMethod']].flat() as JsonDocument[];
    const second = { ...own, id: `${issuer.id}#key-1`, publicKeyMultibase: other.multikey };
    const both = { ...document, verificationMethod: [second, own], assertionMethod: [second.id, issuer.keyId] };
    const says = (kid: unknown, served: unknown = both): Promise<readonly unknown[]> => named(issuer, kid, { [url]: served });
    for (const kid of [issuer.keyId, '#key-0', 'key-0', issuer.id, undefined, 'key-9', '', 5])
      assert.deepEqual(await says(kid), [PASSED, PASSED], String(kid));
    for (const kid of [second.id, '#key-1', 'key-1']) assert.deepEqual(await says(kid), [WRONG, PASSED], kid);
    for (const kid of ['#key-9', '#', '#key-0x']) {
      const at = issuer.id + kid;
      assert.deepEqual(await says(kid), [failed('proof.key-unresolved', at), failed('issuer-binding.key-not-listed', at)], kid);
    }
    const authenticating = { ...both, assertionMethod: [second.id], authentication: [issuer.keyId] };
    assert.deepEqual(await says(issuer.keyId, authenticating), [PASSED, failed('proof.purpose-wrong', issuer.keyId)]);
    assert.deepEqual(await says(undefined, authenticating), [WRONG, PASSED]);
  });

  test('is nobody’s whose document says that it is controlled by another', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const [[url, document] = ['', {}]] = Object.entries(issuer.documents);
    const [own] = [document['verificationMethod']].flat() as JsonDocument[];
    const by = async (controller: unknown): Promise<unknown> =>
      (await named(issuer, issuer.keyId, { [url]: { ...document, verificationMethod: { ...own, controller } } }))[1];
    for (const controller of [issuer.id, undefined, 5]) assert.deepEqual(await by(controller), PASSED, String(controller));
    assert.deepEqual(await by('did:web:other.example'), failed('issuer-binding.key-not-listed', issuer.keyId));
  });

  test('of a key set is the one with the name, and none that has no name', async () => {
    const issuer = await createIssuer({ method: 'https', alg: 'ES256' });
    const other = (await createKeys('ES256')).publicJwk;
    const says = (kid: string, ...keys: readonly object[]): Promise<readonly unknown[]> =>
      named(issuer, kid, { [issuer.id]: { keys } });
    const jwk = issuer.keys.publicJwk;
    for (const kid of ['k1', '#k1', `${issuer.id}#k1`])
      assert.deepEqual(await says(kid, { ...other, kid: 'k2' }, { ...jwk, kid: 'k1' }), [PASSED, PASSED], kid);
    assert.deepEqual(await says('k2', { ...other, kid: 'k2' }, { ...jwk, kid: 'k1' }), [WRONG, PASSED]);
    const at = `${issuer.id}#`;
    assert.deepEqual((await says('#', jwk))[1], failed('issuer-binding.key-not-listed', at));
  });

  test('counts in a document that writes the issuer’s address in another way, and in no other’s', async () => {
    const issuer = await createIssuer({ method: 'https', alg: 'ES256' });
    const profile = issuer.documents[issuer.id];
    const says = async (id: unknown): Promise<unknown> =>
      (await named(issuer, `${issuer.id}#1`, { [issuer.id]: { ...profile, id, assertionMethod: method } }))[1];
    const method = { id: `${issuer.id}#1`, type: 'JsonWebKey', publicKeyJwk: issuer.keys.publicJwk };
    for (const id of [issuer.id, issuer.id.replace('issuer.example', 'ISSUER.example:443')])
      assert.deepEqual(await says(id), PASSED);
    for (const id of ['https://other.example/', 'urn:uuid:1', undefined, 5])
      assert.deepEqual(await says(id), failed('proof.key-unresolved', issuer.id), String(id));
  });
});

suite('a key by its name elsewhere', () => {
  test('is the one key of an issuer that is its own document, under its own name', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const other = await createIssuer({ method: 'did:key' });
    for (const kid of [issuer.id, issuer.keyId, undefined, 'any'])
      assert.deepEqual(await named(issuer, kid, {}), [PASSED, PASSED]);
    // What else stands behind it is a hint, unless it is a key.
    for (const kid of [`${issuer.id}#x`, '#x', `${issuer.id}#`])
      assert.deepEqual(await named(issuer, kid, {}), [PASSED, PASSED], kid);
    const foreign = `${issuer.id}#${other.keys.multikey}`;
    assert.deepEqual(await named(issuer, foreign, {}), [PASSED, failed('issuer-binding.key-not-listed', foreign)]);
    const byJwk = await createIssuer({ method: 'did:jwk', alg: 'ES256' });
    for (const kid of [`${byJwk.id}#zI3Tv`, `${byJwk.id}#1`, '#key-1'])
      assert.deepEqual(await named(byJwk, kid, {}), [PASSED, PASSED], kid);
    assert.deepEqual((await named(byJwk, `${byJwk.id}x#0`, {}))[1], failed('issuer-binding.not-proven', `${byJwk.id}x#0`));
    assert.deepEqual(await named(issuer, other.keyId, {}), [WRONG, failed('issuer-binding.not-proven', other.keyId)]);
    const unknown = 'did:example:1#k';
    assert.deepEqual((await named(issuer, unknown, {}))[1], failed('issuer-binding.not-proven', unknown));
  });

  test('is not the issuer’s under another identifier, and not known under a method that nothing here knows', async () => {
    const issuer = await createIssuer({ method: 'https' });
    const multikey = issuer.keys.multikey ?? '';
    for (const kid of [`did:web:other.example#${multikey}`, `https://other.example/keys#${multikey}`, `did:key:${multikey}`])
      assert.deepEqual(await named(issuer, kid, {}), [PASSED, failed('issuer-binding.not-proven', kid)], kid);
    const unread = failed('proof.key-unresolved', 'did:web:other.example#k');
    assert.deepEqual((await named(issuer, 'did:web:other.example#k', {}))[0], unread);
    const unknown = open('proof.key-unresolved', 'did:example:1#k', { method: 'example' });
    assert.deepEqual(await named(issuer, 'did:example:1#k', {}), [unknown, unknown]);
    for (const kid of ['urn:did:example:1', 'did:EXAMPLE:1', 'urn:uuid:1'])
      assert.deepEqual((await named(issuer, kid, {}))[1], failed('proof.key-unresolved', kid), kid);
  });

  test('is under an issuer that cannot be found what the issuer’s identifier allows to say', async () => {
    const keys = await createIssuer({ method: 'did:key' });
    const says = async (id: string): Promise<unknown> => (await named({ ...keys, id }, 'k', {}))[1];
    assert.deepEqual(await says('did:example:1'), open('proof.key-unresolved', 'did:example:1', { method: 'example' }));
    for (const id of [
      'did:web:a.example:..:b',
      'did:key:z6MkBroken',
      'did:jwk:e30',
      'urn:did:example:1',
      'word',
      'did:Example:1',
    ])
      assert.deepEqual(await says(id), failed('proof.key-unresolved', id), id);
  });

  test('came along with the token: that settles whose it is only where the token names no other', async () => {
    const issuer = await createIssuer({ method: 'did:web', alg: 'ES256' });
    const [url = ''] = Object.keys(issuer.documents);
    const jwk = issuer.keys.publicJwk;
    const unreachable = open('issuer-binding.unreachable', url, { reason: 'unreachable' });
    assert.deepEqual(await named(issuer, issuer.keyId, {}, { jwk }), [PASSED, unreachable]);
    for (const kid of [undefined, 'k']) assert.deepEqual(await named(issuer, kid, {}, { jwk }), [PASSED, unreachable]);
    assert.deepEqual((await named(issuer, undefined, {}))[1], unreachable);
    // An address promises no list of keys, as a DID does.
    const hosted = { ...issuer, id: 'https://issuer.example/profile' };
    assert.deepEqual(await named(hosted, undefined, {}, { jwk }), [PASSED, failed('issuer-binding.not-proven', hosted.id)]);
    assert.deepEqual(await named(issuer, undefined, issuer.documents, { jwk }), [PASSED, PASSED]);
    const other = (await createKeys('ES256')).publicJwk;
    assert.deepEqual(
      (await named(issuer, undefined, issuer.documents, { jwk: other }))[1],
      failed('issuer-binding.key-not-listed'),
    );
  });
});
