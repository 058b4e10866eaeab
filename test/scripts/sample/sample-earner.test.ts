// The sample is real work: each badge reaches its state for a true reason, through the readers and the checks that visitors use.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { prepareSample } from '../../../scripts/sample/sample-earner.ts';
import { startSampleIssuer } from '../../../scripts/sample/sample-issuer.ts';
import { inbox } from '../../../scripts/sources/inbox.ts';
import { readProfile, type Profile } from '../../../widget/badge/profile.ts';
import { createDocumentLoader } from '../../../widget/credential/document-loader.ts';
import { readCredential } from '../../../widget/credential/read-credential.ts';
import type { CheckId, VerificationReport } from '../../../widget/verification/report.ts';
import { verifyCredential } from '../../../widget/verification/verify-credential.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

const EXPECTED = {
  'applied-cryptography.svg': 'unconfirmed: proof.key-unreachable',
  'container-operations.jwt': 'expired: validity-period.expired',
  'data-visualization.png': 'verified: Sample University of Data',
  'first-contribution.svg': 'verified: Sample Guild of Open Source',
  'incident-response.json': 'revoked: status.revoked',
  'maintainer-of-the-year.jwt': 'verified: Sample Guild of Open Source',
  'network-engineer.png': 'invalid: proof.signature-wrong',
  'principal-architect.svg': 'verified: known-issuer.claims-known-name',
  'reliability-engineer.json': 'verified: Школа инженеров «Пример»',
  'responsible-ai.jwt': 'verified: Sample University of Data',
  'solutions-architect.json': 'verified: Sample Cloud Academy',
  'statistical-learning.json': 'verified: Sample University of Data',
};

suite('the sample earner', () => {
  test('each badge reaches the state that it stands for', async (t) => {
    const { folder } = await prepared(t);
    assert.deepEqual(await verdicts(folder), EXPECTED);
  });

  test('a second preparation changes no byte', async (t) => {
    const { folder, origin } = await prepared(t);
    const before = await hashes(folder);
    await prepareSample({ folder, issuerOrigin: origin, now: new Date('2027-03-01T00:00:00Z') });
    assert.deepEqual(await hashes(folder), before);
    assert.ok(before['content/profile.json'] !== undefined && before['keys.json'] !== undefined);
  });

  test('years later what is valid is valid still, and what is expired is expired', async (t) => {
    const { folder, origin } = await prepared(t);
    const now = new Date('2031-12-24T12:00:00Z');
    await prepareSample({ folder, issuerOrigin: origin, now });
    assert.deepEqual(await verdicts(folder, now), EXPECTED);
  });

  test('at another address everything is signed again, and what was made of the old badges is gone', async (t) => {
    const { folder, close } = await prepared(t);
    const badges = join(folder, 'content', 'badges');
    await writeInto(badges);
    await close();
    const again = await startSampleIssuer({ folder });
    t.after(again.close);
    await prepareSample({ folder, issuerOrigin: again.origin, now: NOW });
    await assert.rejects(readdir(badges), { code: 'ENOENT' });
    assert.deepEqual(await verdicts(folder), EXPECTED);
  });

  test('a folder whose files were cut off is made whole', async (t) => {
    const { folder, origin } = await prepared(t);
    for (const name of ['signed.json', 'keys.json', 'issuer.json']) await cutOff(join(folder, name));
    await prepareSample({ folder, issuerOrigin: origin, now: NOW });
    assert.deepEqual(await verdicts(folder), EXPECTED);
  });

  test('the profile can be read, and its groups and notes name the badges', async (t) => {
    const { folder } = await prepared(t);
    const profile = await profileIn(folder);
    assert.equal(profile.publishCredentials, true);
    assert.equal(profile.groups?.flatMap(({ badges }) => badges).length, 12);
    const notes = await readdir(join(folder, 'content', 'notes'));
    assert.ok(notes.every((name) => profile.groups?.some(({ badges }) => badges.includes(name.replace(/(?:\.ru)?\.md$/u, '')))));
  });

  test('the issuer’s own record of a badge is one step away, and an impostor has none', async (t) => {
    const { folder, origin } = await prepared(t);
    const records = await recordUrls(folder);
    const served = Object.values(records).filter((url) => url?.startsWith(origin));
    const pages = await Promise.all(served.map(async (url) => fetch(url ?? '', { headers: { accept: 'text/html' } })));
    assert.deepEqual([...new Set(pages.map(({ status }) => status))], [200]);
    assert.match((await pages[0]?.text()) ?? '', /<h1>Container Operations, Associate<\/h1>/);
    assert.equal(served.length, 8);
    assert.equal(records['principal-architect.svg'], undefined);
  });

  test('the keys are readable by their owner alone', async (t) => {
    const { folder } = await prepared(t);
    const { mode } = await stat(join(folder, 'keys.json'));
    assert.equal(mode & 0o077, 0);
  });
});

async function prepared(t: TestContext): Promise<{ folder: string; origin: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'ms-badge-sample-'));
  const { origin, close } = await startSampleIssuer({ folder });
  t.after(close);
  t.after(async () => rm(folder, { recursive: true }));
  await prepareSample({ folder, issuerOrigin: origin, now: NOW });
  return { folder, origin, close };
}

async function verdicts(folder: string, now = NOW): Promise<Record<string, string>> {
  const { knownIssuers = [] } = await profileIn(folder);
  const loadDocument = createDocumentLoader({ allowLoopback: true });
  const inbox = join(folder, 'content', 'inbox');
  const found: Record<string, string> = {};
  for (const name of (await readdir(inbox)).sort()) {
    const credential = await readCredential(await readFile(join(inbox, name)));
    const report = await verifyCredential(credential, { loadDocument, now, knownIssuers });
    found[name] = `${report.verdict}: ${reason(report)}`;
  }
  return found;
}

async function recordUrls(folder: string): Promise<Record<string, string | undefined>> {
  const files = join(folder, 'content', 'inbox');
  const names = (await readdir(files)).sort();
  const named = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(files, name)) })));
  const http = { load: () => Promise.reject(new Error('the inbox asks nobody')) };
  const ports = { http, inbox: async () => named, now: () => NOW.toISOString(), progress: () => undefined };
  const { found } = await inbox.find({ source: 'inbox' }, ports);
  return Object.fromEntries(found.map(({ document, recordUrl }) => [document?.from ?? '', recordUrl]));
}

/** The problem that decided, or whom we know it from. */
function reason({ checks, knownIssuer }: VerificationReport): string | undefined {
  const order: readonly CheckId[] = ['proof', 'status', 'validity-period', 'known-issuer'];
  const problems = order.flatMap((id) => checks.find((check) => check.id === id)?.problem ?? []);
  return problems[0]?.code ?? knownIssuer?.name;
}

async function profileIn(folder: string): Promise<Profile> {
  return readProfile(await readFile(join(folder, 'content', 'profile.json'), 'utf8'));
}

async function hashes(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = await Promise.all(
    files.map(
      async (file) =>
        [
          file.slice(folder.length + 1),
          createHash('sha256')
            .update(await readFile(file))
            .digest('hex'),
        ] as const,
    ),
  );
  return Object.fromEntries(pairs.sort());
}

async function writeInto(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'old.json'), '{}');
}

async function cutOff(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.slice(0, text.length / 2));
}
