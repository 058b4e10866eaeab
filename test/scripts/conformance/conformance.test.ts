import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import {
  bitstringEntry,
  bitstringStatusList,
  createIssuer,
  draftCredential,
  hostedBadge,
  issueDataIntegrity,
  issueJwt,
} from '../../support/issue-credential.ts';
import { tempContent } from '../../support/temp-content.ts';

type Owner = Parameters<typeof tempContent>[0];
type Entry = { readonly [name: string]: unknown };

const SCRIPT = join(import.meta.dirname, '../../../scripts/conformance.ts');
const exec = promisify(execFile);

interface Ran {
  readonly code: number;
  readonly lines: readonly string[];
}

async function run(...args: readonly string[]): Promise<Ran> {
  try {
    const { stdout } = await exec(process.execPath, ['--no-warnings', SCRIPT, ...args]);
    return { code: 0, lines: stdout.trimEnd().split('\n') };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }; // what execFile rejects with
    return { code, lines: `${stdout}${stderr}`.trimEnd().split('\n') };
  }
}

/** Runs one set of these cases. */
async function runSet(t: Owner, manifest: readonly Entry[], files: Entry): Promise<Ran> {
  const { folder } = await tempContent(t, {}, { 'set/manifest.json': JSON.stringify(manifest), ...files });
  return run(join(folder, 'set'));
}

suite('conformance', () => {
  test('without a folder, or with one that is not there, says how it is used', async () => {
    for (const args of [[], ['/no/such/folder']]) {
      const { code, lines } = await run(...args);
      assert.equal(code, 2);
      assert.match(lines.join('\n'), /Usage: npm run conformance/);
    }
  });

  test('runs every set of a folder, our own apart, and ends with the sum', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(issuer, draftCredential(issuer));
    const manifest = (verdict: string) =>
      JSON.stringify([{ id: 'one', files: ['one/credential.jwt'], expect: { verdict, failing: [] } }]);
    const { folder } = await tempContent(
      t,
      {},
      {
        'a-set/manifest.json': manifest('valid'),
        'a-set/one/credential.jwt': jwt,
        'generated-attacks/manifest.json': manifest('valid'),
        'generated-attacks/one/credential.jwt': jwt,
      },
    );
    const { code, lines } = await run(folder);
    assert.equal(code, 0);
    assert.deepEqual(
      lines.map((line) => line.trim().replace(/\s+/g, ' ')),
      ['Sets by others:', 'a-set 1/1', 'Our own:', 'generated-attacks 1/1', '2/2 cases'],
    );
  });

  test('a case passes only if what is expected fails, nothing else does, and the verdict fits', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const late = await issueJwt(issuer, draftCredential(issuer, { validUntil: '2026-01-01T00:00:00Z' }));
    const expectations: readonly (readonly [Entry, boolean])[] = [
      [{ failing: ['time.expired'] }, true],
      [{ failing: ['time.expired'], verdict: 'invalid' }, true],
      [{ failing: [] }, false],
      [{ failing: ['time.expired'], verdict: 'valid' }, false],
      [{ failing: ['time.expired', 'status.revoked'] }, false],
      [{ failing: ['proof.signature'] }, false],
      [{ failing: ['time.expired'], warn: ['schema'] }, false],
      [{ failing: ['time.expired'], signature: 'bad' }, true],
    ];
    for (const [expect, passes] of expectations) {
      const { code, lines } = await runSet(t, [{ id: 'late', file: 'late.jwt', kind: 'ob3', expect }], { 'set/late.jwt': late });
      assert.equal(code, passes ? 0 : 1, JSON.stringify(expect));
      assert.equal(lines.at(-1), passes ? '1/1 cases' : '0/1 cases');
    }
  });

  test('net.json is all the network there is', async (t) => {
    const badge = hostedBadge();
    const net = Object.fromEntries(Object.keys(badge.documents).map((url, index) => [url, { file: `n${index}.json` }]));
    const served = Object.fromEntries(Object.values(badge.documents).map((json, index) => [`set/case/n${index}.json`, json]));
    const entry = (failing: readonly string[], verdict: string) => ({
      id: 'case',
      files: ['case/input.json', 'case/net.json'],
      expect: { failing, verdict },
    });
    const files = { 'set/case/input.json': badge.assertion, ...served };
    assert.equal((await runSet(t, [entry([], 'valid')], { ...files, 'set/case/net.json': net })).code, 0);
    for (const [answer, failing, verdict] of [
      [{ status: 410 }, ['status.revoked'], 'invalid'],
      [{ status: 404 }, ['hosted.fetch'], 'invalid'],
      [{ error: 'network' }, ['hosted.fetch'], 'unverifiable'],
      [{ redirect: 'http://127.0.0.1/' }, ['network.blocked'], 'unverifiable'],
    ] as const) {
      const changed = { ...files, 'set/case/net.json': { ...net, [badge.url]: answer } };
      assert.equal((await runSet(t, [entry(failing, verdict)], changed)).code, 0, JSON.stringify(answer));
    }
  });

  test('an expectation that we hold to be wrong is argued, and does not count as passed', async (t) => {
    const [issuer, stranger] = [await createIssuer({ method: 'did:key' }), await createIssuer({ method: 'did:key' })];
    const url = 'https://lists.example/1';
    const credential = await issueDataIntegrity(issuer, draftCredential(issuer, { credentialStatus: bitstringEntry(url, 7) }));
    const { code, lines } = await runSet(t, [{ id: 'foreign', file: 'foreign.json', kind: 'ob3', expect: { failing: [] } }], {
      'set/foreign.json': credential,
      'set/list.json': await bitstringStatusList(stranger, { url }),
      'set/net.json': { [url]: 'list.json' },
    });
    assert.equal(code, 1);
    assert.match(lines.join('\n'), /foreign: unexpected status\.list-foreign .*\[a stranger's status list\]/);
    assert.match(lines.join('\n'), /Where we hold that the expectation is wrong/);
    assert.equal(lines.at(-1), '0/1 cases');
  });

  test('what was not looked at does not pass, and is counted', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(issuer, draftCredential(issuer));
    const expect = { verdict: 'valid', failing: [] };
    const cases: readonly (readonly [Entry, RegExp])[] = [
      [{ id: 'one', expect }, /one: no file is named/],
      [{ expect }, /entry 1: no file is named/],
      [{ id: 'one', file: 'two.jwt', expect }, /one: there is no two\.jwt/],
      [{ id: 'one', file: 'good.jwt', expect: { verdict: 'splendid' } }, /one: the verdict "splendid" is in no words/],
      [{ id: 'one', file: 'good.jwt', expect: { verdict: 'revoked' } }, /one: expected the verdict "revoked", ours is verified/],
      [{ id: 'one', file: 'odd.json', kind: 'recipient', expect: {} }, /one: there is nobody to compare with/],
      [{ id: 'one', file: 'odd.json', kind: 'ob-legacy', expect: {} }, /one: unexpected: no record that Open Badges knows/],
    ];
    for (const [entry, reason] of cases) {
      const { code, lines } = await runSet(t, [entry], { 'set/good.jwt': jwt, 'set/odd.json': { a: 1 } });
      assert.equal(code, 1);
      assert.match(lines.join('\n'), reason);
      assert.equal(lines.at(-1), '0/1 cases');
    }
    const { folder } = await tempContent(t, {}, { 'set/manifest.json': '{', 'other/manifest.json': '{"a":1}' });
    assert.equal((await run(folder)).lines.at(-1), '0/2 cases');
  });

  test('manifests of other shapes are read: other names, other depth, more members, a kind of its own', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const credential = await issueDataIntegrity(issuer, draftCredential(issuer));
    const expect = { verdict: 'valid', failing: [], more: true };
    const entries = [
      { id: 'a', input: 'good.json', expect },
      { id: 'b', path: 'good.json', kind: 'vc-2030', expect },
      { id: 'c', files: ['c/net.json', 'c/vc.json'], expect },
      { name: 'd', file: 'good.json', expect: { verdict: 'verified' } },
    ];
    const { folder } = await tempContent(
      t,
      {},
      {
        'deep/down/manifest.json': JSON.stringify({ title: 'a set', tests: entries }),
        'deep/down/good.json': JSON.stringify(credential),
        'deep/down/c/vc.json': JSON.stringify(credential),
        'deep/down/c/net.json': '{}',
      },
    );
    const { code, lines } = await run(folder);
    assert.equal(lines.at(-1), '4/4 cases', lines.join('\n'));
    assert.equal(code, 0);
  });

  test('a case that breaks does not hide the others', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(issuer, draftCredential(issuer));
    const entries = [
      { id: 'missing', file: 'missing.json', kind: 'ob3', expect: { failing: [] } },
      { id: 'good', file: 'good.jwt', kind: 'ob3', expect: { failing: [] } },
    ];
    const { lines } = await runSet(t, entries, { 'set/good.jwt': jwt });
    assert.match(lines.join('\n'), /missing: there is no missing\.json/);
    assert.equal(lines.at(-1), '1/2 cases');
  });

  test('a record by itself is judged by its class, and an achievement by that of the issuer that it names', async (t) => {
    const classAt = { type: 'https://sample.example/Course', name: 'Sample' };
    const achievement = { type: 'BadgeClass', name: 'Sample', issuer: 'https://issuer.example/1' };
    const none = {
      recipient: { type: 'email', identity: 'a@sample.example' },
      issuedOn: '2015-04-30',
      verify: { type: 'hosted' },
    };
    const cases: readonly (readonly [string, Entry, Entry, readonly string[]])[] = [
      ['ob2', classAt, {}, []],
      ['ob2', { ...classAt, type: 'Course' }, {}, ['type']],
      ['ob2', achievement, { type: 'Issuer' }, []],
      ['ob2', achievement, { type: 'Criteria' }, ['type']],
      ['ob-legacy', { ...none, badge: 'https://issuer.example/2' }, {}, []],
      ['ob-legacy', none, {}, ['ob1.data']],
    ];
    for (const [kind, record, issuer, failing] of cases) {
      const entry = (expected: readonly string[]) => [{ id: 'one', file: 'one.json', kind, expect: { failing: expected } }];
      const files = {
        'set/one.json': record,
        'set/issuer.json': issuer,
        'set/net.json': { 'https://issuer.example/1': 'issuer.json' },
      };
      assert.equal((await runSet(t, entry(failing), files)).code, 0, JSON.stringify(record));
      assert.equal((await runSet(t, entry(failing.length > 0 ? [] : ['type']), files)).code, 1, JSON.stringify(record));
    }
  });

  test('an example is JSON or is not', async (t) => {
    for (const [text, parse] of [
      ['{"a":1}', 'json'],
      ['[{"a":1}]', 'json'],
      ['{"a":1,}', 'not JSON (fragment, JWS or comment)'],
      ['"evidence": []', 'not JSON (fragment, JWS or comment)'],
    ] as const) {
      const entry = (expected: string) => [{ id: 'one', file: 'one.txt', kind: 'ob2-example', expect: { parse: expected } }];
      assert.equal((await runSet(t, entry(parse), { 'set/one.txt': text })).code, 0, text);
      const other = parse === 'json' ? 'not JSON' : 'json';
      assert.equal((await runSet(t, entry(other), { 'set/one.txt': text })).code, 1, text);
    }
  });
});
