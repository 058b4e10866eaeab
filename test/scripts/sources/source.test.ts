import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { SOURCES } from '../../../scripts/sources/index.ts';
import { bakeImage } from '../../../widget/credential/baked-image.ts';
import {
  assertionPath,
  credlyBadge,
  idOf,
  importedBadge,
  importedPath,
  listingPath,
  pixel,
  serveCredly,
} from '../../support/credly-server.ts';
import { NAME, UUID } from '../../support/credly-world.ts';
import { createIssuer, draftCredential, issueDataIntegrity } from '../../support/issue-credential.ts';
import { keepsTheContract } from '../../support/source-contract.ts';

const CREDLY = {
  user: `/users/${NAME}`,
  listing: `${listingPath(NAME)}?page=1`,
  laterPage: `${listingPath(NAME)}?page=2`,
  imported: `${importedPath(UUID)}?page=1&page_size=48`,
  assertion: assertionPath(idOf(1)),
  image: `/images/${idOf(1)}/blob`,
};

keepsTheContract(
  'credly',
  async (t) => {
    const shown = [1, 2, 3].map((number) => credlyBadge(number));
    const server = await serveCredly(t, { name: NAME, badges: shown, imported: [importedBadge(7)], perPage: 2 });
    return {
      server,
      sources: [{ source: 'credly', profile: NAME, origin: server.origin }],
      badges: ['Sample Badge 1', 'Sample Badge 2', 'Sample Badge 3', 'Imported Badge 7'],
      personal: ['Private', 'private', 'PRIVATE'],
    };
  },
  Object.values(CREDLY),
);

keepsTheContract(
  'inbox',
  async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer, { id: 'urn:uuid:sample' }));
    return {
      sources: [{ source: 'inbox' }],
      files: { 'inbox/badge.png': bakeImage(pixel(), JSON.stringify(signed), 'openbadgecredential') },
      badges: ['Sample Badge'],
      personal: [],
    };
  },
  [],
);

suite('the sources', () => {
  test('each lie in a file of their name, and each keep the contract', async () => {
    const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.test.ts'));
    const tests = await Promise.all(files.map((name) => readFile(`${import.meta.dirname}/${name}`, 'utf8')));
    const code = await readdir(new URL('../../../scripts/sources/', import.meta.url));
    for (const { name } of SOURCES) {
      assert.ok(code.includes(`${name}.ts`), name);
      assert.match(tests.join('\n'), new RegExp(`keepsTheContract\\(\\s*'${name}'`), name);
    }
  });

  test('have names of their own', () => {
    const names = SOURCES.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)]);
  });
});
