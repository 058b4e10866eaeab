import { suite, test } from '#test';
import { assert } from 'chai';
import { looksLikeJws, readCompactJws } from '../../../widget/credential/compact-jws.ts';
import { makeJws, segment } from '../../support/make-jws.ts';
import { refusal, refusalAt } from '../../support/refusal.ts';

const header = { alg: 'ES256' };
const payload = { id: 'urn:uuid:1', name: 'Größe 👩' };
const token = makeJws(header, payload);

suite('readCompactJws', () => {
  test('takes a token apart and keeps it as it was', () => {
    const signature = new TextEncoder().encode('signature');
    assert.deepEqual(readCompactJws(token), { token, header, payload, signature });
  });

  test('takes an empty signature: that it proves nothing is for verification to say', () => {
    assert.deepEqual(readCompactJws(makeJws({ alg: 'none' }, payload, '')).payload, payload);
  });

  test('wants exactly three segments', async () => {
    for (const text of [`${token}.x`, `${token}.`, token.split('.').slice(0, 2).join('.'), 'eyJ', '..', '']) {
      assert.equal(await refusal(() => readCompactJws(text)), 'BADGE_JWT_BROKEN', text);
    }
  });

  test('tells an SD-JWT, with disclosures behind it or none, from a token that is damaged', async () => {
    for (const text of [`${token}~`, `${token}~WyJhIiwiYiIsImMiXQ~`, `${token}~WyJhIiwiYiIsImMiXQ~${token}`])
      assert.equal(await refusal(() => readCompactJws(text)), 'BADGE_SD_JWT', text);
  });

  test('wants base64url without padding, white space or anything after it', async () => {
    const [head = '', body = '', signature = ''] = token.split('.');
    for (const text of [
      `${head}=.${body}.${signature}`,
      `${head}.${body}.a+b/`,
      `${head}.${body}.a`,
      `${head}.${body} .${signature}`,
      `${head}.${body}.${signature}\n`,
    ]) {
      assert.equal(await refusal(() => readCompactJws(text)), 'BADGE_JWT_BROKEN', text);
    }
  });

  test('wants objects for header and payload', async () => {
    for (const part of ['[]', 'null', '"x"', '{', '']) {
      assert.equal(await refusalAt(() => readCompactJws(makeJws(part, payload))), 'BADGE_JWT_BROKEN header', part);
      assert.equal(await refusalAt(() => readCompactJws(makeJws(header, part))), 'BADGE_JWT_BROKEN payload', part);
    }
  });

  test('refuses two members of one name: two programs would read two tokens', async () => {
    assert.equal(await refusal(() => readCompactJws(makeJws('{"alg":"ES256","alg":"none"}', payload))), 'BADGE_JWT_BROKEN');
    assert.equal(await refusal(() => readCompactJws(makeJws(header, '{"iss":"a","\\u0069ss":"b"}'))), 'BADGE_JWT_BROKEN');
  });

  test('refuses bytes that are not UTF-8', async () => {
    assert.equal(await refusal(() => readCompactJws(`${segment('{"a":1}')}._w.AA`)), 'BADGE_JWT_BROKEN');
  });

  test('refuses what is too large or too deep as that', async () => {
    assert.equal(await refusal(() => readCompactJws(makeJws(header, { a: 'x'.repeat(1_000_000) }))), 'BADGE_TOO_LARGE');
    assert.equal(
      await refusal(() => readCompactJws(makeJws(header, `{"a":${'['.repeat(80)}${']'.repeat(80)}}`))),
      'BADGE_TOO_DEEP',
    );
  });
});

suite('looksLikeJws', () => {
  test('tells a token by its encoded brace', () => {
    for (const text of [token, makeJws('{ "alg":"ES256"}', {}), makeJws('{\n"alg":"ES256"}', {})])
      assert.isTrue(looksLikeJws(text));
    for (const text of ['{}', 'https://a.b.c', 'a.b.c', 'eyJ', '']) assert.isFalse(looksLikeJws(text), text);
  });
});
