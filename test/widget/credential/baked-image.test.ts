import { suite, test } from '#test';
import { assert } from 'chai';
import { bakeImage, extractBaked } from '../../../widget/credential/baked-image.ts';
import { internationalText, makePng } from '../../support/make-png.ts';
import { bytesOf, refusal, refusalAt } from '../../support/refusal.ts';

const json = '{"id":"https://issuer.example/a/1","name":"Größe 👩"}';
const other = '{"id":"https://issuer.example/a/2"}';
const jws = 'eyJhbGciOiJFUzI1NiJ9.e30.AA';
const ob2 = 'xmlns:o="http://openbadges.org"';
const svg = (inside: string, attributes = ''): Uint8Array =>
  bytesOf(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);
const codeOf = (bytes: Uint8Array): Promise<string> => refusal(() => extractBaked(bytes));
const refusedAs = (bytes: Uint8Array): Promise<string> => refusalAt(() => extractBaked(bytes));

/** What is found, its keyword first, its notes last. */
async function found(bytes: Uint8Array): Promise<readonly string[]> {
  const { keyword, text, notes } = await extractBaked(bytes);
  return [keyword, text, ...notes.map(({ code }) => code)];
}

suite('other pictures', () => {
  test('cannot carry a badge, even with one written into them', async () => {
    assert.equal(await refusedAs(bytesOf(`GIF89a${json}`)), 'BADGE_IMAGE_REFUSED image/gif');
    assert.equal(await codeOf(bytesOf('<html></html>')), 'BADGE_NOT_A_BADGE');
  });
});

suite('bakeImage', () => {
  const pictures = {
    PNG: makePng({ type: 'IDAT', data: Uint8Array.of(1, 2, 3) }),
    SVG: svg('<rect/>', 'width="9"'),
    'an empty SVG': bytesOf('<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'),
  };
  for (const [name, picture] of Object.entries(pictures)) {
    test(`writes what is found again in ${name}`, async () => {
      for (const text of [json, jws, 'https://issuer.example/a?b&c="<>"', `{"a":"]]>"}`]) {
        for (const keyword of ['openbadges', 'openbadgecredential'] as const) {
          assert.deepEqual(await found(bakeImage(picture, text, keyword)), [keyword, text]);
        }
      }
    });

    test(`replaces what was baked into ${name} before, and keeps the other version`, async () => {
      const once = bakeImage(bakeImage(picture, other, 'openbadges'), jws, 'openbadgecredential');
      const twice = bakeImage(bakeImage(once, json, 'openbadges'), json, 'openbadgecredential');
      assert.deepEqual(await found(twice), ['openbadgecredential', json, 'other-version-baked-too']);
      assert.notInclude(new TextDecoder().decode(twice), 'a/2');
    });
  }

  test('keeps every other byte of a PNG', () => {
    const baked = bakeImage(pictures.PNG, json, 'openbadges');
    const expected = makePng(internationalText('openbadges', json), { type: 'IDAT', data: Uint8Array.of(1, 2, 3) });
    assert.deepEqual(baked, expected);
  });

  test('writes a document as text without the space around it, and a token or an address as an attribute', () => {
    const inside = (text: string, keyword: 'openbadges' | 'openbadgecredential') =>
      /<openbadges:.*<\/openbadges:\w+>/.exec(new TextDecoder().decode(bakeImage(pictures.SVG, text, keyword)))?.[0];
    const element = (name: string, namespace: string, rest: string) =>
      `<openbadges:${name} xmlns:openbadges="${namespace}"${rest}</openbadges:${name}>`;
    const [older, newer] = ['http://openbadges.org', 'https://purl.imsglobal.org/ob/v3p0'];
    const plain = '{"id":7}';
    for (const [text, keyword, expected] of [
      [` ${plain}\n`, 'openbadges', element('assertion', older, `><![CDATA[${plain}]]>`)],
      ['[1]', 'openbadges', element('assertion', older, '><![CDATA[[1]]]>')],
      [other, 'openbadgecredential', element('credential', newer, `><![CDATA[${other}]]>`)],
      [other, 'openbadges', element('assertion', older, ` verify="https://issuer.example/a/2"><![CDATA[${other}]]>`)],
      [jws, 'openbadgecredential', element('credential', newer, ` verify="${jws}">`)],
      ['https://issuer.example/?a&b', 'openbadges', element('assertion', older, ' verify="https://issuer.example/?a&amp;b">')],
    ] as const) {
      assert.equal(inside(text, keyword), expected);
    }
  });

  test('takes out every badge of its keyword that was there', async () => {
    const two = svg(`<g/><o:assertion>${json}</o:assertion><rect/><o:assertion>${json}</o:assertion><circle/>`, ob2);
    const baked = new TextDecoder().decode(bakeImage(two, other, 'openbadges'));
    assert.deepEqual(await found(bytesOf(baked)), ['openbadges', other]);
    assert.isTrue(baked.endsWith('</openbadges:assertion><g/><rect/><circle/></svg>'));
  });

  test('says in `verify` where an Open Badges 2 document lies', async () => {
    assert.equal((await extractBaked(bakeImage(pictures.SVG, json, 'openbadges'))).verify, 'https://issuer.example/a/1');
    const older = JSON.stringify({ uid: '1', verify: { type: 'hosted', url: 'https://issuer.example/a/0' } });
    assert.equal((await extractBaked(bakeImage(pictures.SVG, older, 'openbadges'))).verify, 'https://issuer.example/a/0');
  });

  test('refuses pictures that are broken or cannot carry a badge', async () => {
    assert.equal(await refusal(() => bakeImage(bytesOf('GIF89a'), json, 'openbadges')), 'BADGE_IMAGE_REFUSED');
    assert.equal(await refusal(() => bakeImage(pictures.PNG.subarray(0, 40), json, 'openbadges')), 'BADGE_IMAGE_BROKEN');
    assert.equal(await refusal(() => bakeImage(bytesOf('<svg><g></svg>'), json, 'openbadges')), 'BADGE_IMAGE_BROKEN');
  });
});
