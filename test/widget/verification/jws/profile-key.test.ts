import { suite, test } from '#test';
import { assert } from 'chai';
import { readCompactJws } from '../../../../widget/credential/compact-jws.ts';
import { checkProofs, type ProofFinding } from '../../../../widget/verification/proofs.ts';
import { publicKeyPem } from '../../../../scripts/sample/issuer-keys.ts';
import { Answer, createKeys, documentsLoader, Fault, signedBadge, type SignedBadge } from '../../../support/issue-credential.ts';

const ISSUER = 'https://issuer.example/issuer.json';
const KEY = `${ISSUER}.key.json`;
const BADGE = 'https://issuer.example/badges/1/badge.json';

interface Asked extends ProofFinding {
  readonly requests: readonly string[];
}

async function check({ jws, documents }: SignedBadge, more: { readonly [url: string]: unknown } = {}): Promise<Asked> {
  const read = readCompactJws(jws);
  const loadDocument = documentsLoader({ ...documents, ...more });
  const ports = { loadDocument, now: new Date('2026-11-22T00:00:00Z'), skewSeconds: 60 };
  const [finding] = await checkProofs({ form: 'jws', jws: read, document: read.payload }, ports);
  return { ...finding!, requests: loadDocument.requests };
}

const answer = (outcome: string, code: string, at?: string, values?: object): unknown => ({
  outcome,
  problem: { code, ...(at !== undefined && { at }), ...(values && { values }) },
});
const PASSED: unknown = { outcome: 'passed' };
const unlisted = (at?: string): unknown => answer('failed', 'issuer-binding.key-not-listed', at);
const signed = { verification: { type: 'signed' } };

suite('the records behind a signed badge', () => {
  test('are told as they were read, and the key by the name that the badge has for it', async () => {
    const finding = await check(await signedBadge({ alg: 'ES256' }));
    assert.deepEqual(
      finding.evidence.map(({ kind, url }) => [kind, url]),
      [
        ['achievement', BADGE],
        ['issuer', ISSUER],
        ['key', KEY],
      ],
    );
    assert.deepEqual([finding.suite, finding.verificationMethod, finding.warnings], ['ES256', KEY, []]);
  });

  test('say why there is no key, and where', async () => {
    const badge = await signedBadge();
    for (const url of [BADGE, ISSUER]) {
      for (const [served, binding, signature] of [
        [new Fault('timeout'), answer('inconclusive', 'issuer-binding.unreachable', url), 'proof.key-unreachable'],
        [new Fault('blocked'), answer('inconclusive', 'network.blocked', url), 'network.blocked'],
        [new Answer(500), answer('inconclusive', 'issuer-binding.unreachable', url), 'proof.key-unreachable'],
        [new Answer(404), answer('failed', 'proof.key-unresolved', url), 'proof.key-unresolved'],
        [new Answer(410), answer('failed', 'proof.key-unresolved', url), 'proof.key-unresolved'],
      ] as const) {
        const finding = await check(badge, { [url]: served });
        assert.deepEqual(finding.binding, binding);
        assert.equal(finding.signature.problem?.code, signature);
        assert.notInclude(finding.requests, KEY);
      }
    }
    assert.deepEqual(
      (await check(badge, { [KEY]: new Answer(410) })).binding,
      answer('failed', 'proof.key-unresolved', KEY, { status: '410' }),
    );
    // Where a key should be, a page (to log in, of an error) says nothing of it.
    for (const page of [
      '<!doctype html><title>Log in</title>',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      '<!doctype html><p>Paste -----BEGIN PUBLIC KEY----- and what follows',
      '',
    ]) {
      const { binding, signature } = await check(badge, { [KEY]: page });
      assert.deepEqual(binding, answer('inconclusive', 'issuer-binding.unreachable', KEY));
      assert.deepEqual(signature, answer('inconclusive', 'proof.key-unreachable', KEY));
    }
  });

  test('say of a key in PEM that is too weak, or of another kind, that it is none, and not that nobody answered', async () => {
    const badge = await signedBadge();
    const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]) };
    const weak = await crypto.subtle.generateKey({ ...rsa, modulusLength: 1024 }, true, ['sign', 'verify']);
    const other = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-521' }, true, ['sign', 'verify']);
    const pems = await Promise.all(
      [weak, other].map(async ({ publicKey }) => {
        const der = String.fromCharCode(...new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)));
        return `-----BEGIN PUBLIC KEY-----\n${btoa(der)}\n-----END PUBLIC KEY-----\n`;
      }),
    );
    pems.push('-----BEGIN RSA PUBLIC KEY-----\nMAA=\n-----END RSA PUBLIC KEY-----');
    for (const pem of [...pems, ...pems.map((text) => text.replaceAll('\n', '\\n'))]) {
      const unresolved = answer('failed', 'proof.key-unresolved', KEY);
      for (const served of [pem, { owner: ISSUER, id: KEY, publicKeyPem: pem }]) {
        const { binding, signature } = await check(badge, { [KEY]: served });
        assert.deepEqual([signature, binding], [unresolved, unresolved]);
      }
    }
  });

  test('are those of an issuer that the badge names by an address, and that calls itself by no other', async () => {
    const named = async (issuer: unknown): Promise<unknown> =>
      (await check(await signedBadge({ badgeClass: { issuer } }))).binding;
    assert.deepEqual(await named('urn:uuid:1'), answer('failed', 'issuer-binding.not-proven', 'urn:uuid:1'));
    assert.deepEqual(await named(undefined), answer('failed', 'issuer-binding.not-proven'));
    assert.deepEqual(await named({ name: 'Sample' }), answer('failed', 'issuer-binding.not-proven'));
    assert.deepEqual(await named({ id: ISSUER, name: 'A copy' }), PASSED);
    const badge = await signedBadge();
    const calling = async (id: unknown): Promise<unknown> => (await check(badge, { [ISSUER]: { ...badge.issuer, id } })).binding;
    assert.deepEqual(await calling('https://other.example/'), answer('failed', 'issuer-binding.not-proven', ISSUER));
    assert.deepEqual(await calling('urn:uuid:1'), answer('failed', 'issuer-binding.not-proven', ISSUER));
    for (const other of [
      'https://issuer.example/issuer.json/',
      'https://issuer.example/',
      'http://issuer.example:8080/issuer.json',
    ])
      assert.deepEqual(await calling(other), answer('failed', 'issuer-binding.not-proven', ISSUER));
    // Many a Profile was written before its host had a certificate.
    for (const same of ['https://ISSUER.example:443/issuer.json', 'http://issuer.example/issuer.json'])
      assert.deepEqual(await calling(same), PASSED);
    const nameless = await signedBadge({ assertion: { badge: 'urn:uuid:2' } });
    assert.deepEqual((await check(nameless)).binding, answer('failed', 'issuer-binding.not-proven', 'urn:uuid:2'));
  });

  test('need no answer for an achievement that the signature covers', async () => {
    const { badgeClass } = await signedBadge();
    const badge = await signedBadge({ assertion: { badge: badgeClass } });
    const finding = await check(badge, { [BADGE]: new Fault('unreachable') });
    assert.deepEqual([finding.signature, finding.binding], [PASSED, PASSED]);
    assert.deepEqual(
      finding.evidence.map(({ url }) => url),
      [ISSUER, KEY],
    );
  });
});

suite('the keys of a Profile', () => {
  test('are tried one after the other, ten at most', async () => {
    const [keys, other] = [await createKeys('ES256'), await createKeys('ES256')];
    const [own, foreign] = [await publicKeyPem(keys), await publicKeyPem(other)];
    const listed = async (length: number): Promise<unknown> => {
      const publicKey = Array.from({ length }, (_, at) => ({ publicKeyPem: at === length - 1 ? own : foreign }));
      const { signature, binding } = await check(await signedBadge({ keys, assertion: signed, issuer: { publicKey } }));
      assert.deepEqual(binding, PASSED);
      return signature;
    };
    assert.deepEqual(await listed(10), PASSED);
    assert.deepEqual(await listed(11), answer('failed', 'proof.signature-wrong'));
  });

  test('count where one can be had, and else the first says why not', async () => {
    const keys = await createKeys('ES256');
    const good = { publicKeyPem: await publicKeyPem(keys) };
    const listed = async (...publicKey: readonly unknown[]): Promise<readonly unknown[]> => {
      const finding = await check(await signedBadge({ keys, assertion: signed, issuer: { publicKey } }), { [KEY]: { odd: 1 } });
      return [finding.signature, finding.binding];
    };
    assert.deepEqual(await listed('key-1', good, KEY), [PASSED, PASSED]);
    for (const [first, at] of [
      ['key-1', 'key-1'],
      [KEY, KEY],
      [{ id: 'key-2' }, 'key-2'],
      [{ id: KEY, publicKeyPem: 'none' }, KEY],
      [5, undefined],
      [{}, undefined],
    ] as const) {
      const unresolved = answer('failed', 'proof.key-unresolved', at);
      assert.deepEqual(await listed(first, 'key-9'), [unresolved, unresolved], JSON.stringify(first));
    }
  });

  test('are the one alone that the badge names', async () => {
    const [keys, other] = [await createKeys('ES256'), await createKeys('ES256')];
    const publicKey = [
      { id: 'https://issuer.example/keys/1', publicKeyPem: await publicKeyPem(other) },
      { id: 'https://issuer.example/keys/2', publicKeyPem: await publicKeyPem(keys) },
    ];
    for (const [place, holds] of [
      [1, false],
      [2, true],
    ] as const) {
      const creator = `https://issuer.example/keys/${place}`;
      const verification = { type: 'signed', creator };
      const finding = await check(await signedBadge({ keys, assertion: { verification }, issuer: { publicKey } }));
      assert.deepEqual([finding.signature.outcome, finding.verificationMethod], [holds ? 'passed' : 'failed', creator]);
    }
  });

  test('are nobody else’s by what they say', async () => {
    const badge = await signedBadge();
    const owned = async (more: object): Promise<unknown> => {
      const { owner, ...key } = badge.documents[KEY] as { readonly owner?: unknown };
      assert.equal(owner, ISSUER);
      return (await check(badge, { [KEY]: { ...key, ...more } })).binding;
    };
    for (const more of [
      {},
      { owner: { id: ISSUER } },
      { owner: 'https://ISSUER.example/issuer.json' },
      { owner: 'http://issuer.example/issuer.json' },
      { controller: ISSUER },
      { owner: ISSUER, controller: 'https://other.example/' },
    ])
      assert.deepEqual(await owned(more), PASSED, JSON.stringify(more));
    for (const more of [
      { owner: 'https://other.example/' },
      { owner: { id: 'https://other.example/' } },
      { owner: 'urn:uuid:1' },
      { owner: `${ISSUER}/` },
      { owner: `${ISSUER}?of=other` },
      { owner: 'http://issuer.example:8080/issuer.json' },
      { controller: 'https://other.example/' },
    ])
      assert.deepEqual(await owned(more), unlisted(KEY), JSON.stringify(more));
  });

  test('are warned of where their private half is printed in a public document', async () => {
    const publicKey = { publicKeyMultibase: 'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi' };
    const finding = await check(await signedBadge({ alg: 'EdDSA', assertion: signed, issuer: { publicKey } }));
    assert.deepEqual(finding.warnings, [{ code: 'proof.key-published' }]);
  });
});

suite('a key that no Profile lists', () => {
  test('tells whether the badge was changed where it lies on the issuer’s host, and is not asked for elsewhere', async () => {
    const badge = await signedBadge({ issuer: { publicKey: undefined } });
    const own = await check(badge);
    assert.deepEqual([own.signature, own.binding], [PASSED, unlisted(KEY)]);
    assert.deepEqual((await check(badge, { [KEY]: new Answer(404) })).binding, unlisted(KEY));
    const elsewhere = 'https://forger.example/key.json';
    const lured = await check(await signedBadge({ assertion: { verification: { type: 'signed', creator: elsewhere } } }));
    assert.deepEqual(lured.binding, unlisted(elsewhere));
    assert.notInclude(lured.requests, elsewhere);
    for (const assertion of [signed, { verification: { creator: '' } }, { verification: undefined }]) {
      const nameless = await check(await signedBadge({ assertion, issuer: { publicKey: undefined } }));
      assert.deepEqual([nameless.binding, nameless.verificationMethod], [unlisted(ISSUER), undefined]);
    }
  });

  test('is vouched for by the host of an issuer of Open Badges 1.x that lists none, if the host itself gives it', async () => {
    const keys = await createKeys('RS256');
    const url = 'https://issuer.example/key.pem';
    const profile = { name: 'Sample Issuer', url: 'https://issuer.example' };
    const pem = await publicKeyPem(keys);
    const legacy = async (served: unknown, issuer: object = profile, verify: object = { url }): Promise<readonly unknown[]> => {
      const badge = await signedBadge({ keys, assertion: { verification: undefined, verify } });
      const finding = await check(badge, { [ISSUER]: issuer, [url]: served });
      return [finding.signature.outcome, finding.binding];
    };
    assert.deepEqual(await legacy(pem), ['passed', PASSED]);
    assert.deepEqual(await legacy(new Answer(200, pem, 'https://issuer.example/new.pem')), ['passed', PASSED]);
    assert.deepEqual(await legacy(new Answer(200, pem, 'https://forger.example/key.pem')), ['passed', unlisted(url)]);
    assert.deepEqual(await legacy(pem, { ...profile, id: ISSUER }), ['passed', unlisted(url)]);
    const later = { ...profile, '@context': 'https://w3id.org/openbadges/v1', type: 'Issuer', id: ISSUER };
    assert.deepEqual(await legacy(pem, later), ['passed', PASSED]);
    assert.deepEqual(await legacy(new Answer(200, pem, 'https://forger.example/key.pem'), later), ['passed', unlisted(url)]);
    assert.deepEqual(await legacy(pem, { ...later, publicKey: KEY }), ['passed', unlisted(url)]);
    assert.deepEqual(await legacy(pem, { ...later, '@context': 'https://w3id.org/openbadges/v2' }), ['passed', unlisted(url)]);
    assert.deepEqual(await legacy(pem, profile, { creator: url }), ['passed', PASSED]);
    assert.deepEqual(await legacy(pem, { ...profile, publicKey: [KEY] }), ['passed', unlisted(url)]);
    const missing = answer('failed', 'proof.key-unresolved', url, { status: '404' });
    assert.deepEqual(await legacy(new Answer(404)), ['failed', missing]);
    assert.deepEqual(await legacy({ odd: 1 }), ['failed', answer('failed', 'proof.key-unresolved', url)]);
    assert.deepEqual(await legacy('no key'), ['inconclusive', answer('inconclusive', 'issuer-binding.unreachable', url)]);
  });
});
