import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { builtSite, visitSite, type SiteVisit } from '../support/built-site.ts';
import { siteContent } from '../support/site-content.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const BADGES = ['current', 'expired', 'revoked', 'invalid', 'unconfirmed', 'impostor', 'entered', 'hostile'];
let site: SiteVisit;

before(async () => {
  site = await visitSite(await builtSite(await siteContent()), 'me');
});
after(() => site.close());

const text = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).first().innerText()).replaceAll('\u00a0', ' ');

/** Rules broken on this page, with the first element of each. */
async function broken(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const axe = Reflect.get(window, 'axe') as typeof import('axe-core'); // what the script above puts there
    const { violations } = await axe.run(document, { rules: { 'color-contrast-enhanced': { enabled: true } } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`);
  });
}

suite('without a script', () => {
  const plain = { javaScriptEnabled: false };

  test('home says who, how many, and from where, and every badge is a link', async () => {
    const page = await site.open('/me/', plain);
    assert.equal(await text(page, 'h1'), 'Sample Person');
    assert.match(
      await text(page, '.facts'),
      /^9 badges, 2 current\. Read from Credly and the earner’s own files, last checked on 21 November 2026\.$/u,
    );
    assert.equal(await page.locator('a.card').count(), 9);
    assert.equal(await text(page, '.pinned h3'), 'Night Pilotage');
    assert.match(await text(page, 'a[href$="/badges/current/"] .state'), /Current until 14 March 2999/u);
  });

  test('a badge shows picture, issuer with its domain, dates, verdict and the four questions', async () => {
    const page = await site.open('/me/badges/current/', plain);
    assert.equal(await text(page, 'h1'), 'Rescue Coxswain');
    assert.match(await text(page, '.issuer'), /Sample School\s+issuer\.example/u);
    assert.match(await text(page, '.dates'), /14 March 2026[\s\S]*14 March 2999/u);
    assert.match(await text(page, '.verdict'), /Current[\s\S]*21 November 2026/u);
    assert.equal(await page.locator('.questions > li').count(), 4);
    assert.equal(
      await page.getByRole('link', { name: 'Open the issuer’s record' }).first().getAttribute('href'),
      'https://issuer.example/r/1',
    );
    assert.equal(await page.getByRole('button').count(), 0, 'what only a script can do is not offered');
    const wide = await page.locator('.first img').evaluate((image: HTMLImageElement) => image.naturalWidth);
    assert.ok(wide > 0);
  });

  test('no state but the sound one reads as current', async () => {
    const words = {
      expired: 'Expired',
      revoked: 'Revoked',
      invalid: 'Not valid',
      impostor: 'Issuer not recognised',
      entered: 'Entered by the earner',
    };
    for (const [slug, word] of Object.entries(words)) {
      const page = await site.open(`/me/badges/${slug}/`, plain);
      const verdict = await text(page, '.verdict');
      assert.ok(verdict.startsWith(word) && !/Current|Verified/u.test(verdict), `${slug}: ${verdict}`);
    }
  });

  test('Russian is written in Russian, and links to its own pages', async () => {
    const page = await site.open('/me/ru/', plain);
    assert.match(
      await text(page, '.facts'),
      /^9 значков, действуют 2\. Источники: Credly и файлы владельца\. Последняя проверка — 21 ноября 2026 г\.$/u,
    );
    assert.equal(await text(page, '.p-note'), 'Держит на плаву лодки и тех, кто в них.');
    assert.equal(await text(page, '.u-url'), 'Код');
    assert.equal(await text(page, '#group-0'), 'На воде');
    assert.equal(await text(page, '.pinned h3'), 'Ночная проводка');
    assert.equal(await page.locator('[lang=en]:not(.languages a)').count(), 0, 'what the earner says is all in Russian');
    await page.locator('a.card').first().click();
    assert.equal(await text(page, '.note'), 'В гавани было темно.');
    assert.match(page.url(), /\/me\/ru\/badges\/pinned\/$/u);
    assert.match(await text(page, '.dates'), /Выдан\s+14 марта 2026 г\./u);
    await page.getByRole('link', { name: 'English' }).click();
    assert.match(page.url(), /\/me\/badges\/pinned\/$/u);
  });

  test('an achievement found twice is one badge with both proofs, and the old address leads to it', async () => {
    const page = await site.open('/me/badges/current-elsewhere/', plain);
    await page.waitForURL(/\/me\/badges\/current\/$/u);
    assert.match(await text(page, '.proofs'), /^Credly\s+Unconfirmed/u);
    assert.equal(await page.locator('.proofs a').first().getAttribute('href'), 'https://issuer.example/r/elsewhere');
    assert.match(await text(page, '.skills'), /Towing/u);
    const russian = await site.open('/me/ru/badges/current-elsewhere/', plain);
    await russian.waitForURL(/\/me\/ru\/badges\/current\/$/u);
  });

  test('a renewed badge and what it renewed lead to each other, and home shows the later', async () => {
    const home = await site.open('/me/', plain);
    assert.equal(await home.locator('a[href$="/badges/current-before/"]').count(), 0);
    const page = await site.open('/me/badges/current/', plain);
    await page.getByRole('link', { name: '14 March 2020' }).click();
    assert.match(page.url(), /\/current-before\/$/u);
    await page.getByRole('link', { name: '14 March 2026' }).click();
    assert.match(page.url(), /\/current\/$/u);
  });

  test('the evidence unfolds', async () => {
    const page = await site.open('/me/badges/current/', plain);
    const details = page.locator('.questions details').first();
    assert.equal(await details.locator('.checks').isVisible(), false);
    await details.locator('summary').click();
    assert.equal(await details.locator('.checks').isVisible(), true);
  });
});

suite('for everybody', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const path of [
      '/me/',
      '/me/ru/',
      '/me/badges/current/',
      '/me/ru/badges/impostor/',
      '/me/badges/hostile/',
      '/me/ru/badges/current/',
      '/me/404.html',
    ]) {
      test(`axe finds nothing on ${path} in ${colorScheme}, with 7:1 contrast`, async () => {
        const page = await site.open(path, { colorScheme, bypassCSP: true });
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        assert.deepEqual(await broken(page), []);
      });
    }
  }

  test('nothing is wider than a screen of 320 pixels, and two badges stand beside each other', async () => {
    const viewport = { width: 320, height: 700 };
    for (const path of ['/me/', '/me/ru/', ...BADGES.map((slug) => `/me/ru/badges/${slug}/`)]) {
      const page = await site.open(path, { viewport });
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(beyond <= 0, `${path}: ${beyond} pixels`);
    }
    const page = await site.open('/me/', { viewport });
    const tops = await page
      .locator('.wall')
      .last()
      .locator('.card')
      .evaluateAll((cards) => cards.slice(0, 2).map((card) => card.getBoundingClientRect().top));
    assert.equal(tops[0], tops[1]);
  });

  test('the keyboard reaches the content first, then every card once, with a visible ring', async () => {
    const page = await site.open('/me/');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), '#content');
    const stops = new Set<string>();
    for (let press = 0; press < 20; press++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const focused = document.activeElement;
        return focused?.matches('.card') && getComputedStyle(focused).outlineStyle === 'solid'
          ? focused.getAttribute('href')
          : undefined;
      });
      if (stop) stops.add(stop);
    }
    assert.equal(stops.size, 9);
  });

  test('no element has a style or an event of its own, which the policy would refuse', async () => {
    for (const path of ['/me/', '/me/badges/hostile/']) {
      const page = await site.open(path);
      const odd = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .flatMap(({ attributes }) => [...attributes].map(({ name }) => name))
          .filter((name) => /^(?:style|on)/u.test(name)),
      );
      assert.deepEqual(odd, [], path);
    }
  });

  test('hostile words run nothing, and stay at their place', async () => {
    for (const path of ['/me/', '/me/badges/hostile/']) {
      const page = await site.open(path);
      assert.ok(await page.evaluate(() => !('hacked' in window)));
      assert.match(await text(page, 'body'), /<script>window\.hacked=1<\/script>/u);
    }
    const page = await site.open('/me/badges/hostile/');
    assert.equal(await page.locator('h1').evaluate((heading) => getComputedStyle(heading).unicodeBidi), 'isolate');
  });

  test('nothing moves while the fonts and pictures arrive', async () => {
    for (const path of ['/me/', '/me/ru/', '/me/badges/current/']) {
      const page = await site.open(path);
      const shift = await page.evaluate(
        () =>
          new Promise<number>((done) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'));
            }).observe({ type: 'layout-shift', buffered: true });
            void document.fonts.ready.then(() => setTimeout(() => done(sum), 200));
          }),
      );
      assert.ok(shift < 0.01, `${path}: ${shift}`);
    }
  });

  test('motion stops for those who ask for it', async () => {
    const css = async (reducedMotion: 'reduce' | 'no-preference') => {
      const page = await site.open('/me/', { reducedMotion });
      return page
        .locator('.art img')
        .first()
        .evaluate((image) => getComputedStyle(image).getPropertyValue('view-transition-name'));
    };
    assert.equal(await css('reduce'), 'none');
    assert.equal(await css('no-preference'), 'badge-pinned');
  });

  test('on paper it is black on white, with addresses, a code to scan, and nothing to press', async () => {
    const page = await site.open('/me/badges/current/', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const colors = await page.evaluate(() => [
      getComputedStyle(document.documentElement).color,
      getComputedStyle(document.documentElement).backgroundColor,
    ]);
    assert.deepEqual(colors, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    assert.match(
      await text(page, '.printed'),
      /https:\/\/issuer\.example\/r\/1[\s\S]*https:\/\/sample\.example\/me\/badges\/current\//u,
    );
    assert.ok(await page.locator('.printed svg').isVisible());
    assert.equal(await page.locator('summary:visible, button:visible, ms-badge:visible').count(), 0);
  });

  test('colours that the reader forces leave every state its icon and its word', async () => {
    const page = await site.open('/me/', { forcedColors: 'active' });
    const marks = await page
      .locator('.card .state')
      .evaluateAll((states) =>
        states.map((state) => [state.querySelector('svg')?.getBoundingClientRect().width ?? 0, state.textContent.trim().length]),
      );
    assert.ok(marks.length === 9 && marks.every(([icon = 0, word = 0]) => icon > 8 && word > 3));
  });

  test('no page asked any other host for anything', () => {
    assert.deepEqual(site.stray, []);
  });
});
