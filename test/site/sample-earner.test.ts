import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { visitSampleSite, type SampleVisit } from '../support/sample-site.ts';

suite('the sample earner that npm start shows', () => {
  let visit: SampleVisit;
  before(async () => {
    visit = await visitSampleSite();
  });
  after(() => visit.close());

  async function badgePages(): Promise<readonly string[]> {
    const page = await visit.open('/');
    const links = await page
      .locator('a[href^="/badges/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    await page.context().close();
    return [...new Set(links)].filter((link) => link.endsWith('/'));
  }

  test('has about a dozen badges, and a page that answers for each', async () => {
    const pages = await badgePages();
    assert.ok(pages.length >= 10, `${pages.length} badges`);
    for (const path of pages) assert.equal((await fetch(new URL(path, visit.url))).status, 200, path);
  });

  test('shows every verdict there is', async () => {
    const found = new Set<unknown>();
    for (const path of await badgePages()) {
      const file = new URL(`${path.slice(0, -1)}.json`, visit.url);
      const published: unknown = await (await fetch(file)).json();
      const report: unknown = typeof published === 'object' && published !== null ? Reflect.get(published, 'report') : undefined;
      found.add(typeof report === 'object' && report !== null ? Reflect.get(report, 'verdict') : undefined);
    }
    assert.deepEqual([...found].sort(), ['expired', 'invalid', 'revoked', 'unconfirmed', 'verified']);
  });

  test('asks for no verification before somebody presses the button, and for all of it then', async () => {
    const page = await visit.open('/badges/responsible-ai-practice/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload({ waitUntil: 'networkidle' });
    const early = asked.filter((path) => /verification|proof|data-integrity|\.json$/u.test(path));
    assert.deepEqual(early, [], 'before the click');
    await page.getByRole('button', { name: 'Check again now' }).click();
    await page.locator('ms-badge .verdict').waitFor({ timeout: 20_000 });
    assert.ok(
      asked.some((path) => path.includes('verification')),
      'after it',
    );
    await page.context().close();
  });

  test('a sound badge is verified again, and still is', async () => {
    const page = await visit.open('/badges/responsible-ai-practice/');
    await page.getByRole('button', { name: 'Check again now' }).click();
    const verdict = page.locator('ms-badge .verdict');
    await verdict.waitFor({ timeout: 20_000 });
    assert.match(await verdict.innerText(), /^Verified/u);
    assert.equal(await page.locator('ms-badge .answers, ms-badge ol, ms-badge ul').first().isVisible(), true);
    await page.context().close();
  });

  test('every badge’s page leads to the document itself, in one click', async () => {
    for (const path of await badgePages()) {
      const page = await visit.open(path);
      const link = page.getByRole('link', { name: /^The badge (?:as it was read|at its issuer’s)$/u });
      const href = (await link.getAttribute('href')) ?? '';
      if (href.startsWith('/')) assert.equal((await fetch(new URL(href, visit.url))).status, 200, path);
      else assert.match(href, /^https?:/u, path);
      await page.context().close();
    }
  });

  test('with the issuer unplugged it says that nobody answered, and calls nothing invalid', async () => {
    const page = await visit.open('/badges/responsible-ai-practice/');
    const { port } = new URL(visit.url);
    await page.route(
      (url) => url.port !== port,
      (route) => route.abort('connectionrefused'),
    );
    await page.getByRole('button', { name: 'Check again now' }).click();
    const said = page.locator('ms-badge [role="status"] p:not(.hidden)');
    await said.waitFor({ timeout: 30_000 });
    assert.match(await said.innerText(), /^We could not reach the issuer from your browser; this site last checked on /u);
    const words = (await page.locator('ms-badge').allInnerTexts()).join(' ');
    assert.doesNotMatch(words, /invalid|not valid|forged|tampered|changed since/iu);
    await page.context().close();
  });

  test('at 320 px no Russian state is cut inside a word or a date', async () => {
    const page = await visit.open('/ru/');
    await page.setViewportSize({ width: 320, height: 900 });
    const states = await page.$$eval('.wall .state span', (spans) =>
      spans.map((span) => {
        const lines = Math.round(span.getBoundingClientRect().height / parseFloat(getComputedStyle(span).lineHeight));
        return { text: span.textContent, lines };
      }),
    );
    assert.ok(states.some(({ text }) => text === 'Недействителен'));
    for (const { text, lines } of states) {
      // A date has its words joined, so that "Срок истёк" and the day are two lines at most.
      assert.ok(lines <= (/\s/u.test(text) ? 2 : 1), `${text} takes ${lines} lines`);
    }
  });

  test('no word in the name of a pinned badge is broken, however wide the screen', async () => {
    const page = await visit.open('/');
    for (const width of [544, 700, 1030, 1060, 1100, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const broken = await page.$$eval('.pinned h3', (names) => {
        const words = names.flatMap((name) => {
          const walker = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
          const found: { readonly word: string; readonly lines: number }[] = [];
          while (walker.nextNode()) {
            for (const match of (walker.currentNode.textContent ?? '').matchAll(/\S+/gu)) {
              const range = document.createRange();
              range.setStart(walker.currentNode, match.index);
              range.setEnd(walker.currentNode, match.index + match[0].length);
              found.push({ word: match[0], lines: new Set(Array.from(range.getClientRects(), ({ top }) => top)).size });
            }
          }
          return found;
        });
        return words.length === 0 ? ['no word at all'] : words.filter(({ lines }) => lines !== 1).map(({ word }) => word);
      });
      assert.deepEqual(broken, [], `at ${width} px`);
    }
    await page.context().close();
  });

  test('the keyboard goes from the issuer’s record to the check, as the eye does', async () => {
    const page = await visit.open('/badges/responsible-ai-practice/');
    await page.getByRole('button', { name: 'Check again now' }).waitFor();
    const record = page.getByRole('link', { name: 'Open the issuer’s record' }).first();
    await record.focus();
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent.trim());
    assert.equal(focused, 'Check again now');
    const left = async (name: 'button' | 'link', label: string) =>
      (await page.getByRole(name, { name: label }).first().boundingBox())?.x ?? 0;
    assert.ok((await left('link', 'Open the issuer’s record')) < (await left('button', 'Check again now')));
    await page.context().close();
  });

  test('is verified again in the browser of a visitor, against the issuer itself', async () => {
    const page = await visit.open('/badges/responsible-ai-practice/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).port));
    await page.locator('ms-badge').getByRole('button').first().click();
    await page
      .locator('ms-badge')
      .getByText(/checked in your browser/i)
      .first()
      .waitFor({ timeout: 20_000 });
    const issuer = asked.filter((port) => port !== new URL(visit.url).port);
    assert.ok(issuer.length > 0, 'the issuer was asked');
    await page.context().close();
  });

  test('asks nobody outside the machine', () => {
    assert.deepEqual(visit.stray, []);
  });
});
