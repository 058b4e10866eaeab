import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { verifyCommand } from '../../../scripts/commands/verify.ts';
import { serveBadges } from '../../support/badge-server.ts';
import { idOf } from '../../support/credly-server.ts';
import { profileOf, worldOf } from '../../support/credly-world.ts';
import { FAULTS } from '../../support/faults.ts';
import {
  createIssuer,
  createKeys,
  documentsLoader,
  draftCredential,
  hostedBadge,
  issueJwt,
} from '../../support/issue-credential.ts';
import { syncFolder } from '../../support/sync-world.ts';
import { tempContent } from '../../support/temp-content.ts';

interface Told {
  readonly verdict: string;
  readonly checkedAt: string;
  readonly offline: { readonly asOf: string | null; readonly missing: readonly string[] };
}

async function offline(folder: string, ...args: readonly string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const code = await verifyCommand.run(['--offline', '--content', folder, ...args], {
    stdout: (text) => void (out += text),
    stderr: (text) => void (out += text),
    isTerminal: false,
    cwd: folder,
    signal: new AbortController().signal,
    env: {},
  });
  return { code, out };
}

const told = async (folder: string, ...args: readonly string[]): Promise<Told> =>
  JSON.parse((await offline(folder, ...args, '--json')).out) as Told; // what the command itself prints

suite('ms-badge verify --offline', () => {
  test('makes every check again with nobody to ask, and says how old that is', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf([1]));
    await sync();
    await server.close();
    const asked = server.requests.length;
    const [record] = await content.records();
    const { verdict, offline: about } = await told(content.folder, 'sample-badge-1');
    assert.equal(verdict, record?.report.verdict);
    assert.deepEqual(about, { asOf: '2026-11-01T12:00:00.000Z', missing: [] });
    assert.match((await offline(content.folder, 'sample-badge-1')).out, /^As of 2026-11-01 .*nobody was asked/m);
    const russian = await offline(content.folder, 'sample-badge-1', '--locale', 'ru');
    assert.match(russian.out, /^На 2026-11-01 .*запросов не было/m);
    assert.equal(server.requests.length, asked);
  });

  test("reads a badge out of a wallet's presentation again, from the bytes that were kept", async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const content = await tempContent(t, { sources: [{ source: 'inbox' }] });
    const jwt = await issueJwt(issuer, draftCredential(issuer));
    const presentation = JSON.stringify({ type: ['VerifiablePresentation'], verifiableCredential: [jwt] });
    await content.put('inbox/wallet.json', presentation);
    await syncFolder(content, {});
    const [record] = await content.records();
    assert.equal(record?.report.verdict, 'verified');
    assert.deepEqual(await readdir(join(content.folder, 'credentials')), [`${record.credential?.sha256}.json`]);
    await rm(join(content.folder, 'inbox/wallet.json'));
    const { code, out } = await offline(content.folder, 'sample-badge');
    assert.equal(code, 0);
    assert.match(out, /^! It was in a wallet's presentation\. .* \(\/verifiableCredential\)$/m);
    assert.deepEqual((await told(content.folder, 'sample-badge')).offline.missing, []);
  });

  test('holds a signature against the key that was kept, and a file against what its twin rests on', async (t) => {
    const issuer = await createIssuer({ method: 'https', host: 'issuer.sample.example' });
    const content = await tempContent(t, { sources: [{ source: 'inbox' }] });
    await content.put('inbox/own.jwt', await issueJwt(issuer, draftCredential(issuer)));
    const load = async (url: string) => ({
      status: 200,
      bytes: new TextEncoder().encode(JSON.stringify(issuer.documents[url.replace(/#.*/, '')])),
      finalUrl: url,
      mediaType: 'application/json',
      at: '2026-11-01T12:00:00.000Z',
    });
    await syncFolder(content, { load });
    const [record] = await content.records();
    assert.equal(record?.report.verdict, 'verified');
    assert.equal((await told(content.folder, record.slug)).verdict, 'verified');
    assert.equal((await told(content.folder, 'inbox/own.jwt')).verdict, 'verified');
    for (const name of await readdir(join(content.folder, 'evidence'))) await content.put(`evidence/${name}`, '{}');
    const damaged = await told(content.folder, record.slug);
    assert.equal(damaged.verdict, 'unconfirmed', 'bytes without their hash are no evidence, and make nothing forged');
    assert.equal(damaged.offline.missing.length, 1);
  });

  test('takes the answer of one address for that of no other', async (t) => {
    const keys = await createKeys();
    const of = (id: string) => ({ id, name: 'Sample', keys, keyId: 'k', documents: {} });
    const signed = (id: string) => issueJwt(of(id), draftCredential(of(id)));
    for (const [asked, other] of [
      ['https://issuers.sample.example/keys?user=one', 'https://issuers.sample.example/keys?user=two'],
      ['https://issuers.sample.example/keys?user=one', 'https://issuers.sample.example/keys'],
      ['https://issuers.sample.example/keys', 'https://known.example@issuers.sample.example/keys'],
    ] as const) {
      const content = await tempContent(t, { sources: [{ source: 'inbox' }] });
      await content.put('inbox/own.jwt', await signed(asked));
      await content.put('other.jwt', await signed(other));
      await syncFolder(content, { load: documentsLoader({ [asked]: { keys: [{ ...keys.publicJwk, kid: 'k' }] } }) });
      const [record] = await content.records();
      assert.equal(record?.report.verdict, 'verified');
      const { verdict, offline: about } = await told(content.folder, 'other.jwt');
      assert.equal(verdict, 'unconfirmed', other);
      assert.equal(about.missing.length, 1);
    }
  });

  test('knows a badge that was taken back by the answer that said so', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1], { assertions: { [idOf(1)]: FAULTS.gone } }));
    await sync();
    const { code, out } = await offline(content.folder, 'sample-badge-1', '--json');
    assert.equal(code, 1);
    assert.equal((JSON.parse(out) as Told).verdict, 'revoked');
  });

  test('never asks: what was not kept is out of reach, and that is told', async (t) => {
    const server = await serveBadges(t);
    const badge = hostedBadge({ host: new URL(server.origin).host });
    const content = await tempContent(t, {}, { 'other.json': badge.assertion });
    const { code, out } = await offline(content.folder, 'other.json');
    assert.equal(code, 3);
    assert.ok(out.includes(`Not kept, or changed since: ${badge.url}`), out);
    assert.deepEqual(server.requests, []);
  });

  test('takes no file from elsewhere for the badge of the folder that it is called as', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1]));
    await sync();
    await content.put('downloads/sample-badge-1.json', JSON.stringify(hostedBadge({ host: 'attacker.example' }).assertion));
    const forged = await told(content.folder, 'downloads/sample-badge-1.json');
    assert.equal(forged.verdict, 'unconfirmed');
    assert.match(forged.offline.missing.join(), /attacker\.example/);
    const own = await told(content.folder, 'badges/sample-badge-1.json');
    assert.deepEqual(own, { ...(await told(content.folder, 'sample-badge-1')), checkedAt: own.checkedAt });
  });

  test('could not find out about a badge whose own bytes are gone or changed, and says how they come back', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1]));
    await sync();
    for (const name of await readdir(join(content.folder, 'credentials'))) await content.put(`credentials/${name}`, '{}');
    const { code, out } = await offline(content.folder, 'sample-badge-1');
    assert.equal(code, 3);
    assert.match(out, /^sample-badge-1: .*missing or was changed; "ms-badge sync" restores it\.$/m);
    assert.match((await offline(content.folder, 'sample-badge-1', '--locale', 'ru')).out, /^sample-badge-1: файла значка нет/u);
  });

  test('says how old it is before anything else, and needs what it lacks', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1]));
    await sync();
    assert.match((await offline(content.folder, 'sample-badge-1')).out, /^[^\n]+\n[^\n]+\nAs of 2026-11-01 /u);
    for (const name of await readdir(join(content.folder, 'evidence'))) await rm(join(content.folder, 'evidence', name));
    for (const name of await readdir(join(content.folder, 'images'))) await rm(join(content.folder, 'images', name));
    const { out } = await offline(content.folder, 'sample-badge-1');
    assert.match(out, /^Not kept, or changed since: /mu);
    assert.doesNotMatch(out, /nothing that sync kept was needed/u);
  });

  test('could not find out from a folder that is damaged, whatever in it', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1, 2]));
    await sync();
    await content.put('badges/sample-badge-2.json', '{');
    const { code, out } = await offline(content.folder, 'sample-badge-1', '--json');
    assert.equal(code, 3);
    assert.match(out, /"code": "STORE_RECORD_BROKEN"/u);
    assert.match(
      (await offline(content.folder, 'sample-badge-1')).out,
      /sample-badge-2\.json .*\n {2}nothing was changed; restore/u,
    );
    await rm(join(content.folder, 'badges/sample-badge-2.json'));
    await content.put('profile.json', '{');
    assert.equal((await offline(content.folder, 'sample-badge-1')).code, 3);
    await assert.rejects(offline(join(content.folder, 'nowhere'), 'a'), /There is no folder .*nowhere/u);
  });

  test('says which badge there is not, and that nobody stands behind one', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1]));
    await sync();
    await assert.rejects(offline(content.folder, 'sample-badge-9'), /There is no badge "sample-badge-9" in /);
    const [own] = await content.records();
    if (!own) throw new Error('a badge was expected');
    const { credential: _credential, evidence: _evidence, ...rest } = own;
    await content.put('badges/sample-badge-1.json', JSON.stringify(rest));
    assert.equal((await offline(content.folder, 'sample-badge-1')).code, 3);
    await assert.rejects(offline(content.folder, 'sample-badge-9'), /There is no badge "sample-badge-9" in /);
  });

  test('keeps the hashed address of the earner in the bytes alone', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1]));
    await sync();
    for (const [path, text] of await content.texts())
      if (!/^(?:credentials|evidence)\//.test(path)) assert.ok(!text.includes('private0hash'), path);
  });
});
