import { suite, test } from '#test';
import { assert } from 'chai';
import { canonicalize } from '../../../../widget/verification/json-ld/canonicalize.ts';
import { JsonLdError } from '../../../../widget/verification/json-ld/json-ld-error.ts';

suite('an error of JSON-LD', () => {
  test('says its code and the word that it is about', async () => {
    const thrown: unknown = await canonicalize({ '@context': {}, word: 1 }).catch((error: unknown) => error);
    assert.instanceOf(thrown, JsonLdError);
    assert.deepInclude(thrown, { name: 'JsonLdError', code: 'unsigned-terms', at: 'word', message: 'unsigned-terms: word' });
  });
});
