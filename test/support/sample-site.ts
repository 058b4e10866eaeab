import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/browser.ts';
import { packagePlace } from '../../scripts/package-place.ts';
import { startSampleSite } from '../../scripts/testing/sample-site.ts';

/** The sample earner's built site and a Chromium to look at it with. */
export interface SampleVisit {
  /** `http://localhost:<port>/`, without a page's path. */
  readonly url: string;
  /** A page in a context of its own; a request that leaves the loopback is blocked, and noted in `stray`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Addresses outside the loopback that any page asked for. */
  readonly stray: readonly string[];
  close(): Promise<void>;
}

/**
 * Visits the sample site: the one that `npm test` has started, or one of its own when a file is run by itself.
 * Use it in `before`, and `close()` in `after`.
 */
export async function visitSampleSite(): Promise<SampleVisit> {
  const running = process.env['MS_BADGE_SAMPLE_SITE'];
  const own = running === undefined ? await startSampleSite(packagePlace().root) : undefined;
  const url = running ?? own?.url ?? '';
  const { path, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath: path, args, env });
  const stray: string[] = [];
  return {
    url,
    stray,
    open: async (page, options) => openPage(browser, new URL(page, url).href, { stray, options }),
    close: async () => {
      await browser.close();
      await own?.close();
    },
  };
}

interface Opening {
  readonly stray: string[];
  readonly options: BrowserContextOptions | undefined;
}

async function openPage(browser: Browser, url: string, { stray, options }: Opening): Promise<Page> {
  const context = await browser.newContext(options);
  await context.route(/^(?:https?|wss?):\/\/(?!(?:localhost|127\.0\.0\.1)[:/])/u, async (route) => {
    stray.push(route.request().url());
    await route.abort();
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}
