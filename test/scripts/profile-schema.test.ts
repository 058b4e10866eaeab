import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { profileJsonSchema } from '../../scripts/profile-schema.ts';

suite('the published JSON Schema of profile.json', () => {
  test('is what the schema that reads the file gives', async () => {
    const published: unknown = JSON.parse(
      await readFile(new URL('../../site/public/profile.schema.json', import.meta.url), 'utf8'),
    );
    // Through JSON, as the file went: an absent value and `undefined` are the same there.
    assert.deepEqual(published, JSON.parse(JSON.stringify(profileJsonSchema())));
  });

  test('tells an editor what each key of the profile is for', () => {
    const { properties } = profileJsonSchema();
    assert.ok(properties && typeof properties === 'object');
    for (const [key, schema] of Object.entries(properties)) assert.match(JSON.stringify(schema), /"description":"\w/u, key);
  });
});
