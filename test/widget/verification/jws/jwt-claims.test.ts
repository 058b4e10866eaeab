import { suite, test } from '#test';
import { assert } from 'chai';
import { readCompactJws } from '../../../../widget/credential/compact-jws.ts';
import { checkProofs, type ProofFinding } from '../../../../widget/verification/proofs.ts';
import type { Problem } from '../../../../widget/verification/report.ts';
import {
  createIssuer,
  createKeys,
  documentsLoader,
  draftCredential,
  issueJwt,
  type JsonDocument,
} from '../../../support/issue-credential.ts';
import { checkOf, found, verified } from '../../../support/verified.ts';
import type { CredentialFields } from '../../../../scripts/sample/credential.ts';

const issuer = await createIssuer({ method: 'did:key' });
const DATES = { validFrom: '2025-01-01T00:00:00Z', validUntil: '2030-01-01T00:00:00Z' };
const [FROM, UNTIL] = [1_735_689_600, 1_893_456_000];

interface Claiming {
  readonly vcdm?: '1.1' | '2.0';
  readonly fields?: CredentialFields;
}

async function claiming(claims: JsonDocument, { vcdm = '1.1', fields = DATES }: Claiming = {}): Promise<ProofFinding> {
  const jws = readCompactJws(await issueJwt(issuer, draftCredential(issuer, fields), { vcdm, claims }));
  const ports = { loadDocument: documentsLoader({}), now: new Date('2026-11-22T00:00:00Z'), skewSeconds: 60 };
  return (await checkProofs({ form: 'vc-jwt', jws, document: jws.payload }, ports))[0]!;
}

const contradiction = (name: string, claim: string, credential: string): unknown => ({
  outcome: 'failed',
  problem: { code: 'proof.claims-contradict', at: `/${name}`, values: { claim, credential } },
});
const missing = (name: string): Problem => ({ code: 'structure.schema', at: `/${name}`, values: { missing: name } });

suite('the claims of a JWT', () => {
  test('say what the credential says', async () => {
    for (const vcdm of ['1.1', '2.0'] as const) {
      const finding = await claiming({}, { vcdm });
      assert.deepEqual([finding.signature, finding.warnings], [{ outcome: 'passed' }, []], vcdm);
    }
  });

  test('are compared once, however many keys the signature is tried with, and without any', async () => {
    const home = await createIssuer({ method: 'https', alg: 'ES256' });
    const keys = [(await createKeys('ES256')).publicJwk, (await createKeys('ES256')).publicJwk, home.keys.publicJwk];
    const claims = { sub: undefined, jti: undefined };
    const jws = readCompactJws(await issueJwt(home, draftCredential(home, DATES), { header: { kid: undefined }, claims }));
    for (const [documents, outcome] of [
      [{ [home.id]: { keys } }, 'passed'],
      [{ [home.id]: { keys: keys.slice(0, 2) } }, 'failed'],
      [{ [home.id]: { keys: [] } }, 'failed'],
      [{}, 'inconclusive'],
    ] as const) {
      const ports = { loadDocument: documentsLoader(documents), now: new Date('2026-11-22T00:00:00Z'), skewSeconds: 60 };
      const [finding] = await checkProofs({ form: 'vc-jwt', jws, document: jws.payload }, ports);
      assert.equal(finding?.signature.outcome, outcome);
      assert.deepEqual(finding?.warnings, [missing('sub'), missing('jti')]);
    }
  });

  test('are told beside what the credential says where they say another thing', async () => {
    const id = 'urn:uuid:6f8f7b3a-6a39-4c0e-9f0e-5d0c0a1b2c3d';
    for (const [name, claim, told, stated] of [
      ['iss', 'did:key:other', 'did:key:other', issuer.id],
      ['iss', { id: issuer.id }, JSON.stringify({ id: issuer.id }), issuer.id],
      ['sub', 'did:example:other', 'did:example:other', 'did:example:earner'],
      ['sub', null, 'null', 'did:example:earner'],
      ['jti', 'urn:uuid:1', 'urn:uuid:1', id],
      ['jti', 5, '5', id],
      ['nbf', FROM + 1, String(FROM + 1), DATES.validFrom],
      ['nbf', FROM - 1, String(FROM - 1), DATES.validFrom],
      ['nbf', String(FROM), String(FROM), DATES.validFrom],
      ['exp', UNTIL + 1, String(UNTIL + 1), DATES.validUntil],
      ['exp', DATES.validUntil, DATES.validUntil, DATES.validUntil],
    ] as const) {
      assert.deepEqual((await claiming({ [name]: claim })).signature, contradiction(name, told, stated), `${name} ${told}`);
    }
  });

  test('are missed one by one, and that is no contradiction', async () => {
    for (const name of ['iss', 'sub', 'jti', 'nbf', 'exp']) {
      const finding = await claiming({ [name]: undefined });
      assert.deepEqual([finding.signature, finding.warnings], [{ outcome: 'passed' }, [missing(name)]], name);
    }
    const { warnings } = await claiming({ exp: undefined, iss: undefined, sub: undefined });
    assert.deepEqual(warnings, [missing('iss'), missing('sub'), missing('exp')]);
  });

  test('are not missed where the credential says nothing, and may say it alone', async () => {
    const { credentialSubject, ...rest } = draftCredential(issuer);
    assert.isDefined(credentialSubject);
    for (const claims of [{ exp: undefined }, { exp: UNTIL }]) {
      const finding = await claiming(claims, { fields: { validFrom: DATES.validFrom } });
      assert.deepEqual([finding.signature, finding.warnings], [{ outcome: 'passed' }, []]);
    }
    for (const claims of [{ sub: undefined }, { sub: 'did:example:anybody' }]) {
      const finding = await claiming({ vc: rest, exp: undefined, ...claims });
      assert.deepEqual([finding.signature, finding.warnings], [{ outcome: 'passed' }, []]);
    }
  });

  test('have whole seconds, where the credential may have parts of one', async () => {
    const at = (validFrom: string): Claiming => ({ fields: { ...DATES, validFrom } });
    assert.equal((await claiming({ nbf: FROM }, at('2025-01-01T00:00:00.999Z'))).signature.outcome, 'passed');
    assert.equal((await claiming({ nbf: FROM + 1 }, at('2025-01-01T00:00:00.001Z'))).signature.outcome, 'passed');
    assert.equal((await claiming({ nbf: FROM + 1 }, at('2025-01-01T00:00:00.000Z'))).signature.outcome, 'failed');
  });

  test('are in UTC where the credential names no zone, and are compared with every date that is read elsewhere', async () => {
    for (const validFrom of ['2025-01-01T00:00:00', '20250101T000000', '2025-01-01', '2025-01-01T02:00:00,5+02'])
      assert.equal((await claiming({ nbf: FROM }, { fields: { ...DATES, validFrom } })).signature.outcome, 'passed', validFrom);
  });

  test('contradict no date that cannot be read: that date is told as such, and the badge left open', async () => {
    for (const validFrom of ['1 January 2025 UTC', '2025/01/01', 'soon']) {
      const token = await issueJwt(issuer, draftCredential(issuer, { ...DATES, validFrom }), { claims: { nbf: FROM } });
      const { report } = await verified(token);
      found(checkOf(report, 'proof'), 'passed');
      found(checkOf(report, 'validity-period'), 'inconclusive', 'validity-period.unreadable');
      assert.equal(report.verdict, 'unconfirmed');
      const text = await claiming({ nbf: String(FROM) }, { fields: { ...DATES, validFrom } });
      assert.equal(text.signature.outcome, 'failed', 'a claim that is no number');
    }
  });

  test('may be of one of several subjects, or of the dates of either data model', async () => {
    const draft = draftCredential(issuer, DATES);
    const subjects = [draft['credentialSubject'], { id: 'did:example:second' }, { name: 'nameless' }];
    for (const sub of ['did:example:earner', 'did:example:second'])
      assert.equal((await claiming({ vc: { ...draft, credentialSubject: subjects }, sub })).signature.outcome, 'passed', sub);
    const other = await claiming({ vc: { ...draft, credentialSubject: subjects }, sub: 'did:example:third' });
    assert.deepEqual(other.signature, contradiction('sub', 'did:example:third', 'did:example:earner'));
    const both = { ...draft, issuanceDate: '2024-01-01T00:00:00Z', expirationDate: '2031-01-01T00:00:00Z' };
    for (const [nbf, exp] of [
      [FROM, UNTIL],
      [1_704_067_200, 1_924_992_000],
    ] as const)
      assert.equal((await claiming({ vc: both, nbf, exp })).signature.outcome, 'passed', String(nbf));
  });
});
