import { suite, test } from '#test';
import { assert } from 'chai';
import '../../../widget/define.ts';
import type { MsBadgeElement } from '../../../widget/index.ts';
import {
  CREDENTIAL,
  FILE,
  plugIn,
  press,
  publish,
  publishSigned,
  shadow,
  show,
  textOf,
  unplug,
} from '../../support/badge-page.ts';
import { Answer, hostedBadge, issueJwt } from '../../support/issue-credential.ts';

afterEach(unplug);

/** A badge that the site once found to hold, shown after its issuer took it back; and the same issuer, gone. */
function takenBack() {
  const hosted = hostedBadge();
  const credential = { url: hosted.url, kind: 'hosted' } as const;
  const away = { [FILE]: publish({ specVersion: '2.0', id: hosted.url }, { credential }) };
  return { away, revoked: { ...hosted.documents, ...away, [hosted.url]: new Answer(410, { revoked: true, id: hosted.url }) } };
}

const today = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What `new Date()` says from now on, until the test is over. */
function turnClock(to: string): void {
  const shift = Date.parse(to) - OwnDate.now();
  globalThis.Date = class extends OwnDate {
    constructor(...of: readonly [] | readonly [number | string]) {
      super(of[0] ?? OwnDate.now() + shift);
    }
  } as DateConstructor;
}

const OwnDate = Date;

afterEach(() => {
  globalThis.Date = OwnDate;
});

suite('a badge that runs out in a tab that stays open', () => {
  const validUntil = '2031-01-01T00:00:00Z';
  const shown = (badge: MsBadgeElement): readonly string[] => [textOf(badge, '[part=verdict]'), textOf(badge, '[part=dates]')];

  test('is expired in its dates as well, once it is checked again', async () => {
    const { issuer, draft } = await publishSigned({ validUntil });
    const credential = { url: './credential.json', kind: 'published' } as const;
    const file = publish({ issuer: { id: issuer.id, name: issuer.name }, validUntil }, { credential });
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    assert.match(shown(badge).join(), /^(?!Expired).*Valid until 1 January 2031$/u);
    turnClock('2031-02-01T00:00:00Z');
    await press(badge);
    assert.match(shown(badge).join(), /^Expired,.*Expired 1 January 2031$/u);
  });

  test('is expired where the last check reaches nobody, and revoked where this browser has found so', async () => {
    for (const [revoked, verdict] of [
      [false, /^Expired Checked/u],
      [true, /^Revoked Checked/u],
    ] as const) {
      globalThis.Date = OwnDate;
      const hosted = hostedBadge({ assertion: { expires: validUntil } });
      const credential = { url: hosted.url, kind: 'hosted' } as const;
      const away = { [FILE]: publish({ specVersion: '2.0', id: hosted.url, validUntil }, { credential }) };
      const answer = revoked ? { [hosted.url]: new Answer(410, { revoked: true, id: hosted.url }) } : {};
      plugIn({ ...hosted.documents, ...away, ...answer });
      const badge = await show();
      await press(badge);
      turnClock('2031-02-01T00:00:00Z');
      plugIn(away);
      await press(badge);
      assert.match(textOf(badge, '[part=verdict]'), verdict);
    }
  });
});

suite('what this browser has found', () => {
  test('is not taken back by a later run that reaches nobody, and has its day then', async () => {
    const { revoked, away } = takenBack();
    plugIn(revoked);
    const badge = await show();
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict]'), 'Revoked');
    plugIn(away);
    await press(badge);
    assert.include(textOf(badge, '.status'), 'We could not reach the issuer from your browser');
    assert.equal(textOf(badge, '[part=verdict]'), `Revoked Checked ${today.format(new Date())}`);
  });

  test('nor by one that breaks', async () => {
    const { issuer, draft, file } = await publishSigned({ validUntil: '2025-06-01T00:00:00Z' });
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    plugIn({ [FILE]: file, [CREDENTIAL]: '{"hello": "world"}' });
    await press(badge);
    assert.equal(textOf(badge, '.status'), 'The file can be read, but it is not a badge.');
    assert.include(textOf(badge, '[part=verdict]'), 'Expired Checked');
  });

  test('stays where the next run is broken off by moving the element', async () => {
    const { revoked } = takenBack();
    plugIn(revoked);
    const badge = await show();
    await press(badge);
    const again = badge.verify();
    const place = document.createElement('div');
    badge.parentElement?.append(place);
    place.append(badge);
    await again;
    await badge.updateComplete;
    assert.equal(textOf(badge, '[part=verdict]'), 'Revoked');
    assert.isNotNull(shadow(badge).querySelector('details'));
    assert.equal(textOf(badge, 'button'), 'Check again');
  });

  test('says nothing of another badge that takes its place', async () => {
    const { revoked, away } = takenBack();
    plugIn(revoked);
    const badge = await show();
    await press(badge);
    plugIn({ ...away, [`${FILE}?2`]: publish({ name: 'Another' }) });
    const loaded = new Promise((done) => badge.addEventListener('ms-badge-load', done, { once: true }));
    badge.src = `${FILE}?2`;
    await loaded;
    await badge.updateComplete;
    assert.equal(textOf(badge, '[part=verdict]'), 'Verified Checked 21 November 2026');
  });
});

suite('what the site found of a badge that has run out since', () => {
  const gone = { url: './credential.json', kind: 'published' } as const;
  for (const [what, more] of Object.entries({ 'there is nothing to check': {}, 'the file is gone': { credential: gone } })) {
    test(`is not told as if it still held, where ${what}`, async () => {
      plugIn({ [FILE]: publish({ validUntil: '2025-06-01' }, more), [CREDENTIAL]: new Answer(404, '') });
      const badge = await show();
      await press(badge);
      assert.include(textOf(badge, '[part=verdict]'), 'Expired');
      assert.include(textOf(badge, '[data-question=status] .answer'), 'expired on 1 June 2025');
      assert.include(textOf(badge, '.status'), '21 November 2026');
    });
  }
});
