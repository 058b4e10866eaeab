import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { bakeCommand } from '../../../scripts/commands/bake.ts';
import type { CommandIo } from '../../../scripts/commands/command.ts';
import { extractBaked } from '../../../widget/credential/baked-image.ts';
import { makeJws } from '../../support/make-jws.ts';
import { makePng } from '../../support/make-png.ts';

const assertion = JSON.stringify({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://issuer.example/a/1',
  badge: { name: 'Größe' },
  recipient: {},
});
const jwt = makeJws({ alg: 'ES256' }, { type: ['VerifiableCredential'], credentialSubject: { achievement: { name: 'Knots' } } });

/** A folder with the files that the tests bake, and a way to bake there. */
async function kitchen(t: TestContext) {
  const cwd = await mkdtemp(join(tmpdir(), 'ms-badge-bake-'));
  t.after(() => rm(cwd, { recursive: true, force: true }));
  let told = '';
  const write = (text: string): void => void (told += text);
  const io: CommandIo = { stdout: write, stderr: write, isTerminal: false, cwd, signal: new AbortController().signal, env: {} };
  const files = {
    'a.json': assertion,
    'b.jwt': `${jwt}\n`,
    'p.png': makePng(),
    'p.svg': '<svg/>',
    'p.gif': 'GIF89a',
    'x.json': '{"a":1}',
  };
  await Promise.all(Object.entries(files).map(([name, data]) => writeFile(join(cwd, name), data)));
  const bake = (...args: string[]): Promise<number> => bakeCommand.run(args, io);
  const baked = async (name: string) => extractBaked(await readFile(join(cwd, name)));
  return { cwd, bake, baked, told: () => told };
}

suite('ms-badge bake', () => {
  test('writes each version into each kind of picture under its own keyword', async (t) => {
    const { bake, baked, told } = await kitchen(t);
    for (const image of ['p.png', 'p.svg']) {
      assert.equal(await bake('a.json', image, '--out', `two-${image}`), 0);
      assert.equal(await bake('b.jwt', image, '--out', `three-${image}`), 0);
      const [two, three] = [await baked(`two-${image}`), await baked(`three-${image}`)];
      assert.deepEqual([two.keyword, two.text, three.keyword, three.text], ['openbadges', assertion, 'openbadgecredential', jwt]);
    }
    assert.match(told(), /^wrote two-p\.png \(openbadges\)$/mu);
  });

  test('takes the credential out of another picture', async (t) => {
    const { bake, baked } = await kitchen(t);
    await bake('a.json', 'p.png', '--out', 'one.png');
    assert.equal(await bake('one.png', 'p.svg', '--out', 'two.svg'), 0);
    assert.equal((await baked('two.svg')).text, assertion);
  });

  test("takes the credential out of a wallet's presentation", async (t) => {
    const { cwd, bake, baked } = await kitchen(t);
    const credential = { type: ['VerifiableCredential'], credentialSubject: {}, proof: { type: 'DataIntegrityProof' } };
    for (const [one, text] of [
      [credential, JSON.stringify(credential)],
      [jwt, jwt],
    ] as const) {
      const presentation = { type: ['VerifiablePresentation'], verifiableCredential: [one], proof: { type: 'Other' } };
      await writeFile(join(cwd, 'vp.json'), JSON.stringify(presentation));
      assert.equal(await bake('vp.json', 'p.png', '--out', 'vp.png', '--force'), 0);
      const { text: written, keyword } = await baked('vp.png');
      assert.deepEqual([written, keyword], [text, 'openbadgecredential']);
    }
  });

  test('never writes over a file unless it is told to', async (t) => {
    const { cwd, bake, baked } = await kitchen(t);
    await assert.rejects(bake('a.json', 'p.png', '--out', 'p.png'), /p\.png is there already\. --force/u);
    assert.deepEqual(await readFile(join(cwd, 'p.png')), Buffer.from(makePng()));
    assert.equal(await bake('a.json', 'p.png', '--out', 'p.png', '--force'), 0);
    assert.equal((await baked('p.png')).text, assertion);
  });

  test('names the file that cannot be used, and writes nothing', async (t) => {
    const { cwd, bake } = await kitchen(t);
    await assert.rejects(bake('x.json', 'p.png', '--out', 'o.png'), /^Error: x\.json cannot be used/u);
    await assert.rejects(bake('none.json', 'p.png', '--out', 'o.png'), /^Error: none\.json cannot be used/u);
    await assert.rejects(bake('a.json', 'p.gif', '--out', 'o.png'), /^Error: p\.gif cannot be used/u);
    await assert.rejects(bake('a.json', 'a.json', '--out', 'o.png'), /^Error: a\.json cannot be used/u);
    await assert.rejects(readFile(join(cwd, 'o.png')), { code: 'ENOENT' });
  });

  test('writes no picture that is larger than anybody reads', async (t) => {
    const { cwd, bake } = await kitchen(t);
    await writeFile(join(cwd, 'large.svg'), `<svg>${' '.repeat(10_000_000)}</svg>`);
    await assert.rejects(bake('b.jwt', 'large.svg', '--out', 'o.svg'), /^Error: large\.svg cannot be used/u);
    await assert.rejects(readFile(join(cwd, 'o.svg')), { code: 'ENOENT' });
  });

  test('says that the picture has the badge of another version in it as well, which is read instead', async (t) => {
    const { bake, baked, told } = await kitchen(t);
    await bake('b.jwt', 'p.svg', '--out', 'three.svg');
    assert.doesNotMatch(told(), /!/u);
    await bake('a.json', 'three.svg', '--out', 'both.svg');
    assert.match(told(), /^wrote both\.svg \(openbadges\)\n! The picture also carries the badge in another version\.$/mu);
    assert.equal((await baked('both.svg')).keyword, 'openbadgecredential');
  });

  test('says that readers take the badge of Open Badges 3 that was there, and never that of Open Badges 2', async (t) => {
    const { bake, told } = await kitchen(t);
    await bake('a.json', 'p.png', '--out', 'two.png');
    await bake('b.jwt', 'two.png', '--out', 'both.png');
    assert.doesNotMatch(told(), /not this one/u);
    await bake('a.json', 'both.png', '--out', 'again.png');
    assert.match(told(), /^! What readers take is the badge of Open Badges 3 that was in it already, and not this one\.$/mu);
    const before = told().length;
    await bake('a.json', 'both.png', '--out', 'again.png', '--force', '--json');
    const { read, notes } = JSON.parse(told().slice(before)) as { read: unknown; notes: unknown };
    assert.deepEqual([read, notes], ['openbadgecredential', ['other-version-baked-too']]);
  });

  test('says that a name tells of another kind of picture', async (t) => {
    const { bake, told } = await kitchen(t);
    await bake('a.json', 'p.png', '--out', 'o.svg');
    await bake('a.json', 'p.svg', '--out', 'o.png');
    assert.match(told(), /^wrote o\.svg .*\n! .* of the kind PNG, .*\nwrote o\.png .*\n! .* of the kind SVG, /u);
  });

  test('says that a folder is in the way, or an address, and offers no --force there', async (t) => {
    const { cwd, bake } = await kitchen(t);
    await mkdir(join(cwd, 'folder'));
    const isFolder = (error: Error): boolean => /it is a folder/u.test((error.cause as Error).message);
    await assert.rejects(bake('a.json', 'p.png', '--out', 'folder'), isFolder);
    await assert.rejects(bake('a.json', 'p.png', '--out', 'folder', '--force'), isFolder);
    await assert.rejects(bake('folder', 'p.png', '--out', 'o.png'), isFolder);
    await assert.rejects(bake('https://issuer.example/a', 'p.png', '--out', 'o.png'), { name: 'UsageError', message: /Save/u });
  });

  test('asks for what is missing', async (t) => {
    const { bake } = await kitchen(t);
    await assert.rejects(bake(), { name: 'UsageError', message: /Which credential/u });
    await assert.rejects(bake('a.json'), { name: 'UsageError', message: /Into which picture/u });
    await assert.rejects(bake('a.json', 'p.png'), { name: 'UsageError', message: /--out/u });
  });

  test('says what it wrote to machines', async (t) => {
    const { cwd, bake, told } = await kitchen(t);
    await bake('a.json', 'p.svg', '--out', 'o.svg', '--json');
    const said: unknown = JSON.parse(told());
    const bytes = (await readFile(join(cwd, 'o.svg'))).length;
    assert.deepEqual(said, { out: 'o.svg', keyword: 'openbadges', mediaType: 'image/svg+xml', bytes });
  });
});
