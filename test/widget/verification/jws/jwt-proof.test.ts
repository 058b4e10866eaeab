import { suite, test } from '#test';
import { assert } from 'chai';
import { readCompactJws } from '../../../../widget/credential/compact-jws.ts';
import { encodeBase64url } from '../../../../widget/credential/base64url.ts';
import { checkProofs, type ProofFinding } from '../../../../widget/verification/proofs.ts';
import {
  Answer,
  createIssuer,
  createKeys,
  documentsLoader,
  draftCredential,
  Fault,
  issueJwt,
  type JsonDocument,
  type SigningIssuer,
} from '../../../support/issue-credential.ts';
import { withoutAlgorithm } from '../../../support/without-algorithm.ts';

const NOW = new Date('2026-11-22T00:00:00Z');

async function check(token: string, documents: { readonly [url: string]: unknown } = {}): Promise<ProofFinding> {
  const jws = readCompactJws(token);
  const ports = { loadDocument: documentsLoader(documents), now: NOW, skewSeconds: 60 };
  const [finding] = await checkProofs({ form: 'vc-jwt', jws, document: jws.payload }, ports);
  return finding!;
}

async function issue(issuer: SigningIssuer, fields?: Parameters<typeof issueJwt>[2]): Promise<string> {
  return issueJwt(issuer, draftCredential(issuer, { validUntil: '2030-01-01T00:00:00Z' }), fields);
}

function outcomes({ signature, binding }: ProofFinding): string {
  const parts = [signature.outcome, signature.problem?.code, '/', binding.outcome, binding.problem?.code];
  return parts.filter((part) => part !== undefined).join(' ');
}

const textOf = (value: unknown): string => encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));

suite('a VC-JWT', () => {
  for (const alg of ['RS256', 'ES256', 'ES384', 'EdDSA'] as const) {
    test(`passes with ${alg} and the key that its did:jwk issuer is`, async () => {
      const issuer = await createIssuer({ method: 'did:jwk', alg });
      assert.equal(outcomes(await check(await issue(issuer))), 'passed / passed');
    });
  }

  test('passes with the credential in the vc claim of the older data model', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    assert.equal(outcomes(await check(await issue(issuer, { vcdm: '1.1' }))), 'passed / passed');
  });

  test('passes under did:web when its document lists the key', async () => {
    const issuer = await createIssuer({ method: 'did:web', alg: 'ES256' });
    const finding = await check(await issue(issuer), issuer.documents);
    assert.equal(outcomes(finding), 'passed / passed');
    assert.equal(finding.evidence[0]?.url, 'https://issuer.example/org/1/did.json');
    assert.match(finding.evidence[0]?.sha256 ?? '', /^[0-9a-f]{64}$/);
  });

  test('fails when one character of what was signed differs', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const [header, , signature] = (await issue(issuer)).split('.');
    const changed = { ...draftCredential(issuer), name: 'Another Badge', iss: issuer.id };
    assert.equal(outcomes(await check(`${header}.${textOf(changed)}.${signature}`)), 'failed proof.signature-wrong / passed');
  });

  test('fails under the algorithm none', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const [, payload] = (await issue(issuer)).split('.');
    for (const alg of ['none', 'None', 'nOnE']) {
      const finding = await check(`${textOf({ alg, kid: issuer.keyId })}.${payload}.`);
      assert.equal(outcomes(finding), 'failed proof.signature-wrong / passed', alg);
    }
  });

  test('fails under an HMAC algorithm, and cannot be told under one that is not known', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const [, payload, signature] = (await issue(issuer)).split('.');
    const hmac = await check(`${textOf({ alg: 'HS256' })}.${payload}.${signature}`);
    assert.equal(outcomes(hmac), 'failed proof.unsupported / passed');
    const unknown = await check(`${textOf({ alg: 'ES256K' })}.${payload}.${signature}`);
    assert.equal(outcomes(unknown), 'inconclusive proof.unsupported / passed');
  });

  test('is by its issuer where the issuer is a key on a curve that nothing here verifies with, and cannot be told', async () => {
    const { publicJwk } = await createKeys('ES256');
    const jwk = { ...publicJwk, crv: 'secp256k1' };
    const id = `did:jwk:${textOf(jwk)}`;
    const payload = textOf({ ...draftCredential(await createIssuer({ method: 'did:jwk' })), issuer: id, iss: id });
    const signed = (alg: string): Promise<ProofFinding> => check(`${textOf({ alg, kid: `${id}#0` })}.${payload}.${textOf(1)}`);
    assert.equal(outcomes(await signed('ES256K')), 'inconclusive proof.unsupported / passed');
    assert.equal(outcomes(await signed('ES256')), 'failed proof.signature-wrong / passed');
  });

  test('fails when the algorithm is not that of the kind of key', async () => {
    const issuer = await createIssuer({ method: 'did:jwk', alg: 'RS256' });
    const token = await issue(issuer, { header: { alg: 'ES256' } });
    assert.equal(outcomes(await check(token)), 'failed proof.signature-wrong / passed');
  });

  test('fails when it asks for an extension that is critical', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const finding = await check(await issue(issuer, { header: { crit: ['exp'] } }));
    assert.deepEqual(finding.signature.problem, { code: 'proof.malformed', at: '/crit' });
  });

  test('takes the types of a credential and refuses a token made for something else', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const typ of [
      'JWT',
      'vc+jwt',
      'vc+ld+jwt',
      'VC+LD+JSON+JWT',
      'application/vc+jwt',
      'vc-ld+jwt',
      'vc-jwt',
      'jwt_vc',
      'jwt_vc_json',
      undefined,
    ]) {
      assert.equal((await check(await issue(issuer, { header: { typ } }))).signature.outcome, 'passed', String(typ));
    }
    assert.deepEqual((await check(await issue(issuer, { header: { typ: 'dpop+jwt' } }))).signature.problem, {
      code: 'proof.malformed',
      at: '/typ',
    });
  });

  for (const [claim, value] of [
    ['iss', 'https://other.example/'],
    ['sub', 'did:example:other'],
    ['jti', 'urn:other'],
    ['nbf', 1],
    ['exp', '2030'],
  ] as const) {
    test(`fails when ${claim} contradicts the credential, and only notes it when it is missing`, async () => {
      const issuer = await createIssuer({ method: 'did:key' });
      const wrong = await check(await issue(issuer, { claims: { [claim]: value } }));
      assert.equal(wrong.signature.problem?.code, 'proof.claims-contradict');
      assert.equal(wrong.signature.problem?.at, `/${claim}`);
      const missing = await check(await issue(issuer, { claims: { [claim]: undefined } }));
      assert.equal(missing.signature.outcome, 'passed');
      assert.deepInclude(missing.warnings, { code: 'structure.schema', at: `/${claim}`, values: { missing: claim } });
    });
  }
});

suite('what is said of a VC-JWT', () => {
  test('names the algorithm and the key as the token does', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { suite: algorithm, verificationMethod } = await check(await issue(issuer));
    assert.deepEqual([algorithm, verificationMethod], ['EdDSA', issuer.keyId]);
    const [, payload, signature] = (await issue(issuer)).split('.');
    const bare = await check(`${textOf({})}.${payload}.${signature}`);
    assert.deepEqual([bare.suite, bare.verificationMethod], ['none', undefined]);
    assert.equal(bare.signature.problem?.code, 'proof.signature-wrong');
  });

  test('warns of a key that everybody can sign with, and of no other', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    assert.deepEqual((await check(await issue(issuer))).warnings, []);
    const multikey = 'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi';
    const published = { ...issuer, id: `did:key:${multikey}`, keyId: `did:key:${multikey}#${multikey}` };
    assert.deepInclude((await check(await issue(published))).warnings, { code: 'proof.key-published' });
  });

  test('refuses a token of another type, however much of a credential’s type it holds', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const typ of ['x-jwt', 'jwt-x', 'at+jwt', 'text/jwt', '', 5, null, ['JWT']]) {
      const { signature } = await check(await issue(issuer, { header: { typ } }));
      assert.deepEqual(signature, { outcome: 'failed', problem: { code: 'proof.malformed', at: '/typ' } }, JSON.stringify(typ));
    }
  });

  test('says that the signature is wrong before it says that a claim contradicts', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const [header, , signature] = (await issue(issuer)).split('.');
    const changed = { ...draftCredential(issuer), iss: 'https://other.example/' };
    const finding = await check(`${header}.${textOf(changed)}.${signature}`);
    assert.equal(finding.signature.problem?.code, 'proof.signature-wrong');
  });
});

suite('the key of a VC-JWT', () => {
  test('may be named by the bare fragment, or not at all, in a document of the issuer’s', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    for (const kid of [`#${issuer.keyId.split('#')[1]}`, issuer.keyId.split('#')[1], undefined])
      assert.equal(outcomes(await check(await issue(issuer, { header: { kid } }), issuer.documents)), 'passed / passed', kid);
    const wrong = await check(await issue(issuer, { header: { kid: '#other' } }), issuer.documents);
    assert.equal(wrong.binding.problem?.code, 'issuer-binding.key-not-listed');
  });

  test('is that of the claim iss where the credential names no issuer', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const token = await issue(issuer, { claims: { issuer: undefined } });
    assert.equal((await check(token)).binding.outcome, 'passed');
    const nobody = await issue(issuer, { claims: { issuer: undefined, iss: undefined } });
    assert.equal((await check(nobody)).binding.problem?.code, 'issuer-binding.not-proven');
  });

  test('is not the issuer’s because the token brings it along', async () => {
    const issuer = await createIssuer({ method: 'https', alg: 'RS256' });
    const forger = await createKeys('RS256');
    const token = await issueJwt({ ...issuer, keys: forger }, draftCredential(issuer), {
      header: { kid: undefined, jwk: forger.publicJwk },
    });
    assert.equal(outcomes(await check(token)), 'passed / failed issuer-binding.not-proven');
    assert.equal(outcomes(await check(token, issuer.documents)), 'passed / failed issuer-binding.key-not-listed');
  });

  test('is the issuer’s when the document lists the one that the token brings along', async () => {
    const issuer = await createIssuer({ method: 'https', alg: 'RS256' });
    const token = await issue(issuer, { header: { kid: undefined, jwk: issuer.keys.publicJwk } });
    assert.equal(outcomes(await check(token, issuer.documents)), 'passed / passed');
  });

  test('says nothing when its private half stands in the header', async () => {
    const issuer = await createIssuer({ method: 'did:jwk', alg: 'RS256' });
    const token = await issue(issuer, { header: { jwk: { ...issuer.keys.publicJwk, d: 'AQAB' } } });
    assert.equal((await check(token)).signature.problem?.code, 'proof.key-published');
  });

  test('is not the issuer’s when it lies on another host, and that host is not asked', async () => {
    const issuer = await createIssuer({ method: 'https' });
    const forger = await createIssuer({ method: 'https', host: 'forger.example' });
    const token = await issueJwt({ ...issuer, keys: forger.keys, keyId: forger.keyId }, draftCredential(issuer));
    const loadDocument = documentsLoader(forger.documents);
    const jws = readCompactJws(token);
    const [finding] = await checkProofs(
      { form: 'vc-jwt', jws, document: jws.payload },
      { loadDocument, now: NOW, skewSeconds: 60 },
    );
    assert.equal(finding?.binding.problem?.code, 'issuer-binding.not-proven');
    assert.isEmpty(loadDocument.requests);
  });

  test('is the issuer’s as a JWK or a key set at an address on the issuer’s own host', async () => {
    const issuer = await createIssuer({ method: 'https', alg: 'ES256' });
    const jwk = { ...issuer.keys.publicJwk, kid: 'k1' };
    assert.equal(outcomes(await check(await issue(issuer), { [issuer.keyId]: jwk })), 'passed / passed');
    const token = await issue(issuer, { header: { kid: `${issuer.keyId}#k1` } });
    const other = { ...(await createKeys('ES256')).publicJwk, kid: 'k2' };
    assert.equal(outcomes(await check(token, { [issuer.keyId]: { keys: [other, jwk] } })), 'passed / passed');
    const unlisted = await check(token, { [issuer.keyId]: { keys: [other, other] } });
    assert.equal(unlisted.binding.problem?.code, 'issuer-binding.key-not-listed');
  });

  test('is not the issuer’s when the address on its host leads elsewhere', async () => {
    const issuer = await createIssuer({ method: 'https', alg: 'ES256' });
    const moved = new Answer(200, issuer.keys.publicJwk, 'https://forger.example/key.json');
    const finding = await check(await issue(issuer), { [issuer.keyId]: moved });
    assert.equal(finding.binding.problem?.code, 'issuer-binding.redirected');
  });

  test('is not the issuer’s when the issuer’s document lists other keys', async () => {
    const issuer = await createIssuer({ method: 'https', alg: 'ES256' });
    const other = await createIssuer({ method: 'https', alg: 'ES256' });
    const documents = { ...issuer.documents, [issuer.id]: other.documents[issuer.id] };
    assert.equal(outcomes(await check(await issue(issuer), documents)), 'passed / failed issuer-binding.key-not-listed');
  });

  test('cannot be told when its document does not answer, which never reads as forged', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const url = Object.keys(issuer.documents)[0]!;
    const answers: readonly unknown[] = [new Fault('timeout'), new Answer(503), new Answer(403), new Answer(200, '<html>')];
    for (const answer of answers) {
      const { binding } = await check(await issue(issuer), { [url]: answer });
      assert.equal(binding.outcome, 'inconclusive');
      assert.equal(binding.problem?.code, 'issuer-binding.unreachable');
    }
    const blocked = await check(await issue(issuer), { [url]: new Fault('blocked') });
    assert.equal(outcomes(blocked), 'inconclusive network.blocked / inconclusive network.blocked');
  });

  test('is not to be had when the issuer answers that there is none, or with another’s document', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const [url, own] = Object.entries(issuer.documents)[0]!;
    const foreign: JsonDocument = { ...own, id: 'did:web:other.example' };
    for (const answer of [new Answer(404), new Answer(410), foreign]) {
      const finding = await check(await issue(issuer), { [url]: answer });
      assert.equal(outcomes(finding), 'failed proof.key-unresolved / failed proof.key-unresolved');
    }
  });

  test('whose algorithm the platform does not know is left open, and never called forged', async () => {
    const token = await issue(await createIssuer({ method: 'did:key' }));
    const finding = await withoutAlgorithm('Ed25519', () => check(token));
    assert.equal(outcomes(finding), 'inconclusive proof.unsupported / passed');
  });

  test('cannot be told under a DID method that is not known, and is not to be had under a broken DID', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const named = (id: string): Promise<string> =>
      issueJwt({ ...issuer, id, keyId: `${id}#1` }, draftCredential({ ...issuer, id }));
    assert.equal((await check(await named('did:example:123'))).binding.outcome, 'inconclusive');
    assert.equal((await check(await named('did:web:a.example:..:b'))).binding.outcome, 'failed');
    assert.equal((await check(await named('did:key:z6MkBroken'))).binding.outcome, 'failed');
    assert.equal((await check(await named('not an identifier'))).binding.outcome, 'failed');
  });
});
