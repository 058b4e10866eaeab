import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { findBrowser } from '../../scripts/browser.ts';
import { makeReport } from '../support/badge-record.ts';
import { serveBadges, type BadgeServer, type Routes } from '../support/badge-server.ts';
import {
  createIssuer,
  draftCredential,
  hostedBadge,
  issueDataIntegrity,
  issueJwt,
  signedBadge,
} from '../support/issue-credential.ts';

let folder: string;
let chromium: Browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ms-badge-element-'));
  const configFile = fileURLToPath(new URL('../../widget/vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'error', build: { outDir: folder } });
  const { path, args, env } = await findBrowser();
  chromium = await puppeteer.launch({ executablePath: path, args, env });
});

after(async () => {
  await chromium.close();
  await rm(folder, { recursive: true });
});

/** The built files as a server's answers. */
async function builtFiles(): Promise<Routes> {
  const names = await readdir(folder, { recursive: true });
  const scripts = names.filter((name) => name.endsWith('.js'));
  const entries = scripts.map(async (name) => {
    const route = { bytes: await readFile(join(folder, name)), type: 'text/javascript' };
    return [`/${name.replaceAll('\\', '/')}`, route] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

const badgeFile = (issuer: { readonly id: string; readonly name: string }, more: object) => ({
  version: 1,
  badge: { specVersion: '3.0', name: 'Sample First Aid', issuer, skills: [], alignments: [], evidence: [] },
  report: makeReport(),
  page: './first-aid/',
  ...more,
});

/** Nothing is allowed that the element's page in the README does not name. */
const policy = (site: string, issuer: string): string =>
  `default-src 'none'; base-uri 'none'; script-src ${site}; connect-src ${site} ${issuer}; img-src ${site}; require-trusted-types-for 'script'; trusted-types lit-html`;

/** A page of one origin that shows a badge of another, under that policy. Gives the page and everything it complained about. */
async function embed(
  t: { after(cleanUp: () => Promise<void>): void },
  site: string,
  issuer: string,
): Promise<{ page: Page; complaints: string[] }> {
  const text = `<!doctype html><html lang="en"><title>A page of somebody else</title>
    <ms-badge src="${site}/badges/a.json"><a href="${site}/">First Aid</a></ms-badge>
    <script type="module" src="${site}/ms-badge.js"></script></html>`;
  const headers = { 'content-security-policy': policy(site, issuer) };
  const host = await serveBadges(t, { '/': { text, type: 'text/html; charset=utf-8', headers } });
  const page = await chromium.newPage();
  t.after(() => page.close());
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${host.origin}/`);
  await page.waitForFunction(() => document.querySelector('ms-badge:state(ready)') !== null);
  return { page, complaints };
}

async function press(page: Page): Promise<{ verdict: string; status: string }> {
  return page.evaluate(async () => {
    const badge = document.querySelector('ms-badge');
    const over = new Promise((done) => {
      badge?.addEventListener('ms-badge-verify', done);
      badge?.addEventListener('ms-badge-error', done);
    });
    badge?.shadowRoot?.querySelector('button')?.click();
    await over;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const text = (selector: string): string => badge?.shadowRoot?.querySelector(selector)?.textContent.trim() ?? '';
    return { verdict: text('[part=verdict] strong'), status: text('.status') };
  });
}

/** Puts a credential on a page under the policy, asks for its verification, and gives what the page showed and complained about. */
async function verifiedUnderPolicy(
  t: TestContext,
  issuer: { readonly id: string; readonly name: string },
  credential: Routes[string],
  issuerOrigin?: string,
): Promise<{ verdict: string; complaints: readonly string[] }> {
  const knownIssuers = [{ id: issuer.id, organisation: issuer.name, source: 'https://school.example/', asOf: '2026-11-01' }];
  const file = badgeFile(
    { id: issuer.id, name: issuer.name },
    { knownIssuers, credential: { url: './a.credential', kind: 'published' } },
  );
  const routes = { ...(await builtFiles()), '/badges/a.json': { json: file }, '/badges/a.credential': credential };
  const site = await serveBadges(t, routes);
  const { page, complaints } = await embed(t, site.origin, issuerOrigin ?? site.origin);
  await press(page);
  // What was published says "Verified" too: the page is read once it says that it has looked itself.
  const shown = await page.waitForFunction(() => {
    const view = document.querySelector('ms-badge')?.shadowRoot;
    const looked = view?.querySelector('.status')?.textContent.trim().startsWith('Checked in your browser') === true;
    return looked && view.querySelector('[part=verdict] strong')?.textContent.trim();
  });
  return { verdict: String(await shown.jsonValue()), complaints };
}

/** The paths that were asked for, chunks without what changes with each build. */
function askedOf(site: BadgeServer): readonly string[] {
  return site.requests.map(({ path }) => path.replace(/^(\/chunks\/.+)-[\w-]{8}\.js$/u, '$1.js')).sort();
}

suite('the built element', () => {
  test('begins with one file of at most 9,000 bytes', async () => {
    const code = await readFile(join(folder, 'ms-badge.js'), 'utf8');
    assert.ok(brotliCompressSync(code).length <= 9_000);
    assert.doesNotMatch(code, /\bfrom\s*["']\.|\bimport\s*["']/u);
  });

  test('has no chunks that import each other: whichever is asked for first would find the other half made', async () => {
    const imports = new Map<string, readonly string[]>();
    for (const name of (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.js'))) {
      const code = await readFile(join(folder, name), 'utf8');
      const named = [...code.matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/gu)].map(([, path = '']) => path);
      imports.set(
        join(folder, name),
        named.map((path) => join(folder, name, '..', path)),
      );
    }
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      (imports.get(from) ?? []).some((next) => {
        if (next === to) return true;
        if (seen.has(next)) return false;
        seen.add(next);
        return reaches(next, to, seen);
      });
    assert.ok([...imports.values()].some((named) => named.length > 0));
    assert.deepEqual(
      [...imports.keys()].filter((name) => reaches(name, name)),
      [],
    );
  });

  test('works on a page of another origin under a strict policy, and loads verification only when asked', async (t) => {
    const issuer = await createIssuer({ method: 'did:key', name: 'Sample School' });
    const token = await issueJwt(issuer, draftCredential(issuer, { name: 'Sample First Aid' }));
    const knownIssuers = [
      { id: issuer.id, organisation: 'Sample School', source: 'https://school.example/', asOf: '2026-11-01' },
    ];
    const file = badgeFile(
      { id: issuer.id, name: issuer.name },
      { knownIssuers, credential: { url: './a.jwt', kind: 'published' } },
    );
    const site = await serveBadges(t, {
      ...(await builtFiles()),
      '/badges/a.json': { json: file },
      '/badges/a.jwt': { text: token },
    });
    const { page, complaints } = await embed(t, site.origin, site.origin);

    const first = askedOf(site);
    assert.deepEqual(first, ['/badges/a.json', '/chunks/badge-view.js', '/chunks/en.js', '/ms-badge.js']);

    const { verdict, status } = await press(page);
    assert.equal(verdict, 'Verified');
    assert.match(status, /^Checked in your browser on/u);
    assert.deepEqual(
      askedOf(site).filter((path) => !first.includes(path)),
      [
        '/badges/a.jwt',
        '/chunks/browser-verification.js',
        '/chunks/open-badges-3.js',
        '/chunks/report-view.js',
        '/chunks/verification.js',
      ],
    );
    assert.deepEqual(complaints, []);
  });

  for (const suite of ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'Ed25519Signature2020'] as const) {
    test(`verifies ${suite} under the strict policy, without eval and without a string as a script`, async (t) => {
      const issuer = await createIssuer({ method: 'did:key', name: 'Sample School' });
      const draft = draftCredential(issuer, { name: 'Sample First Aid' });
      const proven = await issueDataIntegrity(issuer, draft, { suite });
      const { verdict, complaints } = await verifiedUnderPolicy(t, issuer, { json: proven });
      assert.equal(verdict, 'Verified');
      assert.deepEqual(complaints, []);
    });

    test(`calls a changed badge with ${suite} invalid under the strict policy`, async (t) => {
      const issuer = await createIssuer({ method: 'did:key', name: 'Sample School' });
      const draft = draftCredential(issuer, { name: 'Sample Aid' });
      const proven = { ...(await issueDataIntegrity(issuer, draft, { suite })), name: 'Sample First Aid' };
      const { verdict, complaints } = await verifiedUnderPolicy(t, issuer, { json: proven });
      assert.equal(verdict, 'Not valid');
      assert.deepEqual(complaints, []);
    });
  }

  for (const alg of ['ES256', 'EdDSA'] as const) {
    test(`verifies a JWT signed with ${alg} under the strict policy`, async (t) => {
      const issuer = await createIssuer({ method: 'did:key', alg, name: 'Sample School' });
      const text = await issueJwt(issuer, draftCredential(issuer, { name: 'Sample First Aid' }));
      const { verdict, complaints } = await verifiedUnderPolicy(t, issuer, { text });
      assert.equal(verdict, 'Verified');
      assert.deepEqual(complaints, []);
    });
  }

  test('verifies signed and hosted Open Badges 2.0 under the strict policy', async (t) => {
    const server = await serveBadges(t);
    const host = new URL(server.origin).host;
    const badgeClass = { name: 'Sample First Aid' };
    const signed = await signedBadge({ host, badgeClass, revoked: [] });
    const hosted = hostedBadge({ host, path: 'badges/2', badgeClass });
    for (const [url, json] of Object.entries({ ...signed.documents, ...hosted.documents }))
      server.answer({ [new URL(url).pathname]: { json } });
    // Both have one issuer, whose Profile names the key.
    const profile = String(signed.issuer['id']);
    server.answer({ [new URL(profile).pathname]: { json: signed.issuer } });
    const issuer = { id: profile, name: 'Sample Issuer' };
    for (const route of [{ text: signed.jws }, { json: hosted.assertion }]) {
      const { verdict, complaints } = await verifiedUnderPolicy(t, issuer, route, server.origin);
      assert.equal(verdict, 'Verified');
      assert.deepEqual(complaints, []);
    }
  });

  test('asks for no rules that hardly any hosted badge needs', async (t) => {
    const site = await serveBadges(t, await builtFiles());
    const hosted = hostedBadge({ host: new URL(site.origin).host });
    for (const [url, json] of Object.entries(hosted.documents)) site.answer({ [new URL(url).pathname]: { json } });
    const { badge, ...file } = badgeFile({ id: String(hosted.issuer['id']), name: 'Sample Issuer' }, {});
    const credential = { url: hosted.url, kind: 'hosted' };
    site.answer({ '/badges/a.json': { json: { ...file, badge: { ...badge, specVersion: '2.0' }, credential } } });
    const { page } = await embed(t, site.origin, site.origin);
    const first = askedOf(site);
    assert.match((await press(page)).status, /^Checked in your browser on/u);
    const chunks = ['browser-verification', 'open-badges-2', 'report-view', 'verification'].map((name) => `/chunks/${name}.js`);
    assert.deepEqual(
      askedOf(site).filter((path) => path.startsWith('/chunks/') && !first.includes(path)),
      chunks,
    );
  });

  test('never calls a badge invalid because its issuer lets no browser read', async (t) => {
    const issuer = await serveBadges(t);
    const hosted = hostedBadge({ host: new URL(issuer.origin).host });
    for (const [url, json] of Object.entries(hosted.documents)) issuer.answer({ [new URL(url).pathname]: { json, cors: false } });
    const credential = { url: hosted.url, kind: 'hosted' };
    const file = badgeFile({ id: String(hosted.issuer['id']), name: 'Sample Issuer' }, { credential });
    const site = await serveBadges(t, { ...(await builtFiles()), '/badges/a.json': { json: file } });
    const { page } = await embed(t, site.origin, issuer.origin);
    const { verdict, status } = await press(page);
    assert.equal(verdict, 'Verified');
    assert.match(status, /^We could not reach the issuer from your browser; this site last checked on 21/u);
    assert.ok(issuer.requests.length > 0);
  });
});
