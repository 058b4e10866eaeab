import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { createFetchCache } from '../../../scripts/cache/fetch-cache.ts';
import type { FetchCache } from '../../../scripts/cache/fetch-cache.ts';
import type { Route } from '../../support/badge-server.ts';
import { assertionPath, credlyBadge, idOf, importedBadge, importedPath, listingPath } from '../../support/credly-server.ts';
import { NAME, numbers, profileOf, UUID, worldOf } from '../../support/credly-world.ts';
import type { CredlyWorld } from '../../support/credly-world.ts';
import { FAULTS } from '../../support/faults.ts';
import {
  bitstringEntry,
  bitstringStatusList,
  createIssuer,
  documentsLoader,
  draftCredential,
  issueJwt,
  type CredentialFields,
  type JsonDocument,
} from '../../support/issue-credential.ts';
import { Killed, mortalDisk } from '../../support/mortal-disk.ts';
import { syncFolder } from '../../support/sync-world.ts';
import { tempContent } from '../../support/temp-content.ts';

const LISTING = [`/users/${NAME}`, `${listingPath(NAME)}?page=1`, `${importedPath(UUID)}?page=1&page_size=48`];
const asked = ({ server }: CredlyWorld): readonly string[] => server.requests.map(({ path }) => path).sort();

/** The world after its first sync, with what was asked for forgotten. */
async function synced(...args: Parameters<typeof worldOf>): Promise<CredlyWorld> {
  const world = await worldOf(...args);
  await world.sync();
  world.server.requests.length = 0;
  return world;
}

suite('a second sync', () => {
  test('asks for the lists and for each badge that can change, and for nothing else', async (t) => {
    const world = await synced(t, profileOf(numbers(3), { imported: [importedBadge(7)] }));
    const before = await world.content.hashes();
    await world.sync({ now: '2026-11-05T12:00:00.000Z' });
    assert.deepEqual(asked(world), [...LISTING, ...numbers(3).map((number) => assertionPath(idOf(number)))].sort());
    assert.deepEqual(await world.content.hashes(), before);
  });

  test('asks for no badge that was revoked or has run out, until it is time to look again', async (t) => {
    const world = await synced(
      t,
      profileOf([1, 2], {
        badges: [credlyBadge(1), credlyBadge(2, { expires_at_date: '2025-01-01' })],
        assertions: {
          [idOf(1)]: FAULTS.gone,
          [idOf(2)]: { json: { ...assertion(2), expires: '2025-01-01T00:00:00.000Z' } },
        },
      }),
    );
    assert.deepEqual((await world.content.records()).map(({ report }) => report.verdict).sort(), ['expired', 'revoked']);
    await world.sync({ now: '2026-11-05T12:00:00.000Z' });
    assert.deepEqual(asked(world), [...LISTING].sort());
    await world.sync({ now: '2026-11-09T12:00:00.000Z' });
    assert.ok(asked(world).includes(assertionPath(idOf(2))));
  });

  test('asks again for a badge that had run out and that the list shows as renewed', async (t) => {
    const past = { ...assertion(1), expires: '2025-01-01T00:00:00.000Z' };
    const badges = [credlyBadge(1, { expires_at_date: '2025-01-01' })];
    const world = await synced(t, profileOf([], { badges, assertions: { [idOf(1)]: { json: past } } }));
    const renewed = { json: { ...past, expires: '2028-01-01T00:00:00.000Z' } };
    world.server.show(
      profileOf([], { badges: [credlyBadge(1, { expires_at_date: '2028-01-01' })], assertions: { [idOf(1)]: renewed } }),
    );
    await world.sync({ now: '2026-11-02T12:00:00.000Z' });
    assert.ok(asked(world).includes(assertionPath(idOf(1))));
    const validity = (await world.content.records())[0]?.report.checks.find(({ id }) => id === 'validity-period');
    assert.equal(validity?.outcome, 'passed');
  });

  test('asks only for what is newer, and takes "not modified" for the answer it had', async (t) => {
    const answer: Route = { json: assertion(1), headers: { etag: '"one"', 'last-modified': 'Sun, 01 Nov 2026 00:00:00 GMT' } };
    const world = await synced(t, profileOf([1], { assertions: { [idOf(1)]: answer } }));
    const before = await world.content.hashes();
    const conditions: unknown[] = [];
    world.server.answer({
      [assertionPath(idOf(1))]: ({ headers }) => {
        conditions.push([headers['if-none-match'], headers['if-modified-since']]);
        return { status: 304 };
      },
    });
    await world.sync();
    assert.deepEqual(conditions, [['"one"', 'Sun, 01 Nov 2026 00:00:00 GMT']]);
    assert.deepEqual(await world.content.hashes(), before);
    await world.sync({ now: '2026-11-20T12:00:00.000Z' });
    const [record] = await world.content.records();
    assert.equal(record?.evidence?.find(({ url }) => url.endsWith(idOf(1)))?.at, '2026-11-20T12:00:00.000Z');
  });

  test('asks without conditions for what the disk has no longer whole', async (t) => {
    const answer: Route = { json: assertion(1), headers: { etag: '"one"' } };
    const world = await synced(t, profileOf([1], { assertions: { [idOf(1)]: answer } }));
    const before = await world.content.hashes();
    for (const path of before.keys()) if (/^(?:credentials|evidence)/.test(path)) await world.content.put(path, 'damaged');
    await world.sync();
    assert.equal(world.server.requests.find(({ path }) => path === assertionPath(idOf(1)))?.headers['if-none-match'], undefined);
    assert.deepEqual(await world.content.hashes(), before);
  });

  test('keeps no evidence that no record names', async (t) => {
    const world = await synced(t, profileOf([1]));
    const stray = `evidence/${'0'.repeat(64)}.json`;
    await world.content.put(stray, '{}');
    await world.content.put('evidence/mine.txt', 'not of sync');
    await world.sync();
    const paths = [...(await world.content.hashes()).keys()];
    assert.ok(!paths.includes(stray));
    assert.ok(paths.includes('evidence/mine.txt'));
  });
});

suite('what one badge rests on, for another badge,', () => {
  test('is asked for again where it can change: a list that it is on, or what it only calls its key', async (t) => {
    const list = 'https://lists.sample.example/1';
    const issuer = await createIssuer({ method: 'did:key' });
    const on = (index: number, fields: CredentialFields = {}) =>
      issueJwt(
        issuer,
        draftCredential(issuer, { id: `urn:badge:${index}`, credentialStatus: bitstringEntry(list, index), ...fields }),
      );
    const stranger = { ...issuer, id: list };
    const strangers = await issueJwt(stranger, draftCredential(stranger, { id: 'urn:badge:x' }));
    for (const first of [await on(1, { validUntil: '2026-01-01T00:00:00Z' }), strangers]) {
      const content = await tempContent(t, { sources: [{ source: 'inbox' }] });
      const synced = async (set: readonly number[]) => {
        const served = documentsLoader({ [list]: await bitstringStatusList(issuer, { url: list, set }) });
        const load = async (url: string) => ({ ...(await served(url)), at: '2026-11-01T12:00:00.000Z' });
        await syncFolder(content, { load });
        return (await content.records()).map(({ report }) => report.verdict).sort();
      };
      await content.put('inbox/first.jwt', first);
      const [before] = await synced([]);
      await content.put('inbox/second.jwt', await on(2));
      assert.deepEqual(await synced([2]), [before, 'revoked'].sort());
    }
  });
});

suite('what hardly ever changes', () => {
  const list = 'https://issuer.example/list';
  const url = 'https://issuer.example/org/1/did.json';
  const issued = async (content: Awaited<ReturnType<typeof tempContent>>) => {
    const issuer = await createIssuer({ method: 'did:web' });
    await content.put(
      'inbox/own.jwt',
      await issueJwt(issuer, draftCredential(issuer, { credentialStatus: bitstringEntry(list, 5) })),
    );
    const home = issuer.documents[url]!;
    return { issuer, home, signed: await bitstringStatusList(issuer, { url: list }) };
  };
  /** A sync of that day, on what is served then: the verdict, and what was asked for. */
  const syncedOn = async (content: Awaited<ReturnType<typeof tempContent>>, day: string, served: JsonDocument) => {
    const now = `2026-11-${day}T12:00:00.000Z`;
    const answers = documentsLoader(served);
    await syncFolder(content, { now, load: async (asked: string) => ({ ...(await answers(asked)), at: now }) });
    const [record] = await content.records();
    return [record?.report.verdict, answers.requests] as const;
  };

  test('is asked for again before a badge is said to hold less than it did: an issuer has a new key', async (t) => {
    const content = await tempContent(t, { sources: [{ source: 'inbox' }] });
    const { home, signed } = await issued(content);
    const next = await createIssuer({ method: 'did:web' });
    const added = next.documents[url]!;
    const methods = (document: JsonDocument, member: string) => document[member] as readonly unknown[];
    const both = { ...home };
    for (const member of ['verificationMethod', 'assertionMethod'])
      both[member] = [...methods(home, member), ...methods(added, member)];
    assert.deepEqual(await syncedOn(content, '01', { [url]: home, [list]: signed }), ['verified', [url, list]]);
    assert.deepEqual(await syncedOn(content, '02', { [url]: home, [list]: signed }), ['verified', [list]]);
    const later = { [url]: both, [list]: await bitstringStatusList(next, { url: list }) };
    assert.deepEqual(await syncedOn(content, '03', later), ['verified', [list, url]]);
    assert.deepEqual(await syncedOn(content, '04', later), ['verified', [list]]);
  });

  test('is not asked for again where it makes no difference', async (t) => {
    const content = await tempContent(t, { sources: [{ source: 'inbox' }] });
    const { issuer, home, signed } = await issued(content);
    assert.deepEqual(await syncedOn(content, '01', { [url]: home, [list]: signed }), ['verified', [url, list]]);
    assert.deepEqual(await syncedOn(content, '02', {}), ['verified', [list]]);
    const taken = await bitstringStatusList(issuer, { url: list, set: [5] });
    assert.deepEqual(await syncedOn(content, '03', { [url]: home, [list]: taken }), ['revoked', [list]]);
  });
});

suite('a sync that was cut off', () => {
  test('is not asked for again what it had, within a day; its lists, which hold personal things, were never kept', async (t) => {
    const world = await worldOf(t, profileOf(numbers(3)));
    const { cache, folder } = await cacheFor(t);
    await assert.rejects(world.sync({ cache, files: mortalDisk({ atStep: 12 }) }), isDeath);
    assert.ok((await readdir(folder)).length >= 3);
    world.server.requests.length = 0;
    await world.sync({ cache });
    const badges = asked(world).filter((path) => path.startsWith('/api/v1/obi') || path.startsWith('/images'));
    assert.ok(badges.length <= 3, badges.join());
    assert.ok(LISTING.every((path) => asked(world).includes(path)));
    assert.equal((await world.content.records()).length, 3);
    await assert.rejects(readdir(folder), { code: 'ENOENT' }, 'what went through needs no second chance');
  });

  test('gives nothing that is older than a day, cut in half, or changed', async (t) => {
    const { folder } = await cacheFor(t);
    const at = '2026-11-01T12:00:00.000Z';
    const document = {
      status: 200,
      bytes: new TextEncoder().encode('{"a":1}\n{}'),
      finalUrl: 'https://a.example/',
      mediaType: '',
      at,
    };
    const later = (hours: number) => createFetchCache(folder, () => Date.parse(at) + hours * 3_600_000);
    await later(0).write('x', document);
    assert.deepEqual(Buffer.from((await later(23).read('x'))?.bytes ?? []), Buffer.from(document.bytes));
    assert.equal(await later(25).read('x'), undefined);
    assert.equal(await later(1).read('y'), undefined);
    const [name = ''] = await readdir(folder);
    const { readFile, writeFile } = await import('node:fs/promises');
    const whole = await readFile(join(folder, name));
    for (const part of [whole.subarray(0, -1), whole.subarray(0, 20), Buffer.from('[]\n'), Buffer.alloc(0)]) {
      await writeFile(join(folder, name), part);
      assert.equal(await later(1).read('x'), undefined);
    }
  });
});

const isDeath = (error: unknown): boolean =>
  error instanceof Killed || (error instanceof Error && error.cause !== undefined && isDeath(error.cause));

async function cacheFor(t: TestContext): Promise<{ cache: FetchCache; folder: string }> {
  const base = await mkdtemp(join(tmpdir(), 'ms-badge-cache-'));
  t.after(() => rm(base, { recursive: true, force: true }));
  const folder = join(base, 'sync');
  return { folder, cache: createFetchCache(folder, () => Date.parse('2026-11-01T12:00:00.000Z')) };
}

function assertion(number: number): { readonly [key: string]: unknown } {
  return {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: `https://www.credly.com${assertionPath(idOf(number))}`,
    badge: 'https://www.credly.com/api/v1/obi/v2/issuers/sample-org/badge_classes/sample',
    issuedOn: '2024-03-01T00:00:00.000Z',
    recipient: { type: 'email', hashed: true, identity: 'sha256$private0hash' },
    verification: { type: 'hosted' },
  };
}
