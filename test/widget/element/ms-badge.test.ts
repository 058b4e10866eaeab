import { suite, test } from '#test';
import { assert } from 'chai';
import { aTimeout } from '@open-wc/testing';
import '../../../widget/define.ts';
import { defineMsBadge, MsBadgeElement } from '../../../widget/index.ts';
import { FINDINGS, makeReport } from '../../support/badge-record.ts';
import {
  axeFindings,
  FILE,
  heard,
  PICTURE,
  plugIn,
  press,
  publish,
  show,
  shadow,
  showsFallback,
  textOf,
  unplug,
} from '../../support/badge-page.ts';
import { Answer, Fault } from '../../support/issue-credential.ts';

afterEach(() => {
  unplug();
  document.documentElement.lang = 'en';
  document.documentElement.dir = '';
  document.documentElement.style.cssText = '';
});

suite('<ms-badge>', () => {
  const unreadable: { readonly [what: string]: unknown } = {
    'a file that is not there': new Answer(404, 'not found'),
    'a page instead of JSON': '<!doctype html><title>Sign in</title>',
    'a server that is down': new Answer(503, {}),
    'no answer at all': new Fault('unreachable'),
    nothing: '',
    'JSON that is no badge': { version: 1, hello: 'world' },
    'a list': [],
    null: null,
    'a file of another version': { ...publish(), version: 2 },
    'a badge without a name': publish({ name: '' }),
    'a verdict that does not exist': { ...publish(), report: { ...makeReport(), verdict: 'excellent' } },
    'a file larger than any badge': { ...publish(), padding: 'x'.repeat(600_000) },
  };

  for (const [what, answer] of Object.entries(unreadable)) {
    test(`leaves the page's own markup for ${what}`, async () => {
      plugIn({ [FILE]: answer });
      const badge = await show();
      assert.isTrue(showsFallback(badge));
      assert.isNull(shadow(badge).querySelector('article'));
    });
  }

  test('leaves what is meant for its slots on the page, too', async () => {
    plugIn({ [FILE]: new Answer(404, '') });
    const badge = await show();
    const link = document.createElement('a');
    link.slot = 'actions';
    link.textContent = 'My own action';
    badge.append(link);
    assert.isAbove(link.getBoundingClientRect().height, 0);
  });

  test('leaves the page its own markup when there is no src', async () => {
    plugIn({});
    const badge = await show('');
    assert.isTrue(showsFallback(badge));
  });

  test('draws name, issuer, dates and verdict, with the day of the check', async () => {
    plugIn({ [FILE]: publish({ validUntil: '2099-05-03' }) });
    const badge = await show();
    assert.equal(textOf(badge, '[part=name]'), 'Sample First Aid');
    assert.equal(textOf(badge, '[part=issuer]'), 'Issued by Sample Schoolissuer.example');
    assert.equal(textOf(badge, '[part=dates]'), 'Issued 1 January 2025Valid until 3 May 2099');
    assert.equal(textOf(badge, '[part=verdict]'), 'Verified Checked 21 November 2026');
    assert.isFalse(showsFallback(badge));
  });

  const verdicts = {
    expired: [FINDINGS.expired, 'Expired'],
    revoked: [FINDINGS.revoked, 'Revoked'],
    suspended: [FINDINGS.suspended, 'Suspended'],
    invalid: [{ id: 'proof', outcome: 'failed', problem: { code: 'proof.signature-wrong' } }, 'Not valid'],
    unconfirmed: [{ id: 'proof', outcome: 'inconclusive', problem: { code: 'proof.hosted-unreachable' } }, 'Unconfirmed'],
    listed: [FINDINGS.listed, 'On record'],
    'not-recognised': [
      { id: 'known-issuer', outcome: 'inconclusive', problem: { code: 'known-issuer.unknown' } },
      'Issuer not recognised',
    ],
  } as const;
  for (const [verdict, [finding, label]] of Object.entries(verdicts)) {
    test(`says "${label}" in words beside an icon`, async () => {
      plugIn({ [FILE]: publish({}, { report: makeReport([finding]) }) });
      const badge = await show();
      assert.include(textOf(badge, '[part=verdict]'), label);
      assert.isNotNull(shadow(badge).querySelector(`[part=verdict] svg[data-icon="${verdict}"]`));
    });
  }

  test('does not repeat a stored "verified" after the badge has run out', async () => {
    plugIn({ [FILE]: publish({ validUntil: '2025-06-01' }) });
    const badge = await show();
    assert.include(textOf(badge, '[part=verdict]'), 'Expired');
    assert.include(textOf(badge, '[part=dates]'), 'Expired 1 June 2025');
  });

  test('does not call a badge expired on its last day', async () => {
    const today = new Date().toISOString().slice(0, 10);
    plugIn({ [FILE]: publish({ validUntil: today }) });
    const badge = await show();
    assert.include(textOf(badge, '[part=dates]'), 'Valid until');
    assert.include(textOf(badge, '[part=verdict]'), 'Verified');
  });

  test('names no host for an issuer that the badge was never tied to', async () => {
    plugIn({
      [FILE]: publish(
        {},
        { report: makeReport([{ id: 'issuer-binding', outcome: 'failed', problem: { code: 'issuer-binding.not-proven' } }]) },
      ),
    });
    assert.notInclude(textOf(await show(), '[part=issuer]'), 'issuer.example');
  });

  test('shows the picture in its real size and shape, found from the badge file', async () => {
    plugIn({ [FILE]: publish({ image: { width: 600, height: 300 } }, { image: '../package.json' }) });
    const image = shadow(await show()).querySelector('img');
    assert.equal(image?.src, PICTURE);
    assert.equal(image?.getAttribute('width'), '600');
    assert.equal(image?.getAttribute('height'), '300');
    assert.equal(image?.alt, '');
    assert.equal(image && getComputedStyle(image).objectFit, 'contain');
  });

  test('shows hostile text as text and follows no hostile address', async () => {
    const markup = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>';
    const report = makeReport([
      { id: 'proof', outcome: 'failed', problem: { code: 'proof.signature-wrong', at: 'javascript:alert(1)' } },
    ]);
    plugIn({
      [FILE]: {
        ...publish({ name: markup, issuer: { id: 'https://issuer.example/', name: `${markup}\u202e` } }, { report }),
        page: 'javascript:globalThis.hacked=1',
        image: 'data:image/svg+xml,<svg onload="globalThis.hacked=1"/>',
        recordUrl: 'javascript:globalThis.hacked=1',
      },
    });
    const badge = await show();
    assert.equal(textOf(badge, '[part=name]'), markup);
    assert.isFalse(textOf(badge, '[part=issuer]').includes('\u202e'));
    assert.deepEqual([...shadow(badge).querySelectorAll('a, img, script')], []);
    assert.isUndefined(Reflect.get(globalThis, 'hacked'));
  });

  test('stays on the page when a name is 60,000 letters long', async () => {
    plugIn({ [FILE]: publish({ name: 'W'.repeat(60_000), issuer: { name: 'M'.repeat(60_000) } }) });
    const badge = await show();
    assert.isAtMost(textOf(badge, '[part=name]').length, 300);
    assert.isAtMost(shadow(badge).querySelector('article')?.scrollWidth ?? 0, badge.clientWidth);
  });

  test('cuts no word off where a line breaks', async () => {
    const issuer = { id: 'https://issuer.example/', name: 'Sample Academy of Cartography and Neighbouring Arts' };
    plugIn({ [FILE]: publish({ issuer }) });
    const badge = await show(undefined, (inner) => `<div style="inline-size: 18rem">${inner}</div>`);
    const text = document.createRange();
    text.selectNodeContents(shadow(badge).querySelector('.issuer span') ?? badge);
    const lines = [...text.getClientRects()];
    assert.isAbove(lines.length, 1);
    for (const { left } of lines) assert.isAtLeast(left, badge.getBoundingClientRect().left);
  });

  test('says who entered a badge that no issuer stands behind', async () => {
    plugIn({ [FILE]: publish({}, { selfReported: true }) });
    assert.include(textOf(await show(), '[part=issuer]'), 'Entered by the earner');
  });

  test('tells that it has loaded, through shadow roots', async () => {
    plugIn({ [FILE]: publish() });
    const told = heard('ms-badge-load');
    const badge = await show();
    const event = await told;
    assert.equal(event.target, badge);
    assert.isTrue(event.composed);
    assert.equal(event.detail.name, 'Sample First Aid');
  });

  test('tells when it cannot load', async () => {
    plugIn({ [FILE]: new Answer(404, '') });
    const told = heard('ms-badge-error');
    await show();
    assert.equal((await told).detail.during, 'load');
  });

  test('shows another badge when src changes, and drops the answer of the old one', async () => {
    const other = new URL('/badges/other.json', location.href).href;
    plugIn({ [FILE]: publish(), [other]: publish({ name: 'Another' }) });
    const badge = await show();
    const loaded = new Promise((done) => badge.addEventListener('ms-badge-load', done, { once: true }));
    badge.src = FILE;
    badge.src = other;
    await loaded;
    await badge.updateComplete;
    assert.equal(textOf(badge, '[part=name]'), 'Another');
  });

  test('speaks the language around it', async () => {
    plugIn({ [FILE]: publish() });
    const badge = await show(undefined, (inner) => `<section lang="ru-RU"><div>${inner}</div></section>`);
    assert.include(textOf(badge, '[part=verdict]'), 'Подтверждён');
    assert.equal(textOf(badge, '[part=dates]'), 'Выдан 1 января 2025 г.');
    assert.equal(shadow(badge).querySelector('article')?.lang, 'ru');
  });

  test('follows a page that changes its language, also with a report', async () => {
    plugIn({ [FILE]: publish() });
    const badge = await show();
    await press(badge);
    assert.include(textOf(badge, '.status'), 'There is no file here');
    document.documentElement.lang = 'ru';
    for (let turn = 0; turn < 50 && shadow(badge).querySelector('article')?.lang !== 'ru'; turn++) await aTimeout(10);
    assert.include(textOf(badge, '.status'), 'Файла, который');
    assert.include(textOf(badge, '.question'), 'Таким ли его выдали?');
    document.documentElement.lang = 'en';
    for (let turn = 0; turn < 50 && shadow(badge).querySelector('article')?.lang !== 'en'; turn++) await aTimeout(10);
    assert.include(textOf(badge, '[part=verdict]'), 'Verified');
  });

  test('speaks English, from left to right, where it has no words for the page', async () => {
    document.documentElement.lang = 'ar';
    document.documentElement.dir = 'rtl';
    plugIn({ [FILE]: publish({ name: 'الإسعافات الأولية', issuer: { name: 'مدرسة' } }) });
    const badge = await show();
    const card = shadow(badge).querySelector('article');
    assert.equal(card?.lang, 'en');
    assert.equal(card && getComputedStyle(card).direction, 'ltr');
    const name = shadow(badge).querySelector('[part=name]');
    assert.equal(name && getComputedStyle(name).direction, 'rtl');
    assert.include(textOf(badge, '[part=issuer]'), 'Issued by \u2068مدرسة\u2069');
  });

  for (const scheme of ['light', 'dark']) {
    test(`is accessible in ${scheme}`, async () => {
      document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
      plugIn({
        [FILE]: publish({ validUntil: '2099-01-01' }, { image: '../package.json', recordUrl: 'https://issuer.example/1' }),
      });
      await show();
      assert.deepEqual(await axeFindings(), []);
    });
  }

  test('reaches every action by keyboard and shows where it is', async () => {
    plugIn({ [FILE]: publish({}, { recordUrl: 'https://issuer.example/1', image: '../package.json' }) });
    const badge = await show();
    const reachable = [...shadow(badge).querySelectorAll<HTMLElement>('a, button')].filter(({ tabIndex }) => tabIndex >= 0);
    assert.deepEqual(
      reachable.map(({ textContent }) => textContent.trim()),
      ['Sample First Aid', 'Verify', 'Open the issuer’s record'],
    );
    for (const one of reachable) {
      one.focus({ focusVisible: true });
      assert.equal(getComputedStyle(one).outlineStyle, 'solid');
    }
  });

  test('shows its states to the page', async () => {
    plugIn({ [FILE]: publish() });
    assert.isTrue((await show()).matches(':state(ready)'));
  });

  test('keeps the page still: nothing is taller before the picture has arrived', async () => {
    plugIn({ [FILE]: publish({ image: { width: 10, height: 10 } }, { image: '../package.json' }) });
    const box = shadow(await show())
      .querySelector('.picture')
      ?.getBoundingClientRect();
    assert.equal(box?.width, 128);
    assert.equal(box?.height, 128);
  });
});

suite('defineMsBadge', () => {
  test('leaves a tag alone that somebody else has taken', () => {
    customElements.define('taken-badge', class extends HTMLElement {});
    assert.isUndefined(defineMsBadge('taken-badge'));
    assert.isFalse(document.createElement('taken-badge') instanceof MsBadgeElement);
  });

  test('defines further tags, and the same tag twice without complaint', () => {
    assert.equal(defineMsBadge('other-badge'), 'other-badge');
    assert.equal(defineMsBadge('other-badge'), 'other-badge');
    assert.instanceOf(document.createElement('other-badge'), MsBadgeElement);
  });
});
