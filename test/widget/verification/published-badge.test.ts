import { suite, test } from '#test';
import { assert } from 'chai';
import type { PublishedBadge } from '../../../widget/verification/badge-record.ts';
import { readPublishedBadge } from '../../../widget/verification/record-schema.ts';
import { changed, published, refusedAt, report } from '../../support/whole-record.ts';

suite('readPublishedBadge', () => {
  for (const [path, value] of [
    ['version', 2],
    ['page', 'a'.repeat(4_097)],
    ['image', '//evil.example/a.png'],
    ['recordUrl', 'data:text/html,x'],
    ['selfReported', 'yes'],
    ['credential.url', 'javascript:alert(1)'],
    ['credential.kind', 'made-up'],
    ['proofs.0.id', ''],
    ['proofs.0.recordUrl', 'mailto:a@b.example'],
    ['proofs.0.selfReported', 1],
    ['proofs.0.credential.kind', 'made-up'],
    ['proofs.0.report.verdict', 'fine'],
    ['proofs', new Array(101).fill({ report })],
    ['relay', 'relay.sample.example'],
    ['knownIssuers', 'none'],
    ['knownIssuers.0.organisation', ''],
    ['knownIssuers', new Array(501).fill(published.knownIssuers?.[0])],
  ] as const) {
    test(`names ${path} when it is ${JSON.stringify(value).slice(0, 30)}`, () => {
      assert.equal(
        refusedAt(() => readPublishedBadge(changed(published, path, value))),
        path,
      );
    });
  }

  test('holds as much as it may', () => {
    for (const [path, value] of [
      ['page', 'a'.repeat(4_096)],
      ['proofs', new Array(100).fill({ report })],
      ['knownIssuers', new Array(500).fill(published.knownIssuers?.[0])],
    ] as const) {
      const expected = changed(published, path, value);
      assert.deepEqual(readPublishedBadge(expected), expected as PublishedBadge, path);
    }
  });

  test('reads what a site publishes', () => {
    assert.deepEqual(readPublishedBadge(structuredClone(published)), published);
  });

  test('takes places on the same site and http(s) addresses', () => {
    for (const page of [
      'a',
      '/',
      'a/',
      '/a',
      '../a?b#c',
      '/a:b',
      './a:b',
      '1a:b',
      '?a=b',
      'https://x.example/a',
      'HTTP://x.example',
    ]) {
      assert.equal(
        refusedAt(() => readPublishedBadge(changed(published, 'page', page))),
        'read',
        page,
      );
    }
  });

  test('refuses places that leave the site by a trick', () => {
    for (const page of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      '\\\\evil.example',
      '/\\evil.example',
      'JAVASCRIPT:x',
      'a1+.-:x',
      'https:///evil.example',
      'https://',
      'https:evil.example',
      '/\\\\evil.example',
      'a\\b',
      'x https://x.example/',
      'https://x.example/ x',
      ' a',
      'a ',
      '',
      'a b',
    ]) {
      assert.equal(
        refusedAt(() => readPublishedBadge(changed(published, 'page', page))),
        'page',
        page,
      );
    }
  });

  test('refuses what is no record at all', () => {
    for (const value of [null, undefined, [], 'text', 1])
      assert.notEqual(
        refusedAt(() => readPublishedBadge(value)),
        'read',
      );
  });
});
