import { suite, test } from '#test';
import { assert } from 'chai';
import { readCredential } from '../../../widget/credential/read-credential.ts';
import { sha256Hex } from '../../../widget/verification/json-value.ts';
import { verifyCredential, type Believed } from '../../../widget/verification/verify-credential.ts';
import {
  createIssuer,
  documentsLoader,
  draftCredential,
  hostedBadge,
  issueDataIntegrity,
  issueJwt,
  toBytes,
} from '../../support/issue-credential.ts';
import { checkOf, NOW, verified } from '../../support/verified.ts';

/** What is believed of a credential: the names, once it was verified. */
async function namesOf(body: unknown, documents: { readonly [url: string]: unknown } = {}): Promise<readonly unknown[]> {
  const told: Believed[] = [];
  const onBelieved = (believed: Believed): void => void told.push(believed);
  await verifyCredential(await readCredential(toBytes(body)), { loadDocument: documentsLoader(documents), now: NOW, onBelieved });
  assert.isAtMost(told.length, 1);
  return told.map(({ achievementName, issuerName }) => [achievementName, issuerName]);
}

suite('what is believed of a credential', () => {
  test('is called as it calls itself, in the first of several languages', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const named = async (name: unknown): Promise<unknown> =>
      (await namesOf(await issueJwt(issuer, draftCredential(issuer, { achievement: { name } }))))[0];
    assert.deepEqual(await named('Knots'), ['Knots', 'Sample Issuer']);
    for (const name of [
      ['Knots', 'Knoten'],
      { '@value': 'Knots', '@language': 'en' },
      [{ '@value': 'Knots', '@language': 'en' }, { '@value': 'Knoten' }],
    ])
      assert.deepEqual(await named(name), ['Knots', 'Sample Issuer'], JSON.stringify(name));
    for (const name of ['', 5, {}, []]) assert.deepEqual(await named(name), [undefined, 'Sample Issuer'], JSON.stringify(name));
    const nameless = { ...draftCredential(issuer), issuer: issuer.id };
    assert.deepEqual(await namesOf(await issueJwt(issuer, nameless)), [['Sample Badge', undefined]]);
  });

  test('is nothing where nobody has signed it, or its record is not to be had', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    assert.deepEqual(await namesOf(draftCredential(issuer)), []);
    const badge = hostedBadge();
    assert.deepEqual(await namesOf(badge.assertion), []);
    assert.deepEqual(await namesOf(badge.assertion, badge.documents), [['Sample Badge', 'Sample Issuer']]);
  });

  test('may name its achievement by an address alone', async () => {
    const issuer = await createIssuer({ method: 'https', host: 'issuer.example' });
    const warned = async (achievement: string): Promise<unknown> => {
      const document = draftCredential(issuer, { more: { credentialSubject: { achievement } } });
      const { report } = await verified(await issueJwt(issuer, document), { documents: issuer.documents });
      const { outcome, warnings } = checkOf(report, 'achievement');
      return [outcome, warnings?.map(({ code, at }) => `${code} ${at ?? ''}`)];
    };
    assert.deepEqual(await warned('https://issuer.example/a'), ['passed', undefined]);
    const foreign = 'https://known.example/a';
    assert.deepEqual(await warned(foreign), ['passed', [`achievement.foreign-origin ${foreign}`]]);
  });

  test('has no criteria in plain text that nobody has signed', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const achievement = { id: 'urn:uuid:1', type: ['Achievement'], name: 'Knots', description: 'd' };
    const credentialSubject = { id: 'did:example:earner', type: ['AchievementSubject'], achievement };
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer, { more: { credentialSubject } }));
    assert.equal((await verified(signed)).report.verdict, 'verified');
    // What is no address states nothing that would be signed.
    for (const criteria of ['Do whatever.', 'whatever', 'https://issuer.example/c']) {
      const changed = { ...signed, credentialSubject: { ...credentialSubject, achievement: { ...achievement, criteria } } };
      const { report, badge } = await verified(changed);
      assert.isDefined(badge.criteria);
      assert.notEqual(checkOf(report, 'proof').outcome, 'passed', criteria);
      assert.notEqual(report.verdict, 'verified', criteria);
    }
  });

  test('is none of the achievements that a learner record lists', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const [one, two] = ['Knots', 'Splices'].map((name) => ({ id: 'https://issuer.example/a', type: ['Achievement'], name }));
    const told = async (type: string, achievement: unknown) => {
      const document = draftCredential(issuer, {
        more: { type: ['VerifiableCredential', type], credentialSubject: { achievement } },
      });
      return (await namesOf(await issueJwt(issuer, document)))[0];
    };
    assert.deepEqual(await told('ClrCredential', [one, two]), [undefined, 'Sample Issuer']);
    assert.deepEqual(await told('ClrCredential', [one]), [undefined, 'Sample Issuer']);
    assert.deepEqual(await told('OpenBadgeCredential', [one, two]), ['Knots', 'Sample Issuer']);
  });

  test('has the recipients that its subject names, hashed with their salts or as they are', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const mail = 'reader@sample.example';
    const hash = async (salt: string): Promise<string> => `sha256$${await sha256Hex(toBytes(mail + salt))}`;
    const outcome = async (identifier: unknown, recipient = mail): Promise<string> => {
      const jwt = await issueJwt(issuer, draftCredential(issuer, { subject: { identifier } }));
      return checkOf((await verified(jwt, { recipient })).report, 'recipient').outcome;
    };
    const claim = { type: 'IdentityObject', identityType: 'emailAddress', hashed: true };
    assert.equal(await outcome([{ ...claim, identityHash: await hash('pepper'), salt: 'pepper' }]), 'passed');
    assert.equal(await outcome({ ...claim, identityHash: await hash('') }), 'passed');
    assert.equal(await outcome([5, { ...claim, identityHash: await hash('pepper') }]), 'failed');
    assert.equal(await outcome([{ ...claim, hashed: false, identityHash: mail }]), 'passed');
    assert.equal(await outcome([], 'did:example:earner'), 'passed');
    assert.equal(await outcome([{ ...claim, identityHash: await hash('') }], 'did:example:earner'), 'passed');
  });
});

suite('what is believed of a badge of Open Badges 0.5', () => {
  const url = 'https://issuer.example/a/1.json';
  const achievement = {
    version: '0.5.0',
    name: 'Old Badge',
    image: '/i.png',
    description: 'Made long ago.',
    criteria: '/c',
    issuer: { origin: 'https://issuer.example', name: 'Old Issuer' },
  };

  test('stands in its one record: achievement, issuer by its host, dates, and the recipient beside a salt', async () => {
    const recipient = 'reader@sample.example';
    const identity = `sha256$${await sha256Hex(toBytes(`${recipient}salt`))}`;
    const assertion = { recipient: identity, salt: 'salt', issued_on: '2013-02-03', expires: '2014-01-01', badge: achievement };
    const { report, requests } = await verified(url, { documents: { [url]: assertion }, recipient });
    assert.deepEqual(requests, [url]);
    assert.equal(checkOf(report, 'recipient').outcome, 'passed');
    assert.equal(report.verdict, 'expired');
    assert.deepEqual(checkOf(report, 'validity-period').evidence, [
      { kind: 'claim', value: '/issuedOn 2013-02-03' },
      { kind: 'claim', value: '/expires 2014-01-01' },
    ]);
    assert.deepEqual(checkOf(report, 'known-issuer').problem, { code: 'known-issuer.unknown', at: 'https://issuer.example' });
    assert.deepEqual(await namesOf(url, { [url]: assertion }), [['Old Badge', 'Old Issuer']]);
    const plain = { ...assertion, recipient, salt: undefined };
    assert.equal(
      checkOf((await verified(url, { documents: { [url]: plain }, recipient })).report, 'recipient').outcome,
      'passed',
    );
  });
});

suite('what is believed of a badge of Open Badges 1.0', () => {
  test('is read without a date that is none, and then nobody says that it is in force', async () => {
    const [url, classUrl, page] = ['a', 'b', 'i'].map((name) => `https://issuer.example/${name}.json`) as [
      string,
      string,
      string,
    ];
    const recipient = { type: 'email', hashed: false, identity: 'reader@sample.example' };
    const assertion = { uid: '1', recipient, badge: classUrl, verify: { type: 'hosted', url } };
    const records = {
      [classUrl]: { name: 'Old Badge', description: 'd', image: page, criteria: page, issuer: page },
      [page]: { name: 'Old Issuer', url: 'https://issuer.example' },
    };
    const dated = async (dates: object) => {
      const { report, badge } = await verified(
        { ...assertion, ...dates },
        { documents: { ...records, [url]: { ...assertion, ...dates } } },
      );
      const { outcome, problem } = checkOf(report, 'validity-period');
      return [badge.name, badge.validFrom, report.verdict, outcome, problem?.code, problem?.at];
    };
    const unreadable = ['unconfirmed', 'inconclusive', 'validity-period.unreadable'];
    for (const issuedOn of ['2013-02', '2013-02-21T15:18.000-0500', '1361460000000', 'Tue, 01 Mar 2016 10:00:00 GMT', '0'])
      assert.deepEqual(await dated({ issuedOn }), ['Old Badge', undefined, ...unreadable, '/issuedOn'], issuedOn);
    const never = await dated({ issuedOn: '2013-02-03', expires: 'never' });
    assert.deepEqual(never, ['Old Badge', '2013-02-03', ...unreadable, '/expires']);
    const over = await dated({ issuedOn: 'soon', expires: '2014-01-01' });
    assert.deepEqual(over.slice(2), ['expired', 'failed', 'validity-period.expired', '/expires']);
  });
});

suite('a newer edition', () => {
  const service = 'https://issuer.example/refresh/1';
  const more = { refreshService: { id: service, type: '1EdTechCredentialRefresh' } };

  test('is asked for in the name of a signed credential alone', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    assert.deepEqual((await verified(await issueJwt(issuer, draftCredential(issuer, { more })))).requests, [service]);
    const badge = hostedBadge({ assertion: more });
    for (const [body, documents] of [
      [draftCredential(issuer, { more }), {}],
      [badge.assertion, badge.documents],
      [await issueJwt(issuer, draftCredential(issuer)), {}],
    ] as const) {
      const { report, requests } = await verified(body, { documents });
      assert.deepEqual(checkOf(report, 'refresh'), { id: 'refresh', outcome: 'not-applicable' });
      assert.notInclude(requests, service);
    }
  });
});
