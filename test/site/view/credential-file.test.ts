import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { mediaType } from '../../../scripts/showcase/media-type.ts';
import { credentialFileName } from '../../../site/view/credential-file.ts';

suite('the file of a published credential', () => {
  const sha256 = 'a'.repeat(64);

  test('opens as data, as text or as a dead picture, and never as a page that runs', () => {
    const typeOf = (extension: 'json' | 'jwt' | 'png' | 'svg'): string => mediaType(credentialFileName({ sha256, extension }));
    assert.match(typeOf('svg'), /^text\/plain/u);
    assert.match(typeOf('json'), /^application\/json/u);
    assert.equal(typeOf('jwt'), 'application/vc+jwt');
    assert.equal(typeOf('png'), 'image/png');
  });

  test('is named by its hash', () => {
    assert.equal(credentialFileName({ sha256, extension: 'json' }), `${sha256}.json`);
  });
});
