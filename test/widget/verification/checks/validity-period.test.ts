import { suite, test } from '#test';
import { assert } from 'chai';
import {
  createIssuer,
  draftCredential,
  hostedBadge,
  issueDataIntegrity,
  issueJwt,
  toDataModel1,
  type CredentialFields,
} from '../../../support/issue-credential.ts';
import { checked, found, verified } from '../../../support/verified.ts';

/** The check of a hosted badge with these dates, at a moment. */
const dated = async (issuedOn: unknown, expires: unknown, now: string, skewSeconds = 60) => {
  const badge = hostedBadge({ assertion: { issuedOn, ...(expires !== undefined && { expires }) } });
  return checked('validity-period', badge.assertion, { ...badge, now: new Date(now), skewSeconds });
};

suite('validity period', () => {
  test('holds from its first moment to its last', async () => {
    const [from, until] = ['2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'];
    found(await dated(from, until, '2025-06-01T00:00:00Z'), 'passed');
    found(await dated(from, until, from), 'passed');
    found(await dated(from, until, until), 'passed');
    found(await dated(from, until, '2027-01-01T00:00:00Z'), 'failed', 'validity-period.expired');
    found(await dated(from, until, '2024-01-01T00:00:00Z'), 'failed', 'validity-period.not-yet-valid');
  });

  test('tells the dates that it was told by, and what is no date as it stands', async () => {
    const told = async (from: unknown, until: unknown): Promise<readonly unknown[]> => {
      const { evidence = [] } = await dated(from, until, '2025-06-01T00:00:00Z');
      return evidence.map(({ kind, value }) => `${kind} ${value}`);
    };
    const from = '2025-01-01T00:00:00Z';
    for (const until of ['2026-01-01T00:00:00Z', '2025-02-01T00:00:00Z', 'next year'])
      assert.deepEqual(await told(from, until), [`claim /issuedOn ${from}`, `claim /expires ${until}`]);
  });

  test('clocks may differ by the skew, and no more', async () => {
    const [from, until] = ['2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'];
    found(await dated(from, until, '2026-01-01T00:00:30Z'), 'passed');
    found(await dated(from, until, '2026-01-01T00:01:01Z'), 'failed', 'validity-period.expired');
    found(await dated(from, until, '2026-01-01T00:00:30Z', 0), 'failed', 'validity-period.expired');
    found(await dated(from, until, '2024-12-31T23:59:30Z'), 'passed');
    found(await dated(from, until, '2024-12-31T23:58:00Z'), 'failed', 'validity-period.not-yet-valid');
  });

  test('a skew that is no number lets nothing go on for ever', async () => {
    const [from, until] = ['2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'];
    found(await dated(from, until, '2025-06-01T00:00:00Z', NaN), 'passed');
    found(await dated(from, until, '2026-01-01T00:00:30Z', NaN), 'failed', 'validity-period.expired');
    found(await dated(from, until, '2024-12-31T23:59:30Z', NaN), 'failed', 'validity-period.not-yet-valid');
    const issuer = await createIssuer({ method: 'did:key' });
    const proven = await issueDataIntegrity(issuer, draftCredential(issuer), { expires: until });
    found(await checked('proof', proven, { skewSeconds: NaN }), 'failed', 'proof.expired');
  });

  test('a calendar day is that day wherever on Earth', async () => {
    found(await dated('2025-01-01', '2025-12-31', '2026-01-01T11:59:00Z'), 'passed');
    found(await dated('2025-01-01', '2025-12-31', '2026-01-01T12:02:00Z'), 'failed', 'validity-period.expired');
    found(await dated('2025-01-01', undefined, '2024-12-31T10:00:00Z'), 'passed');
    found(await dated('2025-01-01', undefined, '2024-12-31T09:58:00Z'), 'failed', 'validity-period.not-yet-valid');
  });

  test('a time without a zone is that time wherever on Earth', async () => {
    const [from, until] = ['2025-01-01T12:00:00', '2025-12-31 12:00'];
    found(await dated(from, undefined, '2024-12-31T22:00:00Z'), 'passed');
    found(await dated(from, undefined, '2024-12-31T21:58:00Z'), 'failed', 'validity-period.not-yet-valid');
    found(await dated(from, until, '2026-01-01T00:00:00Z'), 'passed');
    found(await dated(from, until, '2026-01-01T00:02:00Z'), 'failed', 'validity-period.expired');
    // Whoever names UTC means it, in either case of the letter.
    for (const zone of ['Z', 'z']) {
      found(await dated(from + zone, undefined, '2025-01-01T11:58:00Z'), 'failed', 'validity-period.not-yet-valid');
      found(await dated(from, `${until}${zone}`, '2025-12-31T12:02:00Z'), 'failed', 'validity-period.expired');
    }
    for (const odd of ['2025-02-30T12:00:00', 'T12:00:00', '12:00'])
      found(await dated(odd, undefined, '2025-06-01T00:00:00Z'), 'inconclusive', 'validity-period.unreadable');
  });

  test('a time without a zone is in UTC in Verifiable Credentials 2.0, which say so', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const claims = { nbf: undefined, exp: undefined };
    const period = async (fields: CredentialFields, now: string) =>
      checked('validity-period', await issueJwt(issuer, draftCredential(issuer, fields), { claims }), { now: new Date(now) });
    const validFrom = '2025-01-01T12:00:00';
    found(await period({ validFrom }, '2025-01-01T11:58:00Z'), 'failed', 'validity-period.not-yet-valid');
    found(await period({ validFrom }, '2025-01-01T12:00:00Z'), 'passed');
    const validUntil = '2025-12-31T12:00:00';
    found(await period({ validUntil }, '2025-12-31T12:00:00Z'), 'passed');
    found(await period({ validUntil }, '2025-12-31T12:02:00Z'), 'failed', 'validity-period.expired');
    // Version 1.1 does not say so.
    const older = await issueJwt(issuer, draftCredential(issuer, { validUntil }), { vcdm: '1.1', claims });
    found(await checked('validity-period', older, { now: new Date('2025-12-31T12:02:00Z') }), 'passed');
  });

  test('zones count, and seconds since 1970 are dates', async () => {
    found(await dated('2025-01-01T00:00:00+05:30', undefined, '2024-12-31T18:30:00Z'), 'passed');
    found(await dated('2025-01-01T00:00:00-08:00', undefined, '2025-01-01T07:00:00Z'), 'failed', 'validity-period.not-yet-valid');
    found(await dated(1_735_689_600, undefined, '2025-01-01T00:00:00Z'), 'passed');
    found(await dated('1735689600', undefined, '2024-01-01T00:00:00Z'), 'failed', 'validity-period.not-yet-valid');
  });

  test('the end of a day may be written as 24:00, in a JWT and in a proof as well', async () => {
    const last = '2025-12-31T24:00:00Z';
    found(await dated('2025-01-01', last, '2026-01-01T00:00:00Z', 0), 'passed');
    found(await dated('2025-01-01', last, '2026-01-01T00:00:01Z', 0), 'failed', 'validity-period.expired');
    const issuer = await createIssuer({ method: 'did:key' });
    const draft = draftCredential(issuer, { validFrom: last });
    for (const badge of [await issueJwt(issuer, draft), await issueDataIntegrity(issuer, draft, { created: last })]) {
      const { report } = await verified(badge, { now: new Date('2026-01-01T00:00:00Z'), skewSeconds: 0 });
      assert.equal(report.verdict, 'verified', JSON.stringify(report));
    }
  });

  test('a leap second is over with the second before it', async () => {
    const leap = '2016-12-31T23:59:60Z';
    found(await dated('2016-01-01', leap, '2016-12-31T23:59:59Z', 0), 'passed');
    found(await dated('2016-01-01', leap, '2017-01-01T00:00:00Z', 0), 'failed', 'validity-period.expired');
  });

  test('a date that is none leaves it open; one that is over is over', async () => {
    found(await dated('some day', undefined, '2025-01-01T00:00:00Z'), 'inconclusive', 'validity-period.unreadable');
    found(await dated('2025-13-40', '2026-01-01', '2025-06-01T00:00:00Z'), 'inconclusive', 'validity-period.unreadable');
    found(await dated('some day', '2024-01-01', '2025-01-01T00:00:00Z'), 'failed', 'validity-period.expired');
    found(await dated({}, [], '2025-01-01T00:00:00Z'), 'inconclusive', 'validity-period.unreadable');
    found(await dated(1e13, undefined, '2025-01-01T00:00:00Z'), 'inconclusive', 'validity-period.unreadable');
    found(await dated('2020-01-01', -1e13, '2025-01-01T00:00:00Z'), 'inconclusive', 'validity-period.unreadable');
  });

  test('expired makes a sound badge expired, not invalid', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const credential = draftCredential(issuer, { validUntil: '2026-01-01T00:00:00Z' });
    assert.equal((await verified(await issueDataIntegrity(issuer, credential))).report.verdict, 'expired');
    assert.equal((await verified(await issueJwt(issuer, toDataModel1(credential), { vcdm: '1.1' }))).report.verdict, 'expired');
    const early = await issueDataIntegrity(issuer, draftCredential(issuer, { validFrom: '2030-01-01T00:00:00Z' }));
    assert.equal((await verified(early)).report.verdict, 'invalid');
  });

  test('the "exp" of a JWT ends it even where the credential says nothing', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(issuer, draftCredential(issuer), { claims: { exp: 1_767_225_600 } });
    found(await checked('validity-period', jwt), 'failed', 'validity-period.expired');
  });

  test('without dates there is no question', async () => {
    const badge = hostedBadge({ assertion: { issuedOn: undefined } });
    found(await checked('validity-period', badge.assertion, badge), 'not-applicable');
  });
});
