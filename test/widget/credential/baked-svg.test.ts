import { suite, test } from '#test';
import { assert } from 'chai';
import { extractBaked } from '../../../widget/credential/baked-image.ts';
import { bytesOf, refusal } from '../../support/refusal.ts';

const json = '{"id":"https://issuer.example/a/1","name":"Größe 👩"}';
const other = '{"id":"https://issuer.example/a/2"}';
const jws = 'eyJhbGciOiJFUzI1NiJ9.e30.AA';
const ob2 = 'xmlns:o="http://openbadges.org"';
const ob3 = 'xmlns:o="https://purl.imsglobal.org/ob/v3p0"';
const svg = (inside: string, attributes = ''): Uint8Array =>
  bytesOf(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);
const codeOf = (bytes: Uint8Array): Promise<string> => refusal(() => extractBaked(bytes));

/** What is found, its keyword first, its notes last. */
async function found(bytes: Uint8Array): Promise<readonly string[]> {
  const { keyword, text, notes } = await extractBaked(bytes);
  return [keyword, text, ...notes.map(({ code }) => code)];
}

suite('a baked SVG', () => {
  test('carries its credential in an element of either namespace, whatever the prefix', async () => {
    assert.deepEqual(await found(svg(`<o:assertion verify="${jws}"/>`, ob2)), ['openbadges', jws]);
    assert.deepEqual(await found(svg(`<g><o:assertion ${ob2}><![CDATA[ ${json} ]]></o:assertion></g>`)), ['openbadges', json]);
    assert.deepEqual(
      await found(svg(`<credential xmlns="https://purl.imsglobal.org/ob/v3p0"><![CDATA[${json}]]></credential>`)),
      ['openbadgecredential', json],
    );
    assert.deepEqual(await found(svg(`<o:assertion verify="${jws}"/>`, 'xmlns:o="http:&#x2f;/openbadges.org"')), [
      'openbadges',
      jws,
    ]);
  });

  test('says in `verify` where the document beside it lies', async () => {
    const { text, verify } = await extractBaked(
      svg(`<o:assertion verify="https://issuer.example/a/1?b&amp;c">${json}</o:assertion>`, ob2),
    );
    assert.deepEqual([text, verify], [json, 'https://issuer.example/a/1?b&c']);
    const spaced = await extractBaked(svg(`<o:assertion verify=" https://issuer.example/a/1 ">${json}</o:assertion>`, ob2));
    assert.equal(spaced.verify, 'https://issuer.example/a/1');
    assert.deepEqual(await extractBaked(svg(`<o:assertion>${json}</o:assertion>`, ob2)), {
      keyword: 'openbadges',
      text: json,
      notes: [],
      mediaType: 'image/svg+xml',
    });
  });

  test('may write its document with entities, and over several sections', async () => {
    const escaped = json.replaceAll('"', '&quot;');
    assert.deepEqual(await found(svg(`<o:assertion>${escaped}</o:assertion>`, ob2)), ['openbadges', json]);
    assert.deepEqual(
      await found(svg(`<o:assertion><![CDATA[${json.slice(0, 9)}]]><!-- x --><![CDATA[${json.slice(9)}]]></o:assertion>`, ob2)),
      ['openbadges', json],
    );
  });

  test('counts by its first element, and by Open Badges 3 when it carries both', async () => {
    const two = `<o:assertion>${json}</o:assertion>`;
    assert.deepEqual(await found(svg(two + `<o:assertion>${other}</o:assertion>`, ob2)), [
      'openbadges',
      json,
      'repeated-badge-chunk',
    ]);
    assert.deepEqual(
      await found(svg(`${two}<p:credential xmlns:p="https://purl.imsglobal.org/ob/v3p0" verify="${jws}"/>`, ob2)),
      ['openbadgecredential', jws, 'other-version-baked-too'],
    );
  });

  test('carries nothing in a foreign namespace, in a comment, or in text', async () => {
    const element = `<o:assertion>${json}</o:assertion>`;
    for (const bytes of [
      svg(element, 'xmlns:o="https://attacker.example"'),
      svg(element),
      svg(`<!--${element}-->`, ob2),
      svg(`<![CDATA[${element}]]>`, ob2),
      svg(element, ob3),
      svg(`<o:credential>${json}</o:credential>`, ob2),
      svg(`<o:credential>${json}</o:credential>`, 'xmlns:o="https://attacker.example"'),
    ]) {
      assert.equal(await codeOf(bytes), 'BADGE_IMAGE_WITHOUT_BADGE');
    }
    const inner = `<o:assertion xmlns:o="https://attacker.example">${json}</o:assertion>`;
    assert.equal(await codeOf(svg(inner, ob2)), 'BADGE_IMAGE_WITHOUT_BADGE');
  });

  test('never has its own entities expanded, from inside or outside', async () => {
    const laughs = `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${'bcdefgh'.replace(/./g, (name) => `<!ENTITY ${name} "${'&a;'.repeat(10)}">`)}]>`;
    const outside = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    for (const [doctype, entity] of [
      [laughs, '&h;'],
      [outside, '&x;'],
    ]) {
      for (const element of [`<o:assertion verify="${entity ?? ''}"/>`, `<o:assertion>${entity ?? ''}</o:assertion>`]) {
        const bytes = bytesOf(`${doctype ?? ''}<svg ${ob2}>${element}</svg>`);
        assert.equal(await codeOf(bytes), 'BADGE_IMAGE_BROKEN', element);
      }
    }
  });

  test('is read in spite of a document type that its badge does not use', async () => {
    const bytes = bytesOf(
      `<!DOCTYPE svg PUBLIC "x" "http://x.example/svg.dtd" [<!ENTITY n "http://www.w3.org/2000/svg">]><svg xmlns="&n;" ${ob2}><o:assertion verify="${jws}"/></svg>`,
    );
    assert.deepEqual(await found(bytes), ['openbadges', jws]);
  });

  test('is refused when its tags do not match, or it is cut off', async () => {
    const whole = new TextDecoder().decode(svg(`<g><o:assertion verify="${jws}"/></g>`, ob2));
    for (const text of [whole.replace('</g>', ''), whole.replace('</g>', '</h>'), `${whole}<svg/>`, `${whole}</g>`]) {
      assert.equal(await codeOf(bytesOf(text)), 'BADGE_IMAGE_BROKEN', text);
    }
    for (let length = whole.indexOf('>') + 1; length < whole.length; length++) {
      assert.equal(await codeOf(bytesOf(whole.slice(0, length))), 'BADGE_IMAGE_BROKEN', String(length));
    }
  });

  test('is refused when it nests without end, or carries badges without end', async () => {
    const deep = (levels: number) => svg('<g>'.repeat(levels - 1) + '</g>'.repeat(levels - 1));
    assert.equal(await codeOf(deep(256)), 'BADGE_IMAGE_WITHOUT_BADGE');
    assert.equal(await codeOf(deep(257)), 'BADGE_TOO_DEEP');
    assert.equal(await codeOf(svg('<o:assertion/>'.repeat(101), ob2)), 'BADGE_IMAGE_BROKEN');
    const longest = 'x'.repeat(1_000_000);
    assert.equal(await codeOf(svg(`<o:assertion>${longest}</o:assertion>`, ob2)), 'read');
    assert.equal(await codeOf(svg(`<o:assertion>${longest}x</o:assertion>`, ob2)), 'BADGE_TOO_LARGE');
  });

  test('is refused when ten thousand elements are called as its badge would be, and its declarations are not read without end', async () => {
    const called = (times: number) => svg('<assertion/>'.repeat(times));
    assert.equal(await codeOf(called(10_000)), 'BADGE_IMAGE_WITHOUT_BADGE');
    assert.equal(await codeOf(called(10_001)), 'BADGE_IMAGE_BROKEN');
    // An entity would be refused where it is read.
    const declared = (length: number) => svg(`<assertion xmlns="${'&e;'.padStart(length, ' ')}"/>`);
    assert.equal(await codeOf(declared(1_000)), 'BADGE_IMAGE_BROKEN');
    assert.equal(await codeOf(declared(1_001)), 'BADGE_IMAGE_WITHOUT_BADGE');
  });
});
