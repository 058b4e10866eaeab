import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hashContext, PINNED_CONTEXTS, readPinnedContext } from '../../scripts/bundle-contexts.ts';
import { BUNDLED_CONTEXTS } from '../../widget/verification/contexts/bundled-contexts.ts';
import { contextDocument, revisionsOf } from '../../widget/verification/contexts/context-documents.ts';

suite('the bundled contexts', () => {
  test('are those that are pinned, in the same order', () => {
    const rows = BUNDLED_CONTEXTS.map(([url, revision]) => [url, revision]);
    assert.deepEqual(
      rows,
      PINNED_CONTEXTS.map(({ url, revision }) => [url, revision ?? '']),
    );
  });

  for (const [at, row] of PINNED_CONTEXTS.entries()) {
    test(`hold ${row.url} ${row.revision ?? ''} as its package does and as it is pinned`, async () => {
      assert.equal(hashContext(JSON.parse(BUNDLED_CONTEXTS[at]?.[2] ?? '{}')), row.sha256);
      assert.equal(hashContext(await readPinnedContext(row)), row.sha256);
    });
  }

  test('hold both publications of context-3.0.3.json, and nothing that nobody asked for', () => {
    const url = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
    assert.deepEqual(revisionsOf(url), ['2025-04-07', '2026-06-29']);
    assert.notDeepEqual(contextDocument(url), contextDocument(url, '2026-06-29'));
    assert.equal(contextDocument('https://forger.example/context.json'), undefined);
  });
});
