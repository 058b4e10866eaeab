import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { UsageError } from '../../../scripts/commands/command.ts';
import { verifyCommand } from '../../../scripts/commands/verify.ts';
import { serveBadges } from '../../support/badge-server.ts';
import { createIssuer, draftCredential, hostedBadge, issueDataIntegrity, issueJwt } from '../../support/issue-credential.ts';
import { tempContent } from '../../support/temp-content.ts';

type Owner = Parameters<typeof tempContent>[0];

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(cwd: string, ...args: readonly string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  const code = await verifyCommand.run(args, {
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
    isTerminal: false,
    cwd,
    signal: new AbortController().signal,
    env: {},
  });
  return { code, out, err };
}

/** Verifies one file. */
async function verify(t: Owner, body: unknown, ...args: readonly string[]): Promise<Ran> {
  const { folder } = await tempContent(t, {}, { badge: body });
  return run(folder, 'badge', ...args);
}

suite('ms-badge verify', () => {
  test('answers the four questions in sentences and exits 0 for a badge that holds', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { code, out } = await verify(t, await issueJwt(issuer, draftCredential(issuer)));
    assert.equal(code, 0);
    for (const question of ['Is it unchanged?', 'Is it really from them?', 'Is it still valid?', 'Do we know them?']) {
      assert.ok(out.includes(question), out);
    }
    assert.match(out, /Sample Badge \(Sample Issuer\)/);
  });

  test('exits 1 for what does not hold, and says why', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const changed = await verify(t, { ...signed, name: 'Another' });
    assert.equal(changed.code, 1);
    assert.match(changed.out, /something was changed after signing/);
    assert.equal(
      (await verify(t, await issueJwt(issuer, draftCredential(issuer, { validUntil: '2020-01-01T00:00:00Z' })))).code,
      1,
    );
    assert.equal((await verify(t, draftCredential(issuer))).code, 1);
  });

  test('refuses a language that it has no words in, before it reads anything', async () => {
    await assert.rejects(run('/', 'nowhere.json', '--locale', 'fr'), { name: 'UsageError', message: /words in en and ru only/ });
  });

  test('exits 3 when it could not find out, and never calls that forged', async (t) => {
    const { assertion } = hostedBadge({ host: '127.0.0.1:9' });
    const { code, out } = await verify(t, assertion);
    assert.equal(code, 3);
    assert.match(out, /We do not go to the address that it gives/);
  });

  test('exits 1 for a file that is no badge, and 2 for no file and unknown flags', async (t) => {
    const broken = await verify(t, 'not a badge');
    assert.equal(broken.code, 1);
    assert.match(broken.err, /badge: The file is not/);
    const json = await verify(t, '', '--json');
    assert.equal((JSON.parse(json.out) as { error: { code: string } }).error.code, 'BADGE_EMPTY');
    await assert.rejects(run('/', 'no-such-file'), { name: 'UsageError', message: /no-such-file .*there is no such file/ });
    await assert.rejects(run('/', 'tmp'), { name: 'UsageError', message: /tmp .*it is a folder, and no file/ });
    await assert.rejects(run('/'), UsageError);
    await assert.rejects(run('/', 'a', '--recipent', 'b'), /--recipient/);
  });

  test('prints the report for machines', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { out } = await verify(t, await issueJwt(issuer, draftCredential(issuer)), '--json');
    const report = JSON.parse(out) as { verdict: string; checks: readonly { id: string }[] };
    assert.equal(report.verdict, 'verified');
    assert.equal(report.checks.length, 11);
  });

  test('is a "no" for who asks whether a badge is somebody’s, where it is not, and says so first', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(issuer, draftCredential(issuer));
    const other = await verify(t, jwt, '--recipient', 'did:example:other');
    assert.equal(other.code, 1);
    assert.match(other.out, /^[^\n]+\n[^\n]+\n✗ Issued to: It was not issued to what you typed\.\n/u);
    assert.match((await verify(t, jwt, '--recipient', 'did:example:earner')).out, /^[^\n]+\n[^\n]+\n✓ Issued to: /u);
    assert.doesNotMatch((await verify(t, jwt)).out, /Issued to/u);
    const identifier = [{ type: 'IdentityObject', hashed: true, identityType: 'emailAddress', identityHash: 'sha3$00' }];
    const open = await issueJwt(issuer, draftCredential(issuer, { subject: { id: undefined, identifier } }));
    assert.equal((await verify(t, open, '--recipient', 'a@issuer.example')).code, 3);
  });

  test('reads no more of a file without an end than shows that it is no badge', async () => {
    const { code, err } = await run('/', '/dev/zero');
    assert.deepEqual([code, err], [1, '/dev/zero: The file is larger than any badge.\n']);
  });

  test('tells a web page from a badge, in the language that was asked for', async (t) => {
    for (const page of ['<!DOCTYPE html>\n<title>x</title>', '<!-- x --><html lang="en">', '<?xml version="1.0"?>\n<html>'])
      assert.match((await verify(t, page)).err, /badge: It is a web page, and no badge\./u, page);
    assert.match((await verify(t, '<!doctype html>', '--locale', 'ru')).err, /badge: Это веб-страница/u);
    const { code, out } = await verify(t, '<!doctype html>', '--json');
    assert.equal(code, 1);
    assert.match(out, /"code": "web-page"/u);
    assert.match((await verify(t, '<p>x</p>')).err, /not a badge/u);
  });

  test('tells what a wallet shows several badges or parts of one in, and calls neither forged', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const badge = await issueJwt(issuer, draftCredential(issuer));
    const presentation = { type: 'VerifiablePresentation', verifiableCredential: [badge, badge] };
    const several = await verify(t, presentation);
    assert.deepEqual([several.code, /presentation of several badges.* one badge at a time/u.test(several.err)], [1, true]);
    assert.match((await verify(t, presentation, '--locale', 'ru')).err, /badge: Это презентация кошелька/u);
    const selected = await verify(t, `${badge}~WyJhIiwiYiIsImMiXQ~`, '--locale', 'ru');
    assert.deepEqual([selected.code, /badge: Это SD-JWT/u.test(selected.err)], [3, true]);
  });

  test('says why an address could not be read, in the language that was asked for', async () => {
    const { code, err } = await run('/', 'https://10.0.0.1/a');
    assert.deepEqual([code, err.slice(0, 35)], [3, 'https://10.0.0.1/a: was not asked: ']);
    assert.match((await run('/', 'https://10.0.0.1/a', '--locale', 'ru')).err, /^https:\/\/10\.0\.0\.1\/a: запроса не было: /u);
  });

  test('compares a recipient without sending or printing it', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { out } = await verify(
      t,
      await issueJwt(issuer, draftCredential(issuer)),
      '--recipient',
      'did:example:earner',
      '--json',
    );
    assert.match(out, /"id": "recipient",\s+"outcome": "passed"/);
  });

  test('shows of a record that nobody can read as a badge its names alone, and nothing of what came in the file', async (t) => {
    const server = await serveBadges(t);
    const at = (name: string) => `${server.origin}/${name}`;
    // Open Badges 1.0 knows no recipient that is a text.
    const record = { uid: '1', recipient: 'sha256$0', badge: at('b'), verify: { type: 'hosted', url: at('a') } };
    server.answer({
      '/a': { json: record },
      '/b': { json: { name: 'Knots', issuer: at('i') } },
      '/i': { json: { name: 'Guild', url: server.origin } },
    });
    const badge = { name: 'Made Up', description: 'Made up', issuer: { name: 'Forged', url: 'https://forged.example/' } };
    const { code, out } = await verify(t, { ...record, badge }, '--allow-loopback');
    assert.equal(code, 0);
    assert.match(out, /^.*Knots \(Guild\)/m);
    assert.doesNotMatch(out, /made up|forged/i);
  });

  test('reads an address, asks the issuer at this machine only when allowed, and tells gone from missing', async (t) => {
    const server = await serveBadges(t);
    const badge = hostedBadge({ host: new URL(server.origin).host });
    const path = new URL(badge.url).pathname;
    server.answer(Object.fromEntries(Object.entries(badge.documents).map(([url, json]) => [new URL(url).pathname, { json }])));
    assert.equal((await run('/', badge.url)).code, 3);
    assert.equal((await run('/', badge.url, '--allow-loopback')).code, 0);
    server.answer({ [path]: { status: 410, json: { revoked: true } } });
    const gone = await run('/', badge.url, '--allow-loopback', '--json');
    assert.equal(gone.code, 1);
    assert.match(gone.out, /"verdict": "revoked"/);
    server.answer({ [path]: { status: 404 } });
    assert.match((await run('/', badge.url, '--allow-loopback', '--json')).out, /proof\.hosted-missing/);
  });

  test('reads the oldest badges from their own address, and says what could not be carried over', async (t) => {
    const server = await serveBadges(t);
    const recipient = 'somebody@issuer.example';
    const issuer = { origin: server.origin, name: 'Sample School', org: 'Evening classes' };
    const badge = { version: '0.5.0', name: 'Knots', description: 'd', image: '/k.png', criteria: '/k', issuer };
    server.answer({ '/a': { json: { recipient, badge } } });
    const { code, out } = await run('/', `${server.origin}/a`, '--allow-loopback');
    assert.equal(code, 0, out);
    assert.match(out, /^Knots \(Sample School\)$/mu);
    for (const what of ['0\\.5', '/badge/version', '/badge/issuer/org'])
      assert.equal(out.match(new RegExp(`^! .* \\(${what}\\)$`, 'gmu'))?.length, 1, what);
  });

  test('could not find out where an address answers with an error, whatever comes with it', async (t) => {
    const server = await serveBadges(t);
    const url = `${server.origin}/badge`;
    for (const error of [{ status: 403 }, { status: 500, text: 'try later' }, { status: 500, json: hostedBadge().assertion }]) {
      server.answer({ '/badge': error });
      const { code, out } = await run('/', url, '--allow-loopback', '--json');
      assert.equal(code, 3);
      assert.match(out, /"code": "proof\.hosted-unreachable",\s+"at": "http:\/\/localhost/);
    }
  });

  test('prints nothing that a terminal would obey', async (t) => {
    const issuer = await createIssuer({ method: 'did:key', name: 'Sample\u001b[2J Issuer\u202e' });
    const jwt = await issueJwt(issuer, draftCredential(issuer, { name: 'Badge\u001b]0;owned\u0007\r\nVerified: yes' }));
    const { out } = await verify(t, jwt);
    assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f\u202e]/u);
    assert.doesNotMatch(out, /^Verified: yes/m);
  });
});
