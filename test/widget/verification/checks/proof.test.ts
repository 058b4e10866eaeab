import { suite, test } from '#test';
import { assert } from 'chai';
import {
  Answer,
  createIssuer,
  documentsLoader,
  draftCredential,
  Fault,
  hostedBadge,
  issueDataIntegrity,
  issueJwt,
  seen,
} from '../../../support/issue-credential.ts';
import type { JsonDocument } from '../../../support/issue-credential.ts';
import { checked, checkOf, found, says, verified, warned } from '../../../support/verified.ts';

suite('proof of a hosted badge', () => {
  const badge = hostedBadge();

  test('is what the issuer serves at its own address', async () => {
    says(await checked('proof', badge.assertion, badge), {
      outcome: 'passed',
      evidence: [await seen('assertion', badge.url, badge.assertion)],
    });
  });

  test('fails when the issuer knows of no such badge', async () => {
    says(await checked('proof', badge.assertion, { documents: { ...badge.documents, [badge.url]: new Answer(404) } }), {
      outcome: 'failed',
      problem: { code: 'proof.hosted-missing', at: badge.url },
      evidence: [await seen('assertion', badge.url, '')],
    });
  });

  test('is never called forged because something is in the way', async () => {
    const faults = [
      new Fault('unreachable'),
      new Fault('timeout'),
      new Fault('too-large'),
      new Answer(503),
      new Answer(403),
      new Answer(300, badge.assertion),
      new Answer(429),
    ];
    for (const fault of [...faults, '<html>Sign in</html>', '[]', new Answer(200, '{"a":1,"a":2}')]) {
      const check = await checked('proof', badge.assertion, { documents: { ...badge.documents, [badge.url]: fault } });
      found(check, 'inconclusive', 'proof.hosted-unreachable');
    }
  });

  test('is not to be seen in an error that is JSON too', async () => {
    const busy = { error: 'busy' };
    says(await checked('proof', badge.assertion, { documents: { ...badge.documents, [badge.url]: busy } }), {
      outcome: 'inconclusive',
      problem: { code: 'proof.hosted-differs', at: '' },
      evidence: [await seen('assertion', badge.url, busy)],
    });
  });

  test('says when an address is not asked, and fails one that only exists inside a network', async () => {
    const inside = hostedBadge({ assertion: { id: 'http://169.254.169.254/latest/meta-data/' } }).assertion;
    const blocked = { 'http://169.254.169.254/latest/meta-data/': new Fault('blocked'), [badge.url]: new Fault('blocked') };
    found(await checked('proof', inside, { documents: blocked }), 'failed', 'network.blocked');
    found(await checked('proof', badge.assertion, { documents: blocked }), 'inconclusive', 'network.blocked');
    const here = 'http://localhost:4380/a/1';
    const onThisMachine = { ...badge.assertion, id: here };
    found(
      await checked('proof', onThisMachine, { documents: { [here]: new Fault('blocked') } }),
      'inconclusive',
      'network.blocked',
    );
    const disguised = 'https://issuer.example@attacker.example/a/1';
    const documents = { [disguised]: new Fault('blocked') };
    found(await checked('proof', { ...badge.assertion, id: disguised }, { documents }), 'failed', 'network.blocked');
  });

  test('shows what the issuer serves, not what came in the file, and tells the difference', async () => {
    const forged = { ...badge.assertion, issuedOn: '2019-01-01', badge: { ...badge.badgeClass, name: 'Grand Master' } };
    const { report, badge: shown } = await verified(forged, badge);
    assert.equal(shown.name, 'Sample Badge');
    assert.equal(shown.validFrom, '2025-01-01T00:00:00Z');
    assert.deepEqual(warned(checkOf(report, 'proof')), ['proof.hosted-differs']);
    assert.include(warned(checkOf(report, 'achievement')), 'achievement.differs');
    assert.equal(report.verdict, 'verified');
  });

  test('tells each member that the file says otherwise, and none that it leaves out or writes as a list of one', async () => {
    const evidence = [{ narrative: 'Work.' }];
    const served = { ...badge.assertion, expires: '2030-01-01', evidence, narrative: 'Well done.' };
    const differing = async (told: JsonDocument) => {
      const check = await checked('proof', { ...served, ...told }, { documents: { ...badge.documents, [badge.url]: served } });
      found(check, 'passed');
      return (check.warnings ?? []).map(({ code, at }) => `${code} ${at}`);
    };
    for (const [told, members] of [
      [{}, []],
      [{ evidence: evidence[0], narrative: ['Well done.'], recipient: undefined, expires: undefined }, []],
      [{ issuedOn: '2019-01-01' }, ['issuedOn']],
      [{ expires: '2040-01-01' }, ['expires']],
      [{ recipient: { type: 'email', identity: 'other@sample.example' } }, ['recipient']],
      [{ evidence: [...evidence, { narrative: 'More.' }] }, ['evidence']],
      [{ narrative: null, evidence: 'https://other.example/' }, ['evidence', 'narrative']],
    ] as const) {
      assert.deepEqual(
        await differing(told),
        members.map((member) => `proof.hosted-differs /${member}`),
      );
    }
    says(await checked('proof', badge.url, badge), {
      outcome: 'passed',
      evidence: [await seen('assertion', badge.url, badge.assertion)],
    });
  });

  test('a record that says that it lives elsewhere counts only as served there', async () => {
    const elsewhere = 'https://attacker.example/copy.json';
    const copy = { ...badge.assertion, badge: 'https://attacker.example/badge.json' };
    const { report, requests } = await verified(
      { ...badge.assertion, id: elsewhere },
      { documents: { ...badge.documents, [elsewhere]: copy } },
    );
    assert.deepEqual(requests.slice(0, 2), [elsewhere, badge.url]);
    assert.equal(report.verdict, 'verified');
    assert.notInclude(requests, 'https://attacker.example/badge.json');
  });

  test('a path counts as it is written, but for the two that Credly has', async () => {
    for (const [asked, said] of [
      ['https://issuer.example/api/a/1', 'https://issuer.example/a/1'],
      ['https://www.credly.com/x/api/a/1', 'https://www.credly.com/x/a/1'],
      ['https://issuer.example/a/1', 'https://issuer.example/a/1?again'],
    ] as const) {
      const { requests } = await verified(
        { ...badge.assertion, id: asked },
        { documents: { [asked]: { ...badge.assertion, id: said } } },
      );
      assert.deepEqual(requests, [asked, said]);
    }
  });

  test('a record that was taken back is taken back, wherever it says that it lives', async () => {
    const gone = { id: 'https://elsewhere.example/1', revoked: true };
    const { report, requests } = await verified(badge.assertion, { documents: { [badge.url]: new Answer(410, gone) } });
    assert.equal(report.verdict, 'revoked');
    assert.deepEqual(requests, [badge.url]);
  });

  test('a record that keeps pointing elsewhere is asked once more and no further, and is no record of where it points', async () => {
    const [a, b] = ['https://attacker.example/1', 'https://attacker.example/2'];
    const never = new URL('/never-issued.json', badge.url).href;
    const {
      report,
      requests,
      badge: shown,
    } = await verified(
      { ...badge.assertion, id: a },
      { documents: { ...badge.documents, [a]: { ...badge.assertion, id: b }, [b]: { ...badge.assertion, id: never } } },
    );
    assert.deepEqual(requests, [a, b]);
    assert.equal(report.verdict, 'unconfirmed');
    found(checkOf(report, 'proof'), 'inconclusive', 'proof.hosted-unreachable');
    assert.equal(shown.issuer.name, 'issuer.example');
  });

  test('JSON that is no assertion is not one', async () => {
    const other = { id: badge.url, message: 'hello' };
    says(await checked('proof', badge.assertion, { documents: { ...badge.documents, [badge.url]: other } }), {
      outcome: 'failed',
      problem: { code: 'proof.hosted-differs', at: badge.url },
      evidence: [await seen('assertion', badge.url, other)],
    });
  });

  test('JSON that is no assertion leads nowhere, and is the one thing that is told', async () => {
    const stray = { ...badge.issuer, id: badge.url, issuer: 'https://attacker.example/issuer.json' };
    for (const [answer, verdict] of [
      [{ error: 'busy', issuer: 'https://attacker.example/issuer.json' }, 'unconfirmed'],
      [stray, 'invalid'],
    ] as const) {
      const { report, requests } = await verified(badge.assertion, { documents: { ...badge.documents, [badge.url]: answer } });
      const codes = report.checks.flatMap(({ problem }) => problem?.code ?? []);
      assert.deepEqual([...new Set(codes)], ['proof.hosted-differs']);
      assert.equal(report.verdict, verdict);
      assert.deepEqual(requests, [badge.url]);
    }
  });

  test('Credly answers under two names, and is asked once', async () => {
    const api = 'https://api.credly.com/v1/obi/v2/badge_assertions/1';
    const id = 'https://www.credly.com/api/v1/obi/v2/badge_assertions/1';
    const { requests } = await verified({ ...badge.assertion, id: api }, { documents: { [api]: { ...badge.assertion, id } } });
    assert.deepEqual(
      requests.filter((url) => url.includes('credly')),
      [api],
    );
  });
});

suite('proof of a signed badge', () => {
  test('passes as it was signed, and fails with one letter changed', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const credential = await issueDataIntegrity(issuer, draftCredential(issuer));
    found(await checked('proof', credential), 'passed');
    found(await checked('proof', { ...credential, name: 'Another Badge' }), 'failed', 'proof.signature-wrong');
  });

  test('a document without one fails, and nothing in it is asked for', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const credentialStatus = { id: 'https://tracker.example/list', type: '1EdTechRevocationList' };
    const { report, requests } = await verified(draftCredential(issuer, { credentialStatus }));
    found(checkOf(report, 'proof'), 'failed', 'proof.missing');
    assert.equal(report.verdict, 'invalid');
    assert.deepEqual(requests, []);
  });

  test('one good proof is enough, and what is wrong with the other is told', async () => {
    const [issuer, stranger] = [await createIssuer({ method: 'did:key' }), await createIssuer({ method: 'did:key' })];
    const credential = draftCredential(issuer);
    const { proof: strange } = await issueDataIntegrity(stranger, credential);
    const both = await issueDataIntegrity(issuer, { ...credential, proof: strange });
    const { report } = await verified(both);
    assert.equal(report.verdict, 'verified');
    const unproven = { code: 'issuer-binding.not-proven', at: stranger.keyId } as const;
    assert.deepEqual(checkOf(report, 'proof').warnings, [unproven]);
    const changed = await checked('proof', { ...both, name: 'Another Badge' });
    found(changed, 'failed', 'proof.signature-wrong');
    assert.deepEqual(changed.warnings, [{ code: 'proof.signature-wrong' }, unproven]);
  });

  test('a forger does not turn "changed" into "could not find out" with a proof of an unknown kind', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const credential = await issueDataIntegrity(issuer, draftCredential(issuer));
    const unknown = {
      type: 'DataIntegrityProof',
      cryptosuite: 'sample-2099',
      verificationMethod: issuer.keyId,
      proofPurpose: 'assertionMethod',
      proofValue: 'z1',
    };
    const proofs = [...(Array.isArray(credential.proof) ? (credential.proof as unknown[]) : []), unknown];
    found(await checked('proof', { ...credential, name: 'Another Badge', proof: proofs }), 'failed', 'proof.signature-wrong');
  });

  test('a kind of proof that is not known is not a forgery', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const credential = await issueDataIntegrity(issuer, draftCredential(issuer));
    const proof = [credential.proof].flat().map((each: unknown) => ({ ...(each as object), cryptosuite: 'sample-2099' }));
    found(await checked('proof', { ...credential, proof }), 'inconclusive', 'proof.unsupported');
  });

  test('a JWT passes, and fails with another payload', async () => {
    const issuer = await createIssuer({ method: 'did:jwk', alg: 'ES256' });
    const jwt = await issueJwt(issuer, draftCredential(issuer));
    const other = await issueJwt(issuer, draftCredential(issuer, { name: 'Another Badge' }));
    found(await checked('proof', jwt), 'passed');
    const [header, , signature] = jwt.split('.');
    found(await checked('proof', [header, other.split('.')[1], signature].join('.')), 'failed', 'proof.signature-wrong');
  });

  test('keys that cannot be reached leave it open', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const credential = await issueDataIntegrity(issuer, draftCredential(issuer));
    found(await checked('proof', credential, { documents: issuer.documents }), 'passed');
    const check = await checked('proof', credential, {});
    assert.equal(check.outcome, 'inconclusive');
    assert.deepEqual(documentsLoader({}).requests, []);
  });
});
