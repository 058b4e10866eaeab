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
