import { suite, test } from '#test';
import { assert } from 'chai';
import { bakeImage, extractBaked } from '../../../widget/credential/baked-image.ts';
import { deflate, internationalText, makePng, plainTextChunk } from '../../support/make-png.ts';
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

suite('a baked PNG', () => {
  test('carries its credential in UTF-8, of either version', async () => {
    assert.deepEqual(await found(makePng(internationalText('openbadges', json))), ['openbadges', json]);
    assert.deepEqual(await found(makePng(internationalText('openbadgecredential', jws))), ['openbadgecredential', jws]);
  });

  test('may carry the legacy address instead', async () => {
    const url = 'https://issuer.example/a/1';
    assert.deepEqual(await found(makePng(plainTextChunk('openbadges', url))), ['openbadges', url]);
  });

  test('counts by its first chunk when there are two, and says so', async () => {
    const bytes = makePng(internationalText('openbadges', json), internationalText('openbadges', other));
    assert.deepEqual(await found(bytes), ['openbadges', json, 'repeated-badge-chunk']);
  });

  test('counts by Open Badges 3 when it carries both, in whatever order', async () => {
    const chunks = [internationalText('openbadges', json), internationalText('openbadgecredential', jws)];
    for (const order of [chunks, chunks.toReversed()]) {
      assert.deepEqual(await found(makePng(...order)), ['openbadgecredential', jws, 'other-version-baked-too']);
    }
  });

  test('is read with a note when its text is compressed or its checksum wrong', async () => {
    const compressed = internationalText('openbadges', await deflate(new TextEncoder().encode(json)), 1);
    assert.deepEqual(await found(makePng(compressed)), ['openbadges', json, 'compressed-badge-chunk']);
    assert.deepEqual(await found(makePng({ ...internationalText('openbadges', json), crc: 7 })), [
      'openbadges',
      json,
      'broken-chunk-checksum',
    ]);
  });

  test('may name any method of compression where nothing is compressed', async () => {
    const { type, data } = internationalText('openbadges', json);
    const odd = { type, data: data.with('openbadges'.length + 2, 9) };
    assert.deepEqual(await found(makePng(odd)), ['openbadges', json]);
    const packed = internationalText('openbadges', await deflate(new TextEncoder().encode(json)), 1);
    assert.equal(await codeOf(makePng({ type, data: packed.data.with('openbadges'.length + 2, 9) })), 'BADGE_IMAGE_BROKEN');
  });

  test('is refused when its compressed text would not end: a bomb stays small', async () => {
    const bomb = await deflate(new Uint8Array(30_000_000));
    assert.isBelow(bomb.length, 100_000);
    assert.equal(await codeOf(makePng(internationalText('openbadges', bomb, 1))), 'BADGE_TOO_LARGE');
  });

  test('is refused when its text is too long, not UTF-8, or broken', async () => {
    const broken = [Uint8Array.of(0x78, 0x9c, 0xff), new Uint8Array()].map((data) => internationalText('openbadges', data, 1));
    for (const chunk of broken) assert.equal(await codeOf(makePng(chunk)), 'BADGE_IMAGE_BROKEN');
    assert.equal(await codeOf(makePng(internationalText('openbadges', Uint8Array.of(0xff)))), 'BADGE_NOT_UTF8');
    assert.equal(await codeOf(makePng(internationalText('openbadges', 'x'.repeat(1_000_001)))), 'BADGE_TOO_LARGE');
    assert.equal(await codeOf(makePng(internationalText('openbadges', json, 2))), 'BADGE_IMAGE_BROKEN');
    for (const data of ['', '\0\0', '\0\0en', '\0\0en\0', '\u0001\u0001\0\0{}', '\0\0\0no-translated-end']) {
      assert.equal(await codeOf(makePng({ type: 'iTXt', data: bytesOf(`openbadges\0${data}`) })), 'BADGE_IMAGE_BROKEN', data);
    }
  });

  test('is refused when it is cut off anywhere, or its lengths lie', async () => {
    const whole = makePng(internationalText('openbadges', json));
    for (let length = 8; length < whole.length; length++)
      assert.equal(await codeOf(whole.subarray(0, length)), 'BADGE_IMAGE_BROKEN', String(length));
    for (const length of [0xffffffff, 0x7fffffff, json.length + 500]) {
      assert.equal(await codeOf(makePng({ ...internationalText('openbadges', json), length })), 'BADGE_IMAGE_BROKEN');
    }
  });

  test('is refused when it does not begin with its header', async () => {
    const whole = makePng(internationalText('openbadges', json));
    assert.equal(await codeOf(Uint8Array.from([...whole.subarray(0, 8), ...whole.subarray(33)])), 'BADGE_IMAGE_BROKEN');
  });

  test('carries nothing in other chunks, other keywords, or behind its end', async () => {
    const { data } = internationalText('openbadges', json);
    for (const type of ['zTXt', 'eXIf']) assert.equal(await codeOf(makePng({ type, data })), 'BADGE_IMAGE_WITHOUT_BADGE');
    for (const keyword of ['OpenBadges', 'openbadge', 'openbadgesX', 'XML:com.adobe.xmp']) {
      assert.equal(await codeOf(makePng(internationalText(keyword, json))), 'BADGE_IMAGE_WITHOUT_BADGE', keyword);
    }
    const behind = makePng(internationalText('openbadges', json)).subarray(33);
    assert.equal(await codeOf(Uint8Array.from([...makePng(), ...behind])), 'BADGE_IMAGE_WITHOUT_BADGE');
  });
});

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
    assert.equal(await codeOf(svg('<g>'.repeat(300) + '</g>'.repeat(300))), 'BADGE_TOO_DEEP');
    assert.equal(await codeOf(svg('<o:assertion/>'.repeat(101), ob2)), 'BADGE_IMAGE_BROKEN');
    assert.equal(await codeOf(svg(`<o:assertion>${'x'.repeat(1_000_001)}</o:assertion>`, ob2)), 'BADGE_TOO_LARGE');
  });
});

suite('other pictures', () => {
  test('cannot carry a badge, even with one written into them', async () => {
    assert.equal(await codeOf(bytesOf(`GIF89a${json}`)), 'BADGE_IMAGE_REFUSED');
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

  test('says in `verify` where an Open Badges 2 document lies', async () => {
    assert.equal((await extractBaked(bakeImage(pictures.SVG, json, 'openbadges'))).verify, 'https://issuer.example/a/1');
  });

  test('refuses pictures that are broken or cannot carry a badge', async () => {
    assert.equal(await refusal(() => bakeImage(bytesOf('GIF89a'), json, 'openbadges')), 'BADGE_IMAGE_REFUSED');
    assert.equal(await refusal(() => bakeImage(pictures.PNG.subarray(0, 40), json, 'openbadges')), 'BADGE_IMAGE_BROKEN');
    assert.equal(await refusal(() => bakeImage(bytesOf('<svg><g></svg>'), json, 'openbadges')), 'BADGE_IMAGE_BROKEN');
  });
});
