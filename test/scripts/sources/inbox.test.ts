import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inbox } from '../../../scripts/sources/inbox.ts';
import type { SourceAnswer } from '../../../scripts/sources/source.ts';
import { bakeImage } from '../../../widget/credential/baked-image.ts';
import { pixel } from '../../support/credly-server.ts';
import { createIssuer, draftCredential, hostedBadge, issueJwt, toBytes } from '../../support/issue-credential.ts';

type Files = readonly (readonly [string, unknown])[];

async function find(files: Files): Promise<SourceAnswer> {
  const named = files.map(([name, body]) => ({ name, bytes: body instanceof Uint8Array ? body : toBytes(body) }));
  const http = { load: () => Promise.reject(new Error('the inbox asks nobody')) };
  return inbox.find(
    { source: 'inbox' },
    { http, inbox: async () => named, now: () => '2026-11-01T12:00:00.000Z', progress: () => undefined },
  );
}

const { assertion, url } = hostedBadge();
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><rect width="2" height="2"/></svg>';

suite('the inbox', () => {
  test('takes every form that a badge is downloaded in', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(issuer, draftCredential(issuer, { id: 'urn:uuid:jwt' }));
    const draft = (id: string) => JSON.stringify(draftCredential(issuer, { id }));
    const answer = await find([
      ['a.json', assertion],
      ['b.jwt', jwt],
      ['c.txt', draft('urn:uuid:txt')],
      ['d.png', bakeImage(pixel(), draft('urn:uuid:png'), 'openbadgecredential')],
      ['e.SVG', bakeImage(toBytes(SVG), draft('urn:uuid:svg'), 'openbadgecredential')],
    ]);
    assert.deepEqual(answer.problems, []);
    assert.deepEqual(
      answer.found.map(({ key }) => key),
      [url, 'urn:uuid:jwt', 'urn:uuid:txt', 'urn:uuid:png', 'urn:uuid:svg'],
    );
    assert.equal(answer.found[0]?.document?.from, 'a.json');
  });

  test('knows a badge by the identifier inside: a renamed file is the same badge', async () => {
    const [before, after] = [await find([['a.json', assertion]]), await find([['z.json', assertion]])];
    assert.equal(before.found[0]?.key, after.found[0]?.key);
  });

  test('knows a badge without an identifier by its bytes', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { id: _id, ...credential } = draftCredential(issuer);
    const answer = await find([['a.json', credential]]);
    assert.match(answer.found[0]?.key ?? '', /^sha256:[0-9a-f]{64}$/);
  });

  test("leaves the earner's address out of the key that it remembers", async () => {
    const id = 'https://api.badgr.example/public/assertions/1?identity__email=me%40mail.example&v=2_0';
    const answer = await find([['a.json', { ...assertion, id }]]);
    assert.equal(answer.found[0]?.key, 'https://api.badgr.example/public/assertions/1?v=2_0');
  });

  test('mentions a second file of the same badge, without ado', async () => {
    const answer = await find([
      ['a.json', assertion],
      ['b.json', assertion],
    ]);
    assert.equal(answer.found.length, 1);
    assert.deepEqual(
      answer.problems.map(({ error, harmless }) => [error.message, harmless]),
      [['inbox: b.json holds the same badge as a.json; one is enough', true]],
    );
    assert.equal(answer.unsure, undefined);
  });

  test('is complete when it is empty', async () => {
    assert.deepEqual(await find([]), { found: [], problems: [], complete: true });
  });

  const baked = bakeImage(pixel(), JSON.stringify(assertion), 'openbadges');
  const refused: readonly (readonly [string, unknown, RegExp])[] = [
    ['notes.docx', 'x', /inbox: notes\.docx is none of \.png, \.svg, \.json/],
    ['badge', assertion, /is none of/],
    ['empty.json', '', /empty\.json cannot be read as a badge: there is nothing in it/],
    ['plain.png', pixel(), /plain\.png cannot be read as a badge: the picture has no badge/],
    ['cut.png', baked.subarray(0, baked.length - 30), /cut\.png cannot be read as a badge/],
    ['not-a-picture.png', 'GIF?', /not-a-picture\.png cannot be read as a badge/],
    ['cut.json', '{"@context":"https://w3id.org/openbadges/v2","type":"Ass', /cut\.json cannot be read as a badge/],
    ['deep.json', '['.repeat(100_000), /deep\.json cannot be read as a badge/],
    ['page.json', '<!doctype html><title>Sign in</title>', /page\.json cannot be read as a badge/],
    ['other.json', { hello: 'world' }, /other\.json cannot be read as a badge/],
    ['latin.json', Buffer.from('{"name":"\u00e9"}', 'latin1'), /latin\.json cannot be read as a badge/],
    ['cut.jwt', 'eyJhbGciOiJFZERTQSJ9.e30', /cut\.jwt cannot be read as a badge/],
    ['huge.png', new Uint8Array(10_000_001), /huge\.png is larger than 10000000 bytes/],
  ];
  for (const [name, body, message] of refused) {
    test(`names ${name}, which it cannot take, and takes the others`, async () => {
      const answer = await find([
        [name, body],
        ['good.json', assertion],
      ]);
      assert.deepEqual(
        answer.found.map(({ key }) => key),
        [url],
      );
      assert.equal(answer.problems.length, 1);
      assert.equal(answer.problems[0]?.key, name);
      assert.match(answer.problems[0].error.message, message);
      assert.deepEqual(answer.unsure, [''], 'it may have been a stored badge: none is taken for gone');
    });
  }
});
