import { suite, test } from '#test';
import { assert } from 'chai';
import { createIssuer, draftCredential, hostedBadge, issueJwt } from '../../support/issue-credential.ts';
import { checked } from '../../support/verified.ts';

/** The finding for a hosted badge with these dates, at a moment. */
async function dated(issuedOn: unknown, expires: unknown, now: string, skewSeconds = 60): Promise<unknown> {
  const badge = hostedBadge({ assertion: { issuedOn, expires } });
  const { outcome, problem } = await checked('validity-period', badge.assertion, { ...badge, now: new Date(now), skewSeconds });
  return problem ?? outcome;
}

const over = (until: string, at = '/expires'): unknown => ({ code: 'validity-period.expired', at, values: { until } });
const early = (from: string, at = '/issuedOn'): unknown => ({ code: 'validity-period.not-yet-valid', at, values: { from } });
const odd = (at: string): unknown => ({ code: 'validity-period.unreadable', at });

suite('the dates of a badge', () => {
  test('are told as they were written, and seconds as the day that they name', async () => {
    const [from, until] = ['2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'];
    assert.deepEqual(await dated(from, until, '2027-01-01T00:00:00Z'), over(until));
    assert.deepEqual(await dated(from, '2026-01-01', '2027-01-01T00:00:00Z'), over('2026-01-01'));
    assert.deepEqual(await dated(from, 1_767_225_600, '2027-01-01T00:00:00Z'), over('2026-01-01T00:00:00.000Z'));
    assert.deepEqual(await dated(from, '1767225600', '2027-01-01T00:00:00Z'), over('2026-01-01T00:00:00.000Z'));
    assert.deepEqual(await dated(from, until, '2024-01-01T00:00:00Z'), early(from));
    assert.deepEqual(await dated(1_735_689_600, until, '2024-01-01T00:00:00Z'), early('2025-01-01T00:00:00.000Z'));
    assert.deepEqual(await dated('some day', until, '2025-06-01T00:00:00Z'), odd('/issuedOn'));
    assert.deepEqual(await dated(from, 'some day', '2025-06-01T00:00:00Z'), odd('/expires'));
    assert.deepEqual(await dated('one day', 'some day', '2025-06-01T00:00:00Z'), odd('/expires'));
  });

  test('hold to the thousandth of a second of the skew', async () => {
    const [from, until] = ['2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'];
    for (const skew of [0, 60]) {
      const moved = (text: string, ms: number): string => new Date(Date.parse(text) + ms).toISOString();
      assert.equal(await dated(from, until, moved(until, skew * 1000), skew), 'passed');
      assert.deepEqual(await dated(from, until, moved(until, skew * 1000 + 1), skew), over(until));
      assert.equal(await dated(from, until, moved(from, -skew * 1000), skew), 'passed');
      assert.deepEqual(await dated(from, until, moved(from, -skew * 1000 - 1), skew), early(from));
    }
  });

  test('are seconds where they have nine to eleven digits, and nothing else has', async () => {
    const now = '2026-01-01T00:00:00Z';
    for (const seconds of ['100000000', '1735689600', '01735689600', 0, -1.5])
      assert.equal(await dated(seconds, null, now), 'passed');
    assert.deepEqual(await dated('99999999999', null, now), early('5138-11-16T09:46:39.000Z'));
    for (const other of ['10000000', '100000000000', '1735689600s', 's1735689600', '17356896.0', true, ['1735689600'], ''])
      assert.deepEqual(await dated(other, null, now), odd('/issuedOn'), JSON.stringify(other));
  });

  test('are no milliseconds: as seconds they would never be over', async () => {
    const [from, then] = ['2025-01-01T00:00:00Z', '2027-01-01T00:00:00Z'];
    for (const value of [1_767_225_600_000, 1e12, -1e12]) {
      assert.deepEqual(await dated(from, value, then), odd('/expires'), String(value));
      assert.deepEqual(await dated(value, undefined, then), odd('/issuedOn'), String(value));
    }
    // The last moment that a calendar can write, which stands for "never".
    for (const value of [253_402_300_799, 1e12 - 1]) assert.equal(await dated(from, value, then), 'passed', String(value));
  });

  test('are none where they are null, nor is an end that is an empty text', async () => {
    assert.equal(await dated(null, null, '2026-01-01T00:00:00Z'), 'not-applicable');
    assert.equal(await dated(null, '', '2026-01-01T00:00:00Z'), 'not-applicable');
    assert.equal(await dated('2025-01-01', '', '2026-01-01T00:00:00Z'), 'passed');
    assert.deepEqual(await dated('2025-01-01', 0, '2026-01-01T00:00:00Z'), over('1970-01-01T00:00:00.000Z'));
    for (const text of [' ', 'never', 'null', false])
      assert.deepEqual(await dated(null, text, '2026-01-01T00:00:00Z'), odd('/expires'));
  });

  test('of a credential stand under the names of its data model, and those of its JWT beside them', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const [past, future] = ['2020-01-01T00:00:00Z', '2040-01-01T00:00:00Z'];
    const problemOf = async (jwt: string): Promise<unknown> => (await checked('validity-period', jwt)).problem;
    const credential = draftCredential(issuer, { validFrom: past });
    for (const [vcdm, from, until] of [
      ['1.1', '/issuanceDate', '/expirationDate'],
      ['2.0', '/validFrom', '/validUntil'],
    ] as const) {
      const draft = (validFrom: string, validUntil: string): object => draftCredential(issuer, { validFrom, validUntil });
      const claims = { nbf: undefined, exp: undefined };
      const told = async (document: object): Promise<unknown> =>
        problemOf(await issueJwt(issuer, document as typeof credential, { vcdm, claims }));
      assert.deepEqual(await told(draft(past, past)), over(past, until));
      assert.deepEqual(await told(draft(future, future)), early(future, from));
    }
    assert.deepEqual(
      await problemOf(await issueJwt(issuer, credential, { claims: { nbf: 2_208_988_800 } })),
      early('2040-01-01T00:00:00.000Z', '/nbf'),
    );
    assert.deepEqual(
      await problemOf(await issueJwt(issuer, credential, { claims: { exp: 1_577_836_800 } })),
      over('2020-01-01T00:00:00.000Z', '/exp'),
    );
  });

  test('of a credential all count, where it has those of both data models', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const [past, future] = ['2020-01-01T00:00:00Z', '2040-01-01T00:00:00Z'];
    const told = async (more: object): Promise<unknown> => {
      const jwt = await issueJwt(issuer, { ...draftCredential(issuer, { validFrom: past }), ...more });
      return (await checked('validity-period', jwt)).problem;
    };
    assert.deepEqual(await told({ validUntil: future, expirationDate: past }), over(past, '/expirationDate'));
    assert.deepEqual(await told({ issuanceDate: future }), early(future, '/issuanceDate'));
    assert.isUndefined(await told({ issuanceDate: past, validUntil: future, expirationDate: future }));
  });
});
