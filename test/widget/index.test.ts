import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

suite('the package', () => {
  test('can be imported where there is no browser, and registers nothing', async () => {
    const front = await import('../../widget/index.ts');
    assert.deepEqual(Object.keys(front).sort(), [
      'BadgeError',
      'LoadError',
      'MsBadgeElement',
      'createDocumentLoader',
      'defineMsBadge',
      'readCredential',
      'readSecured',
      'verifyCredential',
    ]);
    // Lit brings a registry along where the platform has none.
    assert.equal(customElements.get('ms-badge'), undefined);
  });
});
