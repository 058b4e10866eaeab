import { suite, test } from '#test';
import { assert } from 'chai';
import '../../../widget/define.ts';
import type { MsBadgeElement } from '../../../widget/index.ts';
import { CREDENTIAL, FILE, plugIn, press, publishSigned, shadow, show, textOf, unplug } from '../../support/badge-page.ts';
import { draftCredential, issueJwt } from '../../support/issue-credential.ts';

afterEach(unplug);

const answers = (badge: MsBadgeElement): string[] =>
  [...shadow(badge).querySelectorAll('details')].map((one) => one.dataset['outcome'] ?? '');

suite('what a page shows of a badge', () => {
  test('does not let the badge speak for dates that a page gave it', async () => {
    const { issuer, draft, file } = await publishSigned({ validUntil: '2124-01-01T00:00:00Z' });
    const other = { validFrom: '2015-03-04', validUntil: '2199-01-01' };
    for (const [shown, told] of [
      [{ validFrom: other.validFrom }, 'shown here: it was issued on 1 January 2025.'],
      [{ validUntil: other.validUntil }, 'shown here: it is valid until 1 January 2124.'],
      [other, 'it was issued on 1 January 2025, and it is valid until 1 January 2124.'],
    ] as const) {
      plugIn({ [FILE]: { ...file, badge: { ...file.badge, ...shown } }, [CREDENTIAL]: await issueJwt(issuer, draft) });
      const badge = await show();
      await press(badge);
      assert.equal(textOf(badge, '[part=verdict] strong'), 'Unconfirmed', told);
      assert.include(textOf(badge, '[data-question=integrity] .answer'), told);
      assert.notInclude(answers(badge), 'passed');
    }
  });

  test('holds nothing against a page that shows the day of another time zone, an end that was moved since, or none', async () => {
    const { issuer, draft, file } = await publishSigned({ validUntil: '2124-01-01T00:00:00Z' });
    for (const shown of [
      { validFrom: '2024-12-31' },
      { validFrom: '2025-01-02', validUntil: '2123-06-01' },
      { validFrom: undefined },
    ]) {
      plugIn({ [FILE]: { ...file, badge: { ...file.badge, ...shown } }, [CREDENTIAL]: await issueJwt(issuer, draft) });
      const badge = await show();
      await press(badge);
      assert.equal(textOf(badge, '[part=verdict] strong'), 'Verified', JSON.stringify(shown));
    }
  });

  test('compares the days of a newer edition with no page that was made before it', async () => {
    const refresh = 'https://issuer.example/refresh/1';
    const refreshService = { id: refresh, type: '1EdTechCredentialRefresh' };
    const { issuer, draft, file } = await publishSigned({ more: { refreshService } });
    const newer = { ...draft, validFrom: '2026-05-01T00:00:00Z' };
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft), [refresh]: await issueJwt(issuer, newer) });
    const badge = await show();
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Verified');
  });

  test('takes a page that has the names of the edition before for the same badge, and any other name for another', async () => {
    const refresh = 'https://issuer.example/refresh/1';
    const { issuer, draft, file } = await publishSigned({
      more: { refreshService: { id: refresh, type: '1EdTechCredentialRefresh' } },
    });
    const renamed = { ...issuer, name: 'Sample Academy' };
    const newer = draftCredential(renamed, { id: String(draft['id']), achievement: { name: 'Renamed Badge' } });
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft), [refresh]: await issueJwt(issuer, newer) });
    const badge = await show();
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Verified');
    for (const claim of [{ name: 'Another Badge' }, { issuer: { ...file.badge.issuer, name: 'Another School' } }]) {
      plugIn({
        [FILE]: { ...file, badge: { ...file.badge, ...claim } },
        [CREDENTIAL]: await issueJwt(issuer, draft),
        [refresh]: await issueJwt(issuer, newer),
      });
      const other = await show();
      await press(other);
      assert.equal(textOf(other, '[part=verdict] strong'), 'Unconfirmed', JSON.stringify(claim));
    }
  });

  test('holds the dates of a newer edition against no page where this browser cannot have it', async () => {
    const refreshService = { id: 'https://issuer.example/refresh/1', type: '1EdTechCredentialRefresh' };
    const { issuer, draft, file } = await publishSigned({ validUntil: '2100-01-01T00:00:00Z', more: { refreshService } });
    const renewed = { ...file.badge, validFrom: '2026-05-01T00:00:00Z', validUntil: '2124-01-01T00:00:00Z' };
    plugIn({ [FILE]: { ...file, badge: renewed }, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Verified');
  });

  test('does not let a page show another host than its issuer is at', async () => {
    const { issuer, draft, file } = await publishSigned();
    const grand = { ...file, badge: { ...file.badge, issuer: { id: 'https://ministry.example/issuer', name: 'Sample School' } } };
    plugIn({ [FILE]: grand, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    assert.include(textOf(badge, '[part=issuer]'), 'ministry.example');
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Unconfirmed');
    assert.include(textOf(badge, '[data-question=integrity] .answer'), `its issuer is ${issuer.id}`);
  });

  test('is no picture of the issuer’s where this browser may not read it, and says so', async () => {
    const pictures = { id: 'https://issuer.example/a.png', type: 'Image' };
    const compared = async (achievement: object) => {
      const { issuer, draft, file } = await publishSigned({ achievement: { ...achievement } });
      plugIn({ [FILE]: { ...file, image: '../package.json' }, [CREDENTIAL]: await issueJwt(issuer, draft) });
      const badge = await show();
      await press(badge);
      assert.equal(textOf(badge, '[part=verdict] strong'), 'Verified');
      return textOf(badge, '[data-question=integrity]');
    };
    assert.include(await compared({ image: pictures }), `may not read the picture shown here (${location.host})`);
    assert.include(await compared({}), 'There was no picture to compare.');
  });

  test('is told in Russian with one full stop at the end of a date', async () => {
    const { issuer, draft, file } = await publishSigned();
    plugIn({
      [FILE]: { ...file, badge: { ...file.badge, validFrom: '2015-03-04' } },
      [CREDENTIAL]: await issueJwt(issuer, draft),
    });
    const badge = await show(`src="${FILE}" lang="ru"`);
    await press(badge);
    assert.match(textOf(badge, '[data-question=integrity] .answer'), /: выдан он 1.января 2025.г\.$/u);
  });
});
