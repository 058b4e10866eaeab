import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkContent } from '../../../scripts/sync/content-check.ts';
import { disk } from '../../../scripts/sync/file-system.ts';
import { bakeImage } from '../../../widget/credential/baked-image.ts';
import type { VerificationReport } from '../../../widget/verification/report.ts';
import { assertionPath, credlyBadge, idOf, importedBadge, pixel, serveCredly } from '../../support/credly-server.ts';
import { FAULTS } from '../../support/faults.ts';
import { NAME, numbers, profileOf, worldOf } from '../../support/credly-world.ts';
import { createIssuer, draftCredential, hostedBadge, issueDataIntegrity } from '../../support/issue-credential.ts';
import { summary, syncFolder } from '../../support/sync-world.ts';
import { tempContent } from '../../support/temp-content.ts';

suite('bad input in one badge keeps no other from going through', () => {
  const cases: readonly (readonly [string, { readonly [key: string]: unknown }])[] = [
    ['a picture that is none', {}],
    ['no dates', { issued_at_date: null, expires_at_date: null }],
    ['a name of 60,000 characters', { name: 'Long '.repeat(12_000) }],
    ['control and direction characters in its name', { name: '\u202eevil\u0000\u001b[31m' }],
    ['an id that reaches for another folder', { id: '../../../escape' }],
    ['the name of another badge', { name: 'Sample Badge 2' }],
    ['markup for a name', { name: '<script>alert(1)</script>' }],
  ];
  for (const [what, about] of cases) {
    test(what, async (t) => {
      const { server, content, sync } = await worldOf(t, {
        name: NAME,
        badges: [credlyBadge(1, about), credlyBadge(2), credlyBadge(3)],
      });
      if (what === 'a picture that is none') server.fail(`/images/${idOf(1)}/blob`, FAULTS['a web page']);
      const result = await sync();
      assert.ok(result.plan.added.some(({ key }) => key === idOf(2)) && result.plan.added.some(({ key }) => key === idOf(3)));
      assert.deepEqual((await checkContent(disk, content.folder, ['credly', 'inbox'])).problems, []);
      for (const path of (await content.hashes()).keys())
        assert.match(path, /^(?:profile\.json|(?:badges|images|credentials|evidence)\/[a-z0-9-]+\.[a-z]+)$/);
      // eslint's own rule on control characters is why this is spelled by code point.
      const named = (await content.records()).map(({ badge }) => badge.name).join('');
      assert.ok([...named].every((character) => (character.codePointAt(0) ?? 0) >= 32 && character !== '\u202e'));
    });
  }
});

suite('the inbox', () => {
  test('gives baked badges a picture without the credential, and their own proof', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const credential = await issueDataIntegrity(
      issuer,
      draftCredential(issuer, {
        name: 'Baked',
        subject: {
          identifier: [{ type: 'IdentityObject', identityHash: 'private-hash', hashed: true, identityType: 'emailAddress' }],
        },
      }),
    );
    const baked = bakeImage(pixel(3), JSON.stringify(credential), 'openbadgecredential');
    const content = await tempContent(t, { sources: [{ source: 'inbox' }] }, { 'inbox/baked.png': baked });
    await syncFolder(content);
    const [record] = await content.records();
    assert.equal(record?.report.checks.find(({ id }) => id === 'proof')?.outcome, 'passed');
    assert.equal(record.credential?.extension, 'png');
    const texts = await content.texts();
    assert.deepEqual(
      [...texts].filter(([, text]) => text.includes('private-hash')).map(([path]) => path.split('/')[0]),
      ['credentials', 'inbox'],
    );
  });

  test('asks the issuer for the name of a badge that only has an address for it, and keeps it when the issuer is silent', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf([1]));
    const host = new URL(server.origin).host;
    const hosted = hostedBadge({ host, badgeClass: { name: 'By Address', image: `${server.origin}/art.png` } });
    for (const [url, json] of Object.entries(hosted.documents)) server.answer({ [new URL(url).pathname]: { json } });
    server.answer({ '/art.png': { bytes: pixel(42) } });
    const { badge: _badge, ...assertion } = hosted.assertion;
    await content.put('inbox/linked.json', { ...assertion, badge: new URL(String(hosted.badgeClass['id'])).href });
    await sync();
    const record = (await content.records()).find(({ slug }) => slug === 'by-address');
    assert.equal(record?.badge.image?.mediaType, 'image/png');
    const before = await content.hashes();
    for (const url of Object.keys(hosted.documents)) server.fail(new URL(url).pathname, FAULTS.unavailable);
    server.fail('/art.png', FAULTS.unavailable);
    await sync();
    assert.deepEqual(await content.hashes(), before);
  });

  test('withdraws nothing over a file that became unreadable', async (t) => {
    const content = await tempContent(t, { sources: [{ source: 'inbox' }] });
    for (const number of numbers(4))
      await content.put(`inbox/${number}.json`, hostedBadge({ path: `badges/${number}` }).assertion);
    const verify = async (): Promise<VerificationReport> => ({
      verdict: 'unconfirmed',
      checkedAt: '2026-11-01T12:00:00.000Z',
      checks: [],
    });
    await syncFolder(content, { verify });
    await content.put('inbox/4.json', '{"half":');
    const result = await syncFolder(content, { verify });
    assert.deepEqual(summary(result).withdrawn, []);
    assert.match(result.plan.failed[0]?.message ?? '', /inbox: 4\.json cannot be read/);
  });
});

suite('what is personal', () => {
  const planted = ['Private', 'PRIVATE', 'private', 'mail.example', 'Person'];

  test('reaches no record, no picture and no word of a sync; only the bytes that the issuer signed have its hash', async (t) => {
    const { content, sync, server } = await worldOf(t, profileOf([1, 2], { imported: [importedBadge(7)] }));
    server.fail(assertionPath(idOf(2)), FAULTS.unavailable);
    const result = await sync();
    const texts = await content.texts();
    for (const [path, text] of texts) {
      if (path === 'profile.json' || path.startsWith('credentials/')) continue;
      for (const value of planted) assert.ok(!text.includes(value), `${value} in ${path}`);
    }
    const { changes: _changes, ...told } = result;
    for (const value of planted) assert.ok(!JSON.stringify(told).includes(value), `${value} was told`);
    const kept = [...texts].filter(
      ([path, text]) => path.startsWith('credentials/') && /Private|PRIVATE|mail\.example/.test(text),
    );
    assert.deepEqual(kept, []);
  });

  test('evidence is kept for the source that asks for it, and only there', async (t) => {
    const server = await serveCredly(t, profileOf([1]));
    const source = { source: 'credly', profile: NAME, origin: server.origin };
    for (const evidence of [false, true]) {
      const content = await tempContent(t, { sources: [{ ...source, evidence }] });
      await syncFolder(content);
      assert.equal((await content.records())[0]?.badge.evidence.length, evidence ? 1 : 0);
    }
  });
});
