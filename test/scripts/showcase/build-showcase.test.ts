import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { packagePlace, type PackagePlace } from '../../../scripts/package-place.ts';
import { buildShowcase } from '../../../scripts/showcase/build-showcase.ts';

interface SampleJob {
  readonly place: PackagePlace;
  readonly content: string;
  readonly out: string;
}

/** Made anew each time and left behind: Astro still writes to its cache for a moment after a build has failed. */
async function sampleJob(name: string): Promise<SampleJob> {
  const own = packagePlace();
  const top = join(own.workshop, `test-${name}`);
  await rm(top, { recursive: true, force: true });
  const content = join(top, 'content');
  const workshop = join(top, 'workshop');
  await mkdir(join(content, 'badges'), { recursive: true });
  await mkdir(workshop);
  return { place: { ...own, cache: join(top, 'cache'), workshop }, content, out: join(top, 'out') };
}

suite('building a showcase', () => {
  test('writes the site and the element, and a build that fails later leaves both as they were', async () => {
    const { place, content, out } = await sampleJob('broken');
    await writeFile(join(content, 'profile.json'), '{ "name": "Sample Person", "site": "https://badges.example.org/mine/" }');
    await buildShowcase({ place, content, out });
    const home = await readFile(join(out, 'index.html'), 'utf8');
    assert.match(home, /Sample Person/);
    assert.match(home, /\/mine\//);
    assert.match(await readFile(join(out, 'ms-badge.js'), 'utf8'), /ms-badge/);
    const before = (await readdir(out, { recursive: true })).sort();

    await writeFile(join(content, 'badges', 'broken.json'), '{ "slug": ');
    await assert.rejects(buildShowcase({ place, content, out }), { name: 'BuildError' });
    assert.deepEqual((await readdir(out, { recursive: true })).sort(), before);
    assert.equal(await readFile(join(out, 'index.html'), 'utf8'), home);
    assert.deepEqual(await readdir(place.workshop), [], 'nothing half built is left behind');
  });

  test('tells where a profile is missing and how to begin one', async () => {
    const { place, content, out } = await sampleJob('missing');
    await assert.rejects(buildShowcase({ place, content, out }), { name: 'OwnProfileError', hint: /^"ms-badge init --content / });
  });

  test('names the field of a profile that is mistyped', async () => {
    const { place, content, out } = await sampleJob('mistyped');
    await writeFile(join(content, 'profile.json'), '{ "name": "Sample Person", "sorces": [] }');
    await assert.rejects(buildShowcase({ place, content, out }), /sources/);
  });
});
