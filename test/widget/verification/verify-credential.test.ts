import { suite, test } from '#test';
import { assert } from 'chai';
import { readCredential } from '../../../widget/credential/read-credential.ts';
import { CHECK_IDS } from '../../../widget/verification/report.ts';
import type { CheckId } from '../../../widget/verification/report.ts';
import { selfReportedReport } from '../../../widget/verification/self-reported.ts';
import { verdictOf } from '../../../widget/verification/verdict.ts';
import { verifyCredential } from '../../../widget/verification/verify-credential.ts';
import {
  Answer,
  bitstringEntry,
  createIssuer,
  documentsLoader,
  draftCredential,
  hostedBadge,
  issueDataIntegrity,
  issueJwt,
  signedBadge,
  toBytes,
} from '../../support/issue-credential.ts';
import { makePng } from '../../support/make-png.ts';
import { checkOf, found, NOW, says, verified } from '../../support/verified.ts';

suite('verifying a credential', () => {
  test('answers every check, in order, with the moment it was made', async () => {
    const badge = hostedBadge();
    const { report } = await verified(badge.assertion, badge);
    assert.deepEqual(
      report.checks.map(({ id }) => id),
      [...CHECK_IDS],
    );
    assert.equal(report.checkedAt, NOW.toISOString());
    assert.equal(report.verdict, verdictOf(report.checks));
  });

  test('every form of badge comes to "verified" when it is', async () => {
    const [issuer, web] = [await createIssuer({ method: 'did:key' }), await createIssuer({ method: 'did:web' })];
    const [hosted, signed] = [hostedBadge(), await signedBadge()];
    for (const [body, documents] of [
      [hosted.assertion, hosted.documents],
      [hosted.url, hosted.documents],
      [signed.jws, signed.documents],
      [await issueDataIntegrity(issuer, draftCredential(issuer)), {}],
      [await issueJwt(web, draftCredential(web)), web.documents],
    ] as const) {
      assert.equal((await verified(body, { documents })).report.verdict, 'verified');
    }
  });

  test('tells each check as it is made, and outlives a listener that breaks', async () => {
    const badge = hostedBadge();
    const told: CheckId[] = [];
    await verified(badge.assertion, { ...badge, onCheck: ({ id }) => told.push(id) });
    assert.sameMembers(told, [...CHECK_IDS]);
    const onCheck = () => {
      throw new Error('broken listener');
    };
    assert.equal((await verified(badge.assertion, { ...badge, onCheck, onBelieved: onCheck })).report.verdict, 'verified');
  });

  test('asks for each address once, however many checks need it', async () => {
    const badge = hostedBadge();
    const { requests } = await verified(badge.assertion, badge);
    assert.deepEqual([...requests].sort(), Object.keys(badge.documents).sort());
    const issuer = await createIssuer({ method: 'did:key' });
    const url = 'https://lists.example/1';
    const credentialStatus = [1, 2, 3].map((index) => bitstringEntry(url, index));
    const twice = await verified(await issueJwt(issuer, draftCredential(issuer, { credentialStatus })));
    assert.deepEqual(twice.requests, [url]);
  });

  test('a record that cannot be read leaves every question open that it would have answered, and asks nothing more', async () => {
    const badge = hostedBadge();
    const asked = { recipient: 'reader@sample.example', image: Uint8Array.of(1) };
    const { report, requests, badge: shown } = await verified(badge.url, asked);
    const unread = { code: 'proof.hosted-unreachable', at: badge.url } as const;
    for (const { id, outcome, problem } of report.checks) {
      const open = !['refresh', 'endorsements', 'known-issuer'].includes(id);
      assert.equal(outcome, open ? 'inconclusive' : 'not-applicable', id);
      assert.deepEqual(problem, open ? unread : undefined, id);
    }
    assert.deepEqual(requests, [badge.url]);
    assert.equal(shown.name, badge.url);
  });

  test('an assertion without an address and a signature leads nowhere: nobody stands behind it', async () => {
    const { id: _noId, ...nowhere } = hostedBadge().assertion;
    const { report, requests } = await verified(nowhere, { recipient: 'reader@sample.example', image: Uint8Array.of(1) });
    assert.deepEqual(requests, []);
    assert.equal(report.verdict, 'invalid');
    const missing = { code: 'proof.missing' } as const;
    says(checkOf(report, 'structure'), { outcome: 'passed' });
    says(checkOf(report, 'proof'), { outcome: 'failed', problem: missing });
    for (const id of ['achievement', 'status', 'validity-period', 'recipient', 'artwork'] as const) {
      says(checkOf(report, id), { outcome: 'inconclusive', problem: missing });
    }
    for (const id of ['issuer-binding', 'refresh', 'endorsements', 'known-issuer'] as const) {
      says(checkOf(report, id), { outcome: 'not-applicable' });
    }
  });

  test('an assertion of Open Badges 0.5 in a file is no forgery because its version cannot say where to ask', async () => {
    const badge = { version: '0.5.0', name: 'Sample', image: '/i.png', description: 'Old.', criteria: '/c' };
    const issuer = { origin: 'https://issuer.example', name: 'Old Issuer' };
    const { report } = await verified({ recipient: 'sha256$c7ef86405ba7', badge: { ...badge, issuer } });
    assert.equal(report.verdict, 'unconfirmed');
    says(checkOf(report, 'proof'), { outcome: 'inconclusive', problem: { code: 'proof.missing', at: '/verify' } });
  });

  test('an assertion that a ledger has the proof of is signed in a way that nobody here can check, wherever it says it is', async () => {
    for (const at of ['urn:uuid:bbba8553-8ec1-445f-82c9-a57251dd731c', 'https://issuer.example/gone.json']) {
      const blockcert = {
        ...hostedBadge().assertion,
        id: at,
        verification: { type: ['MerkleProofVerification2017', 'Extension'], publicKey: 'ecdsa-koblitz-pubkey:msB' },
        signature: { type: ['MerkleProof2017', 'Extension'], merkleRoot: '68', targetHash: 'c9' },
      };
      const { report, requests } = await verified(blockcert, { documents: { [at]: new Answer(404) } });
      assert.deepEqual(requests, []);
      assert.equal(report.verdict, 'unconfirmed');
      const problem = { code: 'proof.unsupported', values: { suite: 'MerkleProof2017' } } as const;
      for (const id of ['proof', 'status'] as const) says(checkOf(report, id), { outcome: 'inconclusive', problem });
    }
  });

  test('no newer edition is asked for where nobody signed, or where the issuer serves the badge itself', async () => {
    const refreshService = { id: 'https://tracker.example/1', type: '1EdTechCredentialRefresh' };
    const unsigned = await verified(draftCredential({ id: 'did:example:1', name: 'Sample' }, { more: { refreshService } }));
    const badge = hostedBadge({ assertion: { refreshService } });
    for (const { report, requests } of [unsigned, await verified(badge.assertion, badge)]) {
      says(checkOf(report, 'refresh'), { outcome: 'not-applicable' });
      assert.notInclude(requests, refreshService.id);
    }
  });

  test('a loader that throws anything at all makes nothing forged', async () => {
    const badge = hostedBadge();
    const credential = await readCredential(toBytes(badge.assertion));
    for (const thrown of [new TypeError('Failed to fetch'), new DOMException('Aborted', 'AbortError'), new RangeError('odd')]) {
      const loadDocument = () => Promise.reject(thrown);
      const report = await verifyCredential(credential, { loadDocument, now: NOW });
      assert.equal(report.verdict, 'unconfirmed');
      says(checkOf(report, 'proof'), {
        outcome: 'inconclusive',
        problem: { code: 'proof.hosted-unreachable', at: badge.url },
        evidence: [{ kind: 'assertion', url: badge.url, value: 'unreachable' }],
      });
    }
  });

  test('members with odd names change nothing outside the document', async () => {
    const badge = hostedBadge();
    const text = JSON.stringify(badge.assertion).replace(
      '{',
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},',
    );
    const { report } = await verified(text, { documents: { ...badge.documents, [badge.url]: text } });
    assert.equal(report.verdict, 'verified');
    assert.isUndefined(({} as { polluted?: unknown }).polluted);
  });

  test('nonsense in every place gives findings, never an error', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const plain = draftCredential(issuer);
    const nonsense = [null, 0, '', [], [[]], {}, { id: {} }, true, 'x'.repeat(5000), '\u0000'];
    for (const key of [
      ...Object.keys(plain),
      'credentialStatus',
      'refreshService',
      'evidence',
      'endorsement',
      'proof',
      'termsOfUse',
    ]) {
      for (const value of nonsense) {
        const jwt = await issueJwt(issuer, { ...plain, [key]: value });
        const { report } = await verified(jwt, { recipient: 'reader@sample.example', image: Uint8Array.of(1) });
        assert.notInclude(
          report.checks.map(({ problem }) => problem?.code),
          'internal',
          `${key}: ${JSON.stringify(value)}`,
        );
      }
    }
  });

  test('nonsense in the records of Open Badges 2.0 gives findings, never an error', async () => {
    const badge = hostedBadge();
    const nonsense = [null, 0, '', [], {}, { id: 7 }, [null], 'x'];
    for (const record of [badge.assertion, badge.badgeClass, badge.issuer]) {
      for (const key of [...Object.keys(record), 'publicKey', 'revocationList', 'expires', 'evidence', 'endorsement']) {
        for (const value of nonsense) {
          const documents = { ...badge.documents, [String(record.id)]: { ...record, [key]: value } };
          const { report } = await verified(badge.assertion, {
            documents,
            recipient: 'reader@sample.example',
            image: Uint8Array.of(1),
          });
          assert.notInclude(
            report.checks.map(({ problem }) => problem?.code),
            'internal',
            `${key}: ${JSON.stringify(value)}`,
          );
        }
      }
    }
  });

  test("what breaks inside a check is that check's finding", async () => {
    const badge = hostedBadge();
    const credential = await readCredential(toBytes(badge.assertion));
    const image = new Proxy(new Uint8Array(1), {
      get: () => {
        throw new Error('broken picture');
      },
    });
    const documents = { ...badge.documents, [String(badge.badgeClass['image'])]: makePng() };
    const report = await verifyCredential(credential, { loadDocument: documentsLoader(documents), now: NOW, image });
    found(checkOf(report, 'artwork'), 'inconclusive', 'internal');
    assert.equal(report.verdict, 'verified');
  });
});

suite('a self-reported badge', () => {
  test('is unconfirmed, because nobody stands behind it', () => {
    const report = selfReportedReport(NOW);
    assert.equal(report.verdict, 'unconfirmed');
    found(checkOf(report, 'proof'), 'inconclusive', 'proof.self-reported');
    assert.deepEqual(
      report.checks.map(({ id }) => id),
      [...CHECK_IDS],
    );
    assert.equal(report.checkedAt, NOW.toISOString());
    for (const check of report.checks.filter(({ id }) => id !== 'proof'))
      assert.deepEqual(check, { id: check.id, outcome: 'not-applicable' });
  });
});
