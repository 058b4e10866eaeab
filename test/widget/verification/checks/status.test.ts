import { suite, test } from '#test';
import { assert } from 'chai';
import {
  Answer,
  createIssuer,
  draftCredential,
  Fault,
  hostedBadge,
  issueJwt,
  revocationList,
  seen,
  signedBadge,
} from '../../../support/issue-credential.ts';
import type { JsonDocument } from '../../../support/issue-credential.ts';
import { checked, checkOf, found, says, verified } from '../../../support/verified.ts';

suite('status of a hosted badge', () => {
  const badge = hostedBadge();
  const answered = (answer: unknown) => ({ documents: { ...badge.documents, [badge.url]: answer } });

  test('is what the issuer serves at its own address, whatever lists it keeps', async () => {
    const revocationList = 'https://issuer.example/revoked.json';
    const listed = hostedBadge({ issuer: { revocationList } });
    const { report, requests } = await verified(listed.assertion, listed);
    says(checkOf(report, 'status'), {
      outcome: 'passed',
      evidence: [await seen('assertion', listed.url, listed.assertion)],
    });
    assert.notInclude(requests, revocationList);
  });

  test('of one that says that it is signed stands in the list of its issuer, also where only its address is shown', async () => {
    const id = 'https://issuer.example/badges/1/assertion.json';
    for (const type of ['signed', ['SignedBadge'], 'obi:SignedBadge']) {
      const signed = await signedBadge({ assertion: { id, verification: { type } }, revoked: [id] });
      for (const shown of [id, { ...signed.assertion, verification: { type: 'hosted' } }]) {
        const { report } = await verified(shown, { documents: { ...signed.documents, [id]: signed.assertion } });
        found(checkOf(report, 'status'), 'failed', 'status.revoked');
        assert.equal(report.verdict, 'revoked');
      }
    }
    const older = hostedBadge({ assertion: { verification: undefined, verify: { type: 'signed' } } });
    found(await checked('status', older.url, older), 'passed');
    const silent = hostedBadge({
      assertion: { verification: [{ type: 'SignedBadge' }] },
      issuer: { revocationList: 'https://issuer.example/revoked.json' },
    });
    found(await checked('status', silent.url, silent), 'inconclusive', 'status.list-unreachable');
  });

  test('410 means taken back, with its reason, and goes before everything that could not be read', async () => {
    const gone = { revoked: true, revocationReason: 'Left' };
    for (const [body, reason] of [
      [gone, { values: { reason: 'Left' } }],
      ['gone', {}],
    ] as const) {
      const { report } = await verified(badge.assertion, answered(new Answer(410, body)));
      says(checkOf(report, 'status'), {
        outcome: 'failed',
        problem: { code: 'status.revoked', at: badge.url, ...reason },
        evidence: [await seen('assertion', badge.url, body)],
      });
      assert.equal(report.verdict, 'revoked');
    }
  });

  test('"revoked" in the record means taken back, with any status', async () => {
    const record = { ...badge.assertion, revoked: true };
    says(await checked('status', badge.assertion, answered(record)), {
      outcome: 'failed',
      problem: { code: 'status.revoked', at: '/revoked' },
      evidence: [await seen('assertion', badge.url, record)],
    });
    const silent = { id: badge.url, revoked: true, revocationReason: 'Left' };
    const { report: told } = await verified(badge.assertion, answered(silent));
    assert.equal(told.verdict, 'revoked');
    assert.equal(checkOf(told, 'status').problem?.values?.['reason'], 'Left');
    // Nothing else is wrong with a record that need say no more.
    const codes = told.checks.flatMap(({ id, problem }) => (id === 'known-issuer' || !problem ? [] : [problem.code]));
    assert.deepEqual([...new Set(codes)], ['status.revoked']);
  });

  test('"revoked" in the file alone means nothing, and so does what is not quite it', async () => {
    found(await checked('status', { ...badge.assertion, revoked: true }, badge), 'passed');
    for (const revoked of [false, 'false', 0, '0', null, '', 'untrue', 'true.', 11]) {
      found(await checked('status', badge.assertion, answered({ ...badge.assertion, revoked })), 'passed');
    }
  });

  test('"revoked" in an achievement or a Profile takes nothing back, and hides neither of them', async () => {
    for (const record of [badge.badgeClass, badge.issuer]) {
      for (const revoked of [true, 'true']) {
        const documents = { ...badge.documents, [String(record['id'])]: { ...record, revoked } };
        const { report, badge: shown } = await verified(badge.assertion, { documents });
        assert.equal(report.verdict, 'verified');
        assert.deepEqual([shown.name, shown.issuer.name], ['Sample Badge', 'Sample Issuer']);
      }
    }
    const signed = await signedBadge();
    const at = String(signed.issuer['id']);
    const profile = { ...signed.issuer, revoked: true };
    assert.equal((await verified(signed.jws, { documents: { ...signed.documents, [at]: profile } })).report.verdict, 'verified');
    // 410 is no word of the record's: it is not there any more.
    const gone = { ...badge.documents, [String(badge.issuer['id'])]: new Answer(410, badge.issuer) };
    found(await checked('issuer-binding', badge.assertion, { documents: gone }), 'failed', 'issuer-binding.not-proven');
  });

  test('"revoked" may be the text of the value, in a whole record and in one that says no more', async () => {
    for (const record of [
      { ...badge.assertion, revoked: 'true' },
      { id: badge.url, revoked: 'true' },
      // An `xsd:boolean` may as well be written so.
      { ...badge.assertion, revoked: 1 },
      { id: badge.url, revoked: '1' },
      { id: badge.url, revoked: 'TRUE' },
    ]) {
      const { report } = await verified(badge.assertion, answered(record));
      found(checkOf(report, 'status'), 'failed', 'status.revoked');
      assert.equal(report.verdict, 'revoked');
    }
  });

  test('what cannot be read is not in force', async () => {
    says(await checked('status', badge.assertion, answered(new Fault('timeout'))), {
      outcome: 'inconclusive',
      problem: { code: 'proof.hosted-unreachable', at: badge.url },
      evidence: [{ kind: 'assertion', url: badge.url, value: 'timeout' }],
    });
  });
});

suite('status of a signed Open Badges 2.0 badge', () => {
  const id = 'urn:uuid:5a3e1f00-1111-4111-8111-111111111111';

  test('is read in the list of the issuer, however it is written', async () => {
    for (const [entry, reason] of [
      [id, {}],
      [{ id, revocationReason: 'Left' }, { values: { reason: 'Left' } }],
      [{ uid: id }, {}],
    ] as const) {
      const badge = await signedBadge({ revoked: ['urn:uuid:other', entry] });
      const list = String(badge.issuer['revocationList']);
      says(await checked('status', badge.jws, badge), {
        outcome: 'failed',
        problem: { code: 'status.revoked', at: list, ...reason },
        evidence: [await seen('status-list', list, badge.documents[list])],
      });
    }
    const badge = await signedBadge({ revoked: ['urn:uuid:other'] });
    found(await checked('status', badge.jws, badge), 'passed');
  });

  test('of a badge of Open Badges 1.0 is listed under its number', async () => {
    const badge = await signedBadge({ assertion: { id: undefined, uid: '7' }, revoked: ['7'] });
    found(await checked('status', badge.jws, badge), 'failed', 'status.revoked');
    const other = await signedBadge({ assertion: { id: undefined, uid: '8' }, revoked: ['7'] });
    found(await checked('status', other.jws, other), 'passed');
  });

  test('an issuer without a list takes nothing back; a list that cannot be read leaves it open', async () => {
    const without = await signedBadge();
    says(await checked('status', without.jws, without), { outcome: 'passed' });
    const badge = await signedBadge({ revoked: [] });
    const list = String(badge.issuer['revocationList']);
    says(await checked('status', badge.jws, { documents: { ...badge.documents, [list]: new Answer(500) } }), {
      outcome: 'inconclusive',
      problem: { code: 'status.list-unreachable', at: list },
      evidence: [{ ...(await seen('status-list', list, '')), value: '500' }],
    });
  });

  test('is open while its issuer cannot be read: nobody knows which list it keeps', async () => {
    const badge = await signedBadge();
    const at = String(badge.issuer['id']);
    for (const [fault, code] of [
      ['unreachable', 'issuer-binding.unreachable'],
      ['blocked', 'network.blocked'],
    ] as const) {
      says(await checked('status', badge.jws, { documents: { ...badge.documents, [at]: new Fault(fault) } }), {
        outcome: 'inconclusive',
        problem: { code, at },
        evidence: [{ kind: 'issuer', url: at, value: fault }],
      });
    }
    const nobody = await signedBadge({ badgeClass: { issuer: undefined } });
    says(await checked('status', nobody.jws, nobody), {
      outcome: 'inconclusive',
      problem: { code: 'issuer-binding.unreachable', at: '/badge/issuer' },
    });
  });
});

suite('status of an Open Badges 3.0 credential', () => {
  const entered = async (credentialStatus?: JsonDocument) => {
    const issuer = await createIssuer({ method: 'did:key' });
    return checked('status', await issueJwt(issuer, draftCredential(issuer, credentialStatus && { credentialStatus })));
  };

  test('without an entry is no question', async () => {
    says(await entered(), { outcome: 'not-applicable' });
  });

  test('of a kind that nobody knows is open, and names the kind', async () => {
    for (const [type, named] of [
      ['SampleStatus2099', 'SampleStatus2099'],
      [['SampleStatus2099', 'Other'], 'SampleStatus2099, Other'],
      [undefined, ''],
      // One entry cannot be in two kinds of list.
      [['RevocationList', 'BitstringStatusListEntry'], 'RevocationList, BitstringStatusListEntry'],
    ] as const) {
      says(await entered({ id: 'https://lists.example/1', type }), {
        outcome: 'inconclusive',
        problem: { code: 'status.unknown-type', at: '/credentialStatus/type', values: { type: named } },
      });
    }
  });

  test('in a claim of the JWT is open too, whatever stands in the credential', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const list = 'https://lists.example/1';
    const served = { documents: { [list]: { revokedCredential: [] } } };
    const status = { status_list: { idx: 3, uri: 'https://lists.example/token' } };
    const problem = { code: 'status.unknown-type', at: '/credentialStatus/type', values: { type: 'status_list' } } as const;
    const listed = { credentialStatus: { id: list, type: '1EdTechRevocationList' } };
    for (const vcdm of ['1.1', '2.0'] as const) {
      for (const more of [{}, listed]) {
        const token = await issueJwt(issuer, draftCredential(issuer, more), { vcdm, claims: { status } });
        const { outcome, problem: told } = await checked('status', token, served);
        assert.deepEqual([outcome, told], ['inconclusive', problem]);
      }
    }
    // A word of the issuer's own that is no place to ask.
    const worded = await issueJwt(issuer, draftCredential(issuer), { claims: { status: 'active' } });
    says(await checked('status', worded), { outcome: 'not-applicable' });
  });

  test('in more than ten entries is open, and none of them is asked: one large list would be unpacked for each', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const list = 'https://issuer.example/list';
    const documents = { [list]: revocationList(issuer.id, list) };
    const entries = Array.from({ length: 11 }, () => ({ id: list, type: '1EdTechRevocationList' }));
    const token = (some: readonly JsonDocument[]) => issueJwt(issuer, draftCredential(issuer, { credentialStatus: some }));
    found(await checked('status', await token(entries.slice(1)), { documents }), 'passed');
    const { report, requests } = await verified(await token(entries), { documents });
    says(checkOf(report, 'status'), {
      outcome: 'inconclusive',
      problem: { code: 'status.list-invalid', at: '/credentialStatus' },
    });
    assert.isEmpty(requests);
    assert.equal(report.verdict, 'unconfirmed');
  });

  test('in a list that is nowhere is open, and names the member that should say where', async () => {
    const nowhere = 'urn:uuid:1';
    for (const [entry, member] of [
      [{ type: '1EdTechRevocationList', id: nowhere }, 'id'],
      [{ type: ['RevocationList', 'Other'] }, 'id'],
      [
        { type: 'BitstringStatusListEntry', statusListCredential: nowhere, id: 'https://lists.example/1' },
        'statusListCredential',
      ],
      [{ type: 'StatusList2021Entry', id: 'https://lists.example/1' }, 'statusListCredential'],
    ] as const) {
      says(await entered(entry), {
        outcome: 'inconclusive',
        problem: { code: 'status.list-invalid', at: `/credentialStatus/${member}` },
      });
    }
  });
});
