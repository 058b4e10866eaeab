import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { credentialPage, hidingCode, shareCode, transcriptUrl } from '../../../scripts/sources/microsoft-learn-link.ts';
import { SourceError } from '../../../scripts/sources/source-error.ts';

const CODE = 'd0ntsharethis15';
const LEARN = 'https://learn.microsoft.com';

suite('a share code is found in', () => {
  for (const [form, profile] of [
    ['the link with its locale', `${LEARN}/en-us/users/sample-earner/transcript/${CODE}`],
    ['the link in another language', `${LEARN}/ru-ru/users/sample-earner/transcript/${CODE}`],
    ['the link in a script of its own', `${LEARN}/zh-hant-tw/users/sample-earner/transcript/${CODE}`],
    ['the link without a locale', `${LEARN}/users/sample-earner/transcript/${CODE}`],
    ['the link with a query', `${LEARN}/en-us/users/sample-earner/transcript/${CODE}?tab=credentials-tab&source=docs`],
    ['the link with a fragment', `${LEARN}/en-us/users/sample-earner/transcript/${CODE}#certifications`],
    ['the link with a slash at its end', `${LEARN}/en-us/users/sample-earner/transcript/${CODE}/`],
    ['the link of somebody with an odd name', `${LEARN}/en-us/users/%D0%B0.b_c-1/transcript/${CODE}`],
    ['the link without its scheme', `learn.microsoft.com/en-us/users/sample-earner/transcript/${CODE}`],
    ['the address of the answer', `${LEARN}/api/profiles/transcript/share/${CODE}`],
    [
      'the address of the answer with a query',
      `${LEARN}/api/profiles/transcript/share/${CODE}/?locale=en-us&isModuleAssessment=true`,
    ],
    ['itself', CODE],
    ['itself between blanks', `  ${CODE}\n`],
  ] as const) {
    test(form, () => {
      assert.equal(shareCode(profile), CODE);
    });
  }

  test('a link of the origin that stands for Microsoft Learn', () => {
    const origin = 'http://localhost:4711';
    assert.equal(shareCode(`${origin}/en-us/users/x/transcript/${CODE}`, origin), CODE);
    assert.equal(transcriptUrl(CODE, origin), `${origin}/api/profiles/transcript/share/${CODE}?locale=en-us`);
  });
});

suite('no share code is found in', () => {
  for (const [form, profile, why] of [
    ['nothing', undefined, /no transcript is named/],
    ['the public profile', `${LEARN}/en-us/users/${CODE}/`, /shows no certifications/],
    ['the page of one credential', `${LEARN}/en-us/users/x/credentials/${CODE}`, /not the share link of a transcript/],
    ['a link elsewhere', `https://evil.example/en-us/users/x/transcript/${CODE}`, /not on learn\.microsoft\.com/],
    ['a link by plain http', `http://learn.microsoft.com/en-us/users/x/transcript/${CODE}`, /not on learn\.microsoft\.com/],
    ['a host that only begins like it', `https://learn.microsoft.com.evil.example/users/x/transcript/${CODE}`, /not on/],
    ['a link with a name before its host', `https://learn.microsoft.com@evil.example/users/x/transcript/${CODE}`, /not on/],
    ['a code with a path in it', `${LEARN}/users/x/transcript/..%2F${CODE}`, /neither a share link/],
    ['markup', `<script>${CODE}`, /neither a share link/],
    ['a name of one letter', 'x', /neither a share link/],
  ] as const) {
    test(`${form}, and the message does not repeat it`, () => {
      assert.throws(
        () => shareCode(profile),
        (error: unknown) => {
          assert.ok(error instanceof SourceError);
          assert.equal(error.code, 'SOURCE_PROFILE_INVALID');
          assert.match(error.message, why);
          assert.ok(!error.message.includes(CODE));
          return true;
        },
      );
    });
  }
});

suite('a code in an error', () => {
  test('is hidden in the message and the address, whatever its case, and no cause is kept', async () => {
    const url = `${LEARN}/api/profiles/transcript/share/${CODE}`;
    const failing = async (): Promise<never> => {
      throw new SourceError('SOURCE_TIMEOUT', `${url} and ${url.toUpperCase()}`, { url, cause: new Error(url) });
    };
    await assert.rejects(hidingCode(CODE, failing), (error: unknown) => {
      assert.ok(error instanceof SourceError);
      assert.ok(!`${error.message}${error.url ?? ''}${error.stack ?? ''}`.toLowerCase().includes(CODE));
      assert.match(error.message, /share\/\*\*\*/);
      assert.equal(error.cause, undefined);
      return true;
    });
  });
});

suite('the page of one credential', () => {
  for (const link of [
    `${LEARN}/api/credentials/share/en-us/SampleEarner/0123456789ABCDEF?sharingId=FEDCBA9876543210`,
    `${LEARN}/api/credentials/share/en-us/SampleEarner/0123456789ABCDEF?sharingId`,
    `${LEARN}/en-us/users/sample-earner/credentials/0123456789abcdef`,
    `${LEARN}/users/sample-earner/credentials/certification/azure-administrator`,
  ]) {
    test(`is ${link.slice(LEARN.length)}`, () => {
      assert.equal(credentialPage(link), link);
    });
  }

  test('is never a transcript, a profile, or a page elsewhere', () => {
    for (const path of [`/en-us/users/x/transcript/${CODE}`, `/api/profiles/transcript/share/${CODE}`, '/en-us/users/x/', '/'])
      assert.equal(credentialPage(LEARN + path), undefined);
    assert.equal(credentialPage('https://evil.example/api/credentials/share/en-us/x/1'), undefined);
    assert.equal(credentialPage('not an address'), undefined);
  });
});
