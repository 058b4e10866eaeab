import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { droppedLines } from '../../../scripts/commands/dropped-words.ts';
import { observeFields } from '../../../scripts/sync/dropped-fields.ts';
import type { AnswerFields } from '../../../scripts/sources/answer-fields.ts';
import type { JsonObject } from '../../../widget/credential/credential.ts';
import { credlyBadge, importedBadge } from '../../support/credly-server.ts';
import { profileOf, worldOf } from '../../support/credly-world.ts';

const TABLE: AnswerFields = {
  answer: 'list',
  isAt: ({ pathname }) => pathname === '/list',
  read: ['data[].name', 'whole'],
  dropped: { 'data[].mail': 'personal' },
};

async function droppedOf(json: string, path = '/list', status = 200): Promise<readonly unknown[]> {
  const load = async (url: string) => ({
    status,
    bytes: new TextEncoder().encode(json),
    finalUrl: url,
    mediaType: 'application/json',
    at: '2026-11-01T12:00:00.000Z',
  });
  const observer = observeFields('made', { evidence: false, earnerName: false });
  await observer.observe(load, 'source', [TABLE])(`https://made.example${path}`);
  return observer.dropped().map(({ source, field, reason }) => [source, field, reason]);
}

suite('the report of what is dropped', () => {
  test('names each field once, with its reason, and one that nobody has listed as such', async () => {
    const json = JSON.stringify({
      data: [
        { name: 'a', mail: 'x' },
        { name: 'b', mail: 'y', shoe: 1 },
      ],
      whole: { any: 1 },
    });
    assert.deepEqual(await droppedOf(json), [
      ['made', 'list: data[].mail', 'personal'],
      ['made', 'list: data[].shoe', 'unlisted'],
    ]);
  });

  test('does not look below what is dropped: names there may be somebody’s', async () => {
    assert.deepEqual(await droppedOf('{"people":{"ada@sample.example":{}}}'), [['made', 'list: people', 'unlisted']]);
  });

  test('is not led astray by other answers, no JSON, names of objects, or a flood', async () => {
    assert.deepEqual(await droppedOf('{"a":1}', '/list', 500), []);
    for (const body of ['', '<html>', '[]', '7', 'null', '{"a":', '\u0089PNG']) assert.deepEqual(await droppedOf(body), []);
    assert.deepEqual(await droppedOf('{"constructor":1}'), [['made', 'list: constructor', 'unlisted']]);
    const flood = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, 1]));
    assert.ok((await droppedOf(JSON.stringify(flood))).length <= 2000);
    assert.deepEqual(await droppedOf(JSON.stringify({ ['x'.repeat(5000)]: 1 })), []);
  });

  test('goes only so far down, and tells the rest of what is dropped', async () => {
    const lists = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const nameless = `${'{"":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    assert.deepEqual(await droppedOf(`{"":${nameless},"data":[${lists},{"mail":"x"}],"shoe":1}`), [
      ['made', 'list: data[].mail', 'personal'],
      ['made', 'list: shoe', 'unlisted'],
    ]);
    const credential = `{"@context":"https://www.w3.org/ns/credentials/v2","type":["VerifiableCredential",${lists}],"shoe":1}`;
    assert.ok((await droppedOf(credential, '/badge')).some((one) => String(one).includes('shoe')));
  });

  test('has a word on JSON that no table describes, and on what says that there is nothing', async () => {
    assert.deepEqual(await droppedOf('{"a":1}', '/other'), [['made', 'other answers: a', 'unlisted']]);
    const gone = '{"revoked":true,"data":{"message":"x"}}';
    assert.deepEqual(await droppedOf(gone, '/list', 410), [
      ['made', 'answers 404 and 410: data', 'platform'],
      ['made', 'answers 404 and 410: revoked', 'proof'],
    ]);
  });

  test('shows no name that may be an address, or that plays with the terminal', async () => {
    assert.deepEqual(await droppedOf('{"data":[{"ada@sample.example":1,"a\\u001b[31mb\\u202ec":1}]}'), [
      ['made', 'list: data[].(a name with "@")', 'unlisted'],
      ['made', 'list: data[].a[31mbc', 'unlisted'],
    ]);
  });

  test('of a Credly profile has a reason for everything, and no value', async (t) => {
    const profile = profileOf([], { badges: [credlyBadge(1)], imported: [importedBadge(7)] });
    const { sync } = await worldOf(t, profile);
    const { dropped } = await sync();
    const reasons = new Map(dropped.map(({ field, reason }) => [field, reason]));
    assert.equal(reasons.get('badges.json: data[].issued_to'), 'personal');
    assert.equal(reasons.get('badges.json: data[].evidence'), 'unless-asked');
    assert.equal(reasons.get('imported badges: data[].external_badge.credential_number'), 'personal');
    assert.deepEqual(
      dropped.filter(({ reason }) => reason === 'unlisted'),
      [],
    );
    assert.doesNotMatch(JSON.stringify(dropped), /Private Person|4711|0815/);
  });
});

const SUBJECT = {
  id: 'mailto:private@mail.example',
  name: 'Private Person',
  type: ['AchievementSubject'],
  identifier: [{ type: 'IdentityObject', identityHash: 'private', hashed: false, identityType: 'name' }],
  achievement: {
    id: 'https://sample.example/a',
    type: ['Achievement'],
    name: 'Sample',
    criteria: { narrative: 'x' },
    shoe: 1,
    alignment: [{ type: ['Alignment'], targetName: 'x', targetUrl: 'https://sample.example/', hat: 1 }],
  },
};
const CREDENTIAL = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  id: 'urn:uuid:1',
  name: 'Private Person',
  issuer: { id: 'did:key:z1', type: ['Profile'], name: 'Sample Org', email: 'private@mail.example', glove: 1 },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: SUBJECT,
  evidence: [],
  proof: [],
};
const ASSERTION = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://sample.example/1',
  recipient: { identity: 'private' },
  badge: { type: 'BadgeClass', name: 'Sample', issuer: { name: 'Sample Org', email: 'private@mail.example', sock: 1 } },
  verification: { type: 'hosted' },
  scarf: 1,
};

function droppedFrom(document: JsonObject, asked = { evidence: false, earnerName: false }): ReadonlyMap<string, string> {
  const { see, dropped } = observeFields('made', asked);
  see(document);
  return new Map(dropped().map(({ field, reason }) => [field.replace(/^.*?: /, ''), reason]));
}

suite('the report of what is dropped of an Open Badges document', () => {
  test('of version 3 says that the earner is personal, and what nobody knows', () => {
    const dropped = droppedFrom(CREDENTIAL);
    for (const field of [
      'name',
      'issuer.email',
      'credentialSubject.id',
      'credentialSubject.name',
      'credentialSubject.identifier',
    ])
      assert.equal(dropped.get(field), 'personal', field);
    assert.equal(dropped.get('evidence'), 'unless-asked');
    assert.equal(dropped.get('proof'), 'proof');
    const unknown = [...dropped].filter(([, reason]) => reason === 'unlisted').map(([field]) => field);
    assert.deepEqual(unknown.sort(), [
      'credentialSubject.achievement.alignment[].hat',
      'credentialSubject.achievement.shoe',
      'issuer.glove',
    ]);
    assert.doesNotMatch(JSON.stringify([...dropped]), /private@|Private/);
  });

  test('of version 2 looks into the class and the issuer inside it', () => {
    const dropped = droppedFrom(ASSERTION);
    assert.deepEqual(
      ['recipient', 'badge.issuer.email', 'verification', 'badge.issuer.sock', 'scarf', 'badge.name', 'badge.issuer.name'].map(
        (field) => dropped.get(field),
      ),
      ['personal', 'personal', 'proof', 'unlisted', 'unlisted', undefined, undefined],
    );
  });

  test('counts as read what the profile asks for', () => {
    const dropped = droppedFrom(CREDENTIAL, { evidence: true, earnerName: true });
    assert.equal(dropped.get('evidence'), undefined);
    assert.equal(dropped.get('credentialSubject.name'), undefined);
    assert.equal(dropped.get('credentialSubject.id'), 'personal');
  });

  test('of keys and lists of what is revoked: all of it is for verification', () => {
    for (const document of [
      { type: 'CryptographicKey', publicKeyPem: 'x', owner: 'y' },
      { type: ['VerifiableCredential', 'BitstringStatusListCredential'], credentialSubject: { type: 'x' } },
    ])
      assert.deepEqual(new Set(droppedFrom(document).values()), new Set(['proof']));
  });
});

suite('what is dropped, in words', () => {
  test('is told by answer and reason, what nobody knows first', () => {
    const lines = droppedLines([
      { source: 'made', field: 'list: data[].mail', reason: 'personal' },
      { source: 'made', field: 'list: data[].shoe', reason: 'unlisted' },
      { source: 'other', field: 'page: x: y', reason: 'platform' },
    ]);
    assert.deepEqual(lines, [
      'Not taken from made, list:',
      '  unlisted (nobody has said yet what it is, so it is not read): data[].shoe',
      '  personal (about a person, beside what was earned): data[].mail',
      'Not taken from other, page:',
      "  platform (the service's own workings): x: y",
    ]);
  });
});
