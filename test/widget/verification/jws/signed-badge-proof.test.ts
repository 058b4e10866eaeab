import { suite, test } from '#test';
import { assert } from 'chai';
import { readCompactJws } from '../../../../widget/credential/compact-jws.ts';
import { checkProofs, type ProofFinding } from '../../../../widget/verification/proofs.ts';
import { publicKeyPem } from '../../../../scripts/sample/issuer-keys.ts';
import { Answer, createKeys, documentsLoader, Fault, signedBadge, type SignedBadge } from '../../../support/issue-credential.ts';
import { withoutAlgorithm } from '../../../support/without-algorithm.ts';

const ISSUER = 'https://issuer.example/issuer.json';
const KEY = `${ISSUER}.key.json`;

async function check({ jws, documents }: SignedBadge, more: { readonly [url: string]: unknown } = {}): Promise<ProofFinding> {
  const read = readCompactJws(jws);
  const loadDocument = documentsLoader({ ...documents, ...more });
  const ports = { loadDocument, now: new Date('2026-11-22T00:00:00Z'), skewSeconds: 60 };
  const [finding] = await checkProofs({ form: 'jws', jws: read, document: read.payload }, ports);
  return finding!;
}

function outcomes({ signature, binding }: ProofFinding): string {
  const parts = [signature.outcome, signature.problem?.code, '/', binding.outcome, binding.problem?.code];
  return parts.filter((part) => part !== undefined).join(' ');
}

suite('a signed Open Badges 2.0 badge', () => {
  for (const alg of ['RS256', 'ES256', 'ES384', 'EdDSA'] as const) {
    test(`passes with ${alg} when the issuer’s Profile lists the key and the key names its owner`, async () => {
      const finding = await check(await signedBadge({ alg }));
      assert.equal(outcomes(finding), 'passed / passed');
      assert.include(
        finding.evidence.map(({ url }) => url),
        KEY,
      );
    });
  }

  test('by a key that the platform cannot read is left open, and never called forged', async () => {
    const badge = await signedBadge({ alg: 'EdDSA' });
    const finding = await withoutAlgorithm('Ed25519', () => check(badge));
    assert.equal(outcomes(finding), 'inconclusive proof.unsupported / passed');
  });

  test('passes without a creator by any key of the Profile, also an embedded one', async () => {
    const keys = await createKeys('RS256');
    const other = await createKeys('RS256');
    const publicKey = [
      { id: `${KEY}#1`, owner: ISSUER, publicKeyPem: await publicKeyPem(other) },
      { id: `${KEY}#2`, owner: ISSUER, publicKeyPem: await publicKeyPem(keys) },
    ];
    const badge = await signedBadge({ keys, assertion: { verification: { type: 'signed' } }, issuer: { publicKey } });
    assert.equal(outcomes(await check(badge)), 'passed / passed');
  });

  test('fails when it was changed', async () => {
    const badge = await signedBadge();
    const other = await signedBadge({ assertion: { issuedOn: '2026-01-01T00:00:00Z' }, keys: badge.keys });
    const [header, , signature] = badge.jws.split('.');
    const jws = [header, other.jws.split('.')[1], signature].join('.');
    assert.equal(outcomes(await check({ ...badge, jws })), 'failed proof.signature-wrong / passed');
  });

  test('is not the issuer’s by a key that the Profile does not list, or that names another owner', async () => {
    const unlisted = await signedBadge({ issuer: { publicKey: undefined } });
    assert.equal(outcomes(await check(unlisted)), 'passed / failed issuer-binding.key-not-listed');
    const badge = await signedBadge();
    const foreign = { ...badge.documents[KEY], owner: 'https://forger.example/issuer.json' };
    assert.equal((await check(badge, { [KEY]: foreign })).binding.problem?.code, 'issuer-binding.key-not-listed');
    const elsewhere = await signedBadge({
      assertion: { verification: { type: 'signed', creator: 'https://forger.example/key.json' } },
    });
    const lured = await check(elsewhere, { 'https://forger.example/key.json': badge.documents[KEY] });
    assert.equal(lured.binding.problem?.code, 'issuer-binding.key-not-listed');
  });

  test('is not the issuer’s by a key that was revoked or that has expired, wherever it stands', async () => {
    const badge = await signedBadge();
    for (const over of [{ revoked: '2026-11-21T00:00:00Z' }, { revoked: true }, { expires: '2026-11-21' }]) {
      const key = { ...badge.documents[KEY], ...over };
      for (const served of [{ [KEY]: key }, { [ISSUER]: { ...badge.issuer, publicKey: [key] } }])
        assert.equal((await check(badge, served)).binding.problem?.code, 'issuer-binding.key-not-listed');
    }
    const current = { ...badge.documents[KEY], revoked: null, expires: '2026-11-23' };
    assert.equal(outcomes(await check(badge, { [KEY]: current })), 'passed / passed');
  });

  test('is proven by the Profile as it answers, never by a copy that came along', async () => {
    const genuine = await signedBadge();
    const forged = await signedBadge({
      assertion: { badge: { ...genuine.badgeClass, issuer: { ...genuine.issuer, publicKey: KEY } } },
    });
    assert.equal((await check(forged, genuine.documents)).signature.problem?.code, 'proof.signature-wrong');
  });

  test('cannot be told when Profile, badge or key do not answer', async () => {
    const badge = await signedBadge();
    for (const url of [ISSUER, KEY, 'https://issuer.example/badges/1/badge.json']) {
      for (const answer of [new Fault('unreachable'), new Answer(500), new Answer(200, 'not JSON')].slice(
        0,
        url === KEY ? 2 : 3,
      )) {
        const finding = await check(badge, { [url]: answer });
        const expected = 'inconclusive proof.key-unreachable / inconclusive issuer-binding.unreachable';
        assert.equal(outcomes(finding), expected, url);
      }
    }
    assert.equal((await check(badge, { [ISSUER]: new Fault('blocked') })).binding.problem?.code, 'network.blocked');
    assert.equal((await check(badge, { [KEY]: new Answer(404) })).signature.problem?.code, 'proof.key-unresolved');
  });

  test('is not proven by a Profile that says it is another, or by an issuer without an address', async () => {
    const badge = await signedBadge();
    const other = { ...badge.issuer, id: 'https://other.example/issuer.json' };
    assert.equal((await check(badge, { [ISSUER]: other })).binding.problem?.code, 'issuer-binding.not-proven');
    const nameless = await signedBadge({ badgeClass: { issuer: 'urn:uuid:1' } });
    assert.equal((await check(nameless)).binding.problem?.code, 'issuer-binding.not-proven');
  });

  test('of Open Badges 1.1 passes by a key on the issuer’s own host, and by no other', async () => {
    const keys = await createKeys('RS256');
    const pem = await publicKeyPem(keys);
    const legacy = async (url: string): Promise<ProofFinding> => {
      const badge = await signedBadge({ keys, assertion: { verification: undefined, verify: { type: 'signed', url } } });
      return check(badge, { [ISSUER]: { name: 'Sample Issuer', url: 'https://issuer.example' }, [url]: pem });
    };
    assert.equal(outcomes(await legacy('https://issuer.example/key.pem')), 'passed / passed');
    const foreign = await legacy('https://forger.example/key.pem');
    assert.equal(outcomes(foreign), 'passed / failed issuer-binding.key-not-listed');
  });
});
