import type { chromeLauncher } from '@web/test-runner';
import { findBrowser } from '../browser.ts';

/** How a browser is started for tests: without a network but the loopback's. */
export type LaunchOptions = NonNullable<NonNullable<Parameters<typeof chromeLauncher>[0]>['launchOptions']>;

/** Of the Chromium that `findBrowser` finds: no other name leads anywhere. */
export async function chromiumOptions(): Promise<LaunchOptions> {
  const { path, args, env } = await findBrowser();
  const noNames = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1';
  return { executablePath: path, args: [...args, noNames], env };
}

/** Of a Firefox: everything else goes to a proxy at a port where nobody listens. */
export function firefoxOptions(executablePath: string): LaunchOptions {
  const manual = { 'network.proxy.type': 1 };
  const nobody = (kind: string): object => ({ [`network.proxy.${kind}`]: '127.0.0.1', [`network.proxy.${kind}_port`]: 9 });
  return { browser: 'firefox', executablePath, extraPrefsFirefox: { ...manual, ...nobody('http'), ...nobody('ssl') } };
}
