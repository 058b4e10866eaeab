import { suite, test } from '#test';
import { assert } from 'chai';
import {
  Answer,
  bitstringEntry,
  bitstringStatusList,
  createIssuer,
  draftCredential,
  Fault,
  issueDataIntegrity,
  issueJwt,
  seen,
} from '../../../support/issue-credential.ts';
import type { JsonDocument, SigningIssuer } from '../../../support/issue-credential.ts';
import type { CheckEvidence } from '../../../../widget/verification/report.ts';
import { checkOf, found, says, verified } from '../../../support/verified.ts';

const LIST = 'https://lists.example/1';

/** The status of a credential with these entries, while that is served at the list's address. */
async function statusOf(issuer: SigningIssuer, entry: JsonDocument | readonly JsonDocument[], served: unknown) {
  const credential = await issueJwt(issuer, draftCredential(issuer, { credentialStatus: entry }));
  return checkOf((await verified(credential, { documents: { ...issuer.documents, [LIST]: served } })).report, 'status');
}

/** What was looked at: the list as it was served, and what was looked up in it. */
async function lookedUp(served: unknown, claim: string): Promise<readonly CheckEvidence[]> {
  return [await seen('status-list', LIST, served), { kind: 'claim', value: claim }];
}

/** A list whose subject says these things beside its bits, in a JWT. */
async function listWith(issuer: SigningIssuer, subject: JsonDocument, set: readonly number[] = [7]): Promise<string> {
  const { proof: _none, ...list } = await bitstringStatusList(issuer, { url: LIST, set });
  return issueJwt(issuer, { ...list, credentialSubject: { ...Object(list['credentialSubject']), ...subject } });
}

suite('status in a bitstring list', () => {
  test('a set bit takes back or suspends, its neighbours do not', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const [purpose, code] of [
      ['revocation', 'status.revoked'],
      ['suspension', 'status.suspended'],
    ] as const) {
      const list = await bitstringStatusList(issuer, { url: LIST, set: [7], purpose });
      says(await statusOf(issuer, bitstringEntry(LIST, 7, purpose), list), {
        outcome: 'failed',
        problem: { code, at: LIST },
        evidence: await lookedUp(list, `${purpose} 7`),
      });
      for (const index of [0, 6, 8, 131_071]) {
        says(await statusOf(issuer, bitstringEntry(LIST, index, purpose), list), {
          outcome: 'passed',
          evidence: await lookedUp(list, `${purpose} ${index}`),
        });
      }
    }
  });

  test('is read in the older form, and in one that leaves its purpose out or serves several', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const entry = {
      ...bitstringEntry(LIST, 7),
      type: ['StatusList2021Entry', 'Other'],
      statusPurpose: undefined,
      statusListIndex: 7,
    };
    for (const subject of [{}, { statusPurpose: undefined }, { statusPurpose: ['suspension', 'revocation'] }]) {
      found(await statusOf(issuer, entry, await listWith(issuer, subject)), 'failed', 'status.revoked');
    }
    const { proof: _none, ...list } = await bitstringStatusList(issuer, { url: LIST, set: [7] });
    const older = await issueJwt(issuer, { ...list, type: ['VerifiableCredential', 'StatusList2021Credential'] });
    found(await statusOf(issuer, entry, older), 'failed', 'status.revoked');
  });

  test('of several entries one that is set is enough, and one that cannot be read leaves it open', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const list = await bitstringStatusList(issuer, { url: LIST, set: [7] });
    const nowhere = 'https://nowhere.example/1';
    const unread = { code: 'status.list-unreachable', at: nowhere } as const;
    const evidence = [
      { kind: 'status-list', url: nowhere, value: 'unreachable' },
      { kind: 'claim', value: 'revocation 1' },
      ...(await lookedUp(list, 'revocation 8')),
    ];
    const [away, clear, set] = [bitstringEntry(nowhere, 1), bitstringEntry(LIST, 8), bitstringEntry(LIST, 7)];
    says(await statusOf(issuer, [away, clear, set], list), {
      outcome: 'failed',
      problem: { code: 'status.revoked', at: LIST },
      warnings: [unread],
      evidence: [...evidence, ...(await lookedUp(list, 'revocation 7'))],
    });
    says(await statusOf(issuer, [away, clear], list), { outcome: 'inconclusive', problem: unread, evidence });
  });

  test('a message is told and takes nothing back', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const list = await listWith(issuer, { statusPurpose: ['message', 'refresh'] });
    const entry = { ...bitstringEntry(LIST, 7), statusPurpose: 'message', statusSize: 1 };
    const statusMessage = [null, { status: '0x0', message: 'Fine' }, { status: '0x1', message: 'Renew\nsoon' }];
    for (const [more, message] of [
      [{ statusMessage }, 'Renew soon'],
      [{ statusMessage: { status: '0x2', message: 'Other' } }, 'message'],
      [{}, 'message'],
      [{ statusPurpose: 'refresh' }, 'refresh'],
    ] as const) {
      const check = await statusOf(issuer, { ...entry, ...more }, list);
      found(check, 'passed');
      assert.deepEqual(check.warnings, [{ code: 'status.message', at: LIST, values: { message } }]);
    }
    says(await statusOf(issuer, { ...entry, statusListIndex: '8', statusMessage }, list), {
      outcome: 'passed',
      evidence: await lookedUp(list, 'message 8'),
    });
    // Two bits wide, entry 3 is the bits 6 and 7.
    const wide = await statusOf(issuer, { ...entry, statusListIndex: '3', statusSize: '2', statusMessage }, list);
    assert.equal(wide.warnings?.[0]?.values?.['message'], 'Renew soon');
  });

  test('a list that does not hold by itself says nothing', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const list = await bitstringStatusList(issuer, { url: LIST });
    const { proof: _none, ...unsigned } = list;
    const cleared = await bitstringStatusList(issuer, { url: LIST, set: [8] });
    for (const served of [
      unsigned,
      { ...list, credentialSubject: cleared['credentialSubject'] },
      await issueDataIntegrity(issuer, { ...unsigned, validUntil: '2025-06-01T00:00:00Z' }),
      await issueDataIntegrity(issuer, { ...unsigned, validFrom: '2030-01-01T00:00:00Z' }),
      await issueDataIntegrity(issuer, { ...unsigned, type: ['VerifiableCredential'] }),
      await issueJwt(issuer, unsigned, { claims: { exp: 1_750_000_000 } }),
      await issueJwt(issuer, { ...unsigned, validFrom: undefined }, { claims: { nbf: 1_900_000_000 } }),
      {},
    ]) {
      says(await statusOf(issuer, bitstringEntry(LIST, 7), served), {
        outcome: 'inconclusive',
        problem: { code: 'status.list-invalid', at: LIST },
        evidence: await lookedUp(served, 'revocation 7'),
      });
    }
  });

  test('a page, or anything else that is no credential, is no answer of the list', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const served of ['<!doctype html><title>Log in</title>', 'a.b', '[1]', '']) {
      says(await statusOf(issuer, bitstringEntry(LIST, 7), served), {
        outcome: 'inconclusive',
        problem: { code: 'status.list-unreachable', at: LIST },
        evidence: await lookedUp(served, 'revocation 7'),
      });
    }
  });

  test("a stranger's list clears nobody, and one on the issuer's own host is the issuer's", async () => {
    const [issuer, stranger] = [await createIssuer({ method: 'did:key' }), await createIssuer({ method: 'did:key' })];
    const list = await bitstringStatusList(stranger, { url: LIST, set: [7] });
    const foreign = { code: 'status.list-foreign', at: LIST } as const;
    says(await statusOf(issuer, bitstringEntry(LIST, 8), list), {
      outcome: 'inconclusive',
      problem: foreign,
      evidence: await lookedUp(list, 'revocation 8'),
    });
    says(await statusOf(issuer, bitstringEntry(LIST, 7), list), {
      outcome: 'failed',
      problem: { code: 'status.revoked', at: LIST },
      warnings: [foreign],
      evidence: await lookedUp(list, 'revocation 7'),
    });
    const atHome = await createIssuer({ method: 'did:web', host: 'lists.example' });
    says(await statusOf(atHome, bitstringEntry(LIST, 8), list), {
      outcome: 'passed',
      warnings: [foreign],
      evidence: await lookedUp(list, 'revocation 8'),
    });
    const elsewhere = new Answer(200, list, 'https://elsewhere.example/1');
    found(await statusOf(atHome, bitstringEntry(LIST, 8), elsewhere), 'inconclusive', 'status.list-foreign');
  });

  test('a list by the very key of a badge counts also while nobody can tell whose key that is', async () => {
    const away = async (): Promise<SigningIssuer> => {
      const keys = await createIssuer({ method: 'did:key' });
      const id = 'did:web:away.example';
      return { ...keys, id, keyId: `${id}#${keys.id.slice('did:key:'.length)}`, documents: {} };
    };
    const [issuer, other] = [await away(), await away()];
    const embedded = async (entry: JsonDocument, served: unknown) => {
      const credential = await issueDataIntegrity(issuer, draftCredential(issuer, { credentialStatus: entry }));
      return checkOf((await verified(credential, { documents: { [LIST]: served } })).report, 'status');
    };
    const list = await bitstringStatusList(issuer, { url: LIST, set: [7] });
    found(await embedded(bitstringEntry(LIST, 7), list), 'failed', 'status.revoked');
    found(await embedded(bitstringEntry(LIST, 8), list), 'passed');
    const { proof: _none, ...unsigned } = list;
    const disguised = { kid: issuer.keyId, jwk: other.keys.publicJwk };
    for (const forged of [
      await bitstringStatusList(other, { url: LIST, set: [7] }),
      await issueJwt(other, unsigned, { header: disguised }),
    ]) {
      found(await embedded(bitstringEntry(LIST, 7), forged), 'inconclusive', 'status.list-unreachable');
    }
  });

  test('whose keys are out of reach is out of reach too', async () => {
    const [issuer, away] = [
      await createIssuer({ method: 'did:key' }),
      await createIssuer({ method: 'did:web', host: 'away.example' }),
    ];
    const list = await bitstringStatusList(away, { url: LIST });
    says(await statusOf(issuer, bitstringEntry(LIST, 7), list), {
      outcome: 'inconclusive',
      problem: { code: 'status.list-unreachable', at: LIST },
      evidence: await lookedUp(list, 'revocation 7'),
    });
  });

  test('another purpose, and an index past the end, leave it open and say so', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const list = await bitstringStatusList(issuer, { url: LIST });
    const entry = bitstringEntry(LIST, 7);
    for (const [odd, at, claim] of [
      [bitstringEntry(LIST, 7, 'suspension'), `${LIST}#statusPurpose`, 'suspension 7'],
      [bitstringEntry(LIST, 131_072), `${LIST}#131072`, 'revocation 131072'],
      [{ ...entry, statusSize: 64 }, `${LIST}#7`, 'revocation 7'],
      [{ ...entry, statusSize: 'wide' }, `${LIST}#7`, 'revocation 7'],
    ] as const) {
      says(await statusOf(issuer, odd, list), {
        outcome: 'inconclusive',
        problem: { code: 'status.list-invalid', at },
        evidence: await lookedUp(list, claim),
      });
    }
    const empty = await listWith(issuer, { encodedList: 'u' });
    says(await statusOf(issuer, entry, empty), {
      outcome: 'inconclusive',
      problem: { code: 'status.list-invalid', at: `${LIST}#7` },
      evidence: await lookedUp(empty, 'revocation 7'),
    });
  });

  test('an index that is none leaves it open, and no list is asked', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const statusListIndex of ['-1', '1e3', '', ' 7', '7.5', '1'.repeat(16), undefined, {}, 7.5]) {
      says(await statusOf(issuer, { ...bitstringEntry(LIST, 7), statusListIndex }, new Fault('timeout')), {
        outcome: 'inconclusive',
        problem: { code: 'status.list-invalid', at: '/credentialStatus/statusListIndex' },
      });
    }
  });

  test('a short list is told and read', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const [length, warnings] of [
      [100_000, { warnings: [{ code: 'structure.schema', at: `${LIST}#encodedList` }] }],
      [131_072, {}],
    ] as const) {
      const list = await bitstringStatusList(issuer, { url: LIST, length });
      says(await statusOf(issuer, bitstringEntry(LIST, 7), list), {
        outcome: 'passed',
        ...warnings,
        evidence: await lookedUp(list, 'revocation 7'),
      });
    }
  });

  test('may weigh a million bytes; a larger one cannot be had', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const text = JSON.stringify(await bitstringStatusList(issuer, { url: LIST }));
    const credential = await issueJwt(issuer, draftCredential(issuer, { credentialStatus: bitstringEntry(LIST, 7) }));
    const weighing = async (bytes: number) => verified(credential, { documents: { [LIST]: text.padEnd(bytes) } });
    const { report, accepts } = await weighing(1_000_000);
    found(checkOf(report, 'status'), 'passed');
    assert.match(accepts[LIST] ?? '', /^application\/vc, application\/vc\+jwt.*\*\/\*/);
    says(checkOf((await weighing(1_000_001)).report, 'status'), {
      outcome: 'inconclusive',
      problem: { code: 'status.list-unreachable', at: LIST },
      evidence: [
        { kind: 'status-list', url: LIST, value: 'too-large' },
        { kind: 'claim', value: 'revocation 7' },
      ],
    });
  });
});
