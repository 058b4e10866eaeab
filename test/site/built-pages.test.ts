import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, suite, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { readPublishedBadge } from '../../widget/verification/record-schema.ts';
import { builtSite, tryBuild } from '../support/built-site.ts';
import { HOSTILE, SECRETS, siteArtwork, siteContent, type SiteContent } from '../support/site-content.ts';

let folder = '';
let content: SiteContent = {};

const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');

async function everyFile(): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

before(async () => {
  content = await siteContent();
  folder = await builtSite(content);
});

suite('what is built', () => {
  test('is a page in each language and a public file for every badge that is shown', async () => {
    for (const slug of ['current', 'pinned', 'expired', 'revoked', 'invalid', 'unconfirmed', 'impostor', 'entered', 'hostile']) {
      assert.match(await read(`badges/${slug}/index.html`), /<html lang="en"/u);
      assert.match(await read(`ru/badges/${slug}/index.html`), /<html lang="ru"/u);
      assert.equal(readPublishedBadge(JSON.parse(await read(`badges/${slug}.json`))).version, 1);
    }
  });

  test('holds nothing of what is hidden, withdrawn or private', async () => {
    const { secret } = await siteArtwork();
    const files = await everyFile();
    assert.deepEqual(
      files.filter((file) => /hidden|withdrawn|credentials/u.test(file) || file.includes(secret.image.sha256 ?? '-')),
      [],
    );
    for (const file of files.filter((name) => /\.(?:html|json|xml|txt)$/u.test(name))) {
      const text = await read(file);
      for (const word of SECRETS) assert.ok(!text.includes(word), `${word} in ${file}`);
    }
  });

  test('publishes the issuer’s picture byte for byte, and a live drawing only as pixels', async () => {
    const { bitmap, drawing, alive, broken } = await siteArtwork();
    const images = await readdir(join(folder, 'images'));
    for (const { file } of [bitmap, drawing]) {
      for (const [path, bytes] of Object.entries(file)) assert.deepEqual(await readFile(join(folder, path)), Buffer.from(bytes));
    }
    assert.ok(!images.includes(`${alive.image.sha256}.svg`) && images.includes(`${alive.image.sha256}.png`));
    assert.ok(!images.some((name) => name.startsWith(broken.image.sha256 ?? '-')), 'what is no picture is not shown');
    assert.ok(images.includes(`${bitmap.image.sha256}-240.webp`));
  });

  test('keeps the public file of a badge that is shown as another proof of one', async () => {
    const old = readPublishedBadge(JSON.parse(await read('badges/current-elsewhere.json')));
    assert.deepEqual(old, readPublishedBadge(JSON.parse(await read('badges/current.json'))));
    assert.equal(old.page, '/me/badges/current/');
    assert.equal(old.proofs?.length, 2);
  });

  test('lists every page in the sitemap, and tells robots where it is', async () => {
    const xml = await read('sitemap.xml');
    assert.equal(xml.match(/<loc>/gu)?.length, 22);
    assert.match(await read('robots.txt'), /Sitemap: https:\/\/sample\.example\/me\/sitemap\.xml/u);
  });

  test('is small: a home page with its style is at most 14,000 bytes in brotli', async () => {
    const html = await readFile(join(folder, 'index.html'));
    assert.ok(brotliCompressSync(html).length <= 14_000);
    assert.doesNotMatch(
      html.toString(),
      /<link[^>]+stylesheet|<script(?![^>]+ld\+json)/u,
      'no file but itself is needed to read it',
    );
  });
});

suite('a page', () => {
  test('stands below the base path with every address that it names', async () => {
    for (const file of ['index.html', 'ru/index.html', 'badges/current/index.html', '404.html']) {
      const html = await read(file);
      const own = [...html.matchAll(/\s(?:href|src)="(\/[^"]*)"/gu)].map(([, address = '']) => address);
      assert.ok(own.length > 3 && own.every((address) => address.startsWith('/me/')), `${file}: ${own.join(' ')}`);
    }
  });

  test('says where it lies, in which languages, and what it shows', async () => {
    const html = await read('ru/badges/current/index.html');
    assert.match(html, /<link rel="canonical" href="https:\/\/sample\.example\/me\/ru\/badges\/current\/">/u);
    assert.match(html, /hreflang="en" href="https:\/\/sample\.example\/me\/badges\/current\/"/u);
    assert.match(html, /<meta property="og:image" content="https:\/\/sample\.example\/me\/social\/current\.png">/u);
    assert.match(html, /<meta property="og:locale" content="ru_RU">/u);
  });

  test('allows itself nothing but its own host, and a badge’s page the issuers on request', async () => {
    const policy = async (path: string) =>
      /http-equiv="content-security-policy" content="([^"]+)"/u.exec(await read(path))?.[1] ?? '';
    const home = await policy('index.html');
    assert.match(home, /default-src 'none'/u);
    assert.match(home, /connect-src 'self';/u);
    assert.doesNotMatch(home, /unsafe|https?:|\*/u);
    assert.match(await policy('badges/current/index.html'), /connect-src 'self' https:;/u);
  });

  test('keeps hostile words as words', async () => {
    for (const file of ['index.html', 'badges/hostile/index.html', 'ru/badges/hostile/index.html']) {
      const html = await read(file);
      assert.ok(!html.includes(HOSTILE) && html.includes('&lt;script&gt;'), file);
      assert.doesNotMatch(html, /href="javascript:|src="https:\/\/tracker/u);
    }
  });

  test('loads the element only where a badge can be checked again', async () => {
    assert.match(await read('badges/current/index.html'), /<script type="module" src="\/me\/ms-badge\.js"><\/script>/u);
    assert.doesNotMatch(await read('index.html'), /ms-badge\.js/u);
  });
});

suite('content that cannot be shown', () => {
  const cases: readonly (readonly [name: string, change: SiteContent, said: RegExp])[] = [
    ['a profile with a slip of the pen', { 'profile.json': '{"name":"A","sorces":[]}' }, /profile\.json[\s\S]*sorces/u],
    [
      'a badge file that was cut off',
      { 'badges/current.json': '{"version":1,' },
      /badges\/current\.json: the record is not JSON/u,
    ],
    ['a badge under the name of another', { 'badges/other.json': '' }, /badges\/other\.json: slug: is "current"/u],
    ['a note with an unknown key', { 'notes/pinned.md': '---\npined: true\n---\n' }, /notes\/pinned\.md[\s\S]*pined/u],
  ];
  for (const [name, change, said] of cases) {
    test(`${name}: the build stops and names file and field`, async () => {
      const other = 'badges/other.json' in change ? { 'badges/other.json': content['badges/current.json'] ?? '' } : {};
      const { code, output } = await tryBuild({ ...content, ...change, ...other });
      assert.notEqual(code, 0);
      assert.match(output, said);
    });
  }
});
