import { suite, test } from '#test';
import { assert } from 'chai';
import { createIssuer, draftCredential, hostedBadge, issueJwt } from '../../../support/issue-credential.ts';
import type { JsonDocument } from '../../../support/issue-credential.ts';
import { checked, found, says, verified } from '../../../support/verified.ts';
import { hash, hexOf } from '../../../../widget/verification/json-value.ts';
import { md5 } from '../../../../widget/verification/md5.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const sha256 = async (text: string) => `sha256$${hexOf(await hash('SHA-256', utf8(text)))}`;

const typed = async (recipient: string, claim: JsonDocument | string, more: JsonDocument = {}) => {
  const badge = hostedBadge({ assertion: { recipient: claim, ...more } });
  return checked('recipient', badge.assertion, { ...badge, recipient });
};

suite('recipient', () => {
  test('nothing typed, nothing compared', async () => {
    const badge = hostedBadge();
    found(await checked('recipient', badge.assertion, badge), 'not-applicable');
    found(await typed('  ', { type: 'email', identity: 'a@b.example' }), 'not-applicable');
  });

  test('hashes with and without salt, of every kind that badges carry', async () => {
    const value = 'earner@sample.example';
    const sha512 = `sha512$${hexOf(await hash('SHA-512', utf8(`${value}salt`)))}`;
    found(await typed(value, { type: 'email', hashed: true, identity: await sha256(value) }), 'passed');
    found(await typed(value, { type: 'email', hashed: true, salt: 'salt', identity: await sha256(`${value}salt`) }), 'passed');
    found(await typed(value, { type: 'email', hashed: true, salt: 'salt', identity: sha512 }), 'passed');
    found(
      await typed(value, { type: 'email', hashed: true, salt: 'salt', identity: `md5$${hexOf(md5(utf8(`${value}salt`)))}` }),
      'passed',
    );
    found(await typed(value, { type: 'email', hashed: true, identity: (await sha256(value)).toUpperCase() }), 'passed');
    found(await typed(value, { type: 'email', hashed: false, identity: value }), 'passed');
    for (const [name, digest] of [
      ['sha-256', await hash('SHA-256', utf8(value))],
      ['SHA-512', await hash('SHA-512', utf8(value))],
      ['sha-512', await hash('SHA-512', utf8(value))],
      ['sha1', await hash('SHA-1', utf8(value))],
      ['SHA-1', await hash('SHA-1', utf8(value))],
      ['sha384', await hash('SHA-384', utf8(value))],
    ] as const) {
      found(await typed(value, { type: 'email', hashed: true, identity: `${name}$${hexOf(digest)}` }), 'passed');
    }
    says(await typed(value, value), { outcome: 'passed', evidence: [{ kind: 'claim', value: 'email as-typed' }] });
    found(await typed(value, await sha256(`${value}salt`), { salt: 'salt' }), 'passed');
  });

  test('what is not hashed is compared as it is written, its scheme and its case apart', async () => {
    for (const [identity, recipient, outcome] of [
      ['mailto:earner@sample.example', 'earner@sample.example', 'passed'],
      ['MAILTO:earner@sample.example', 'earner@sample.example', 'passed'],
      ['earner@sample.example', 'mailto:earner@sample.example', 'passed'],
      ['tel:+31201234567', '+31201234567', 'passed'],
      ['Earner@Sample.example', 'earner@sample.example', 'passed'],
      ['earner@sample.example', ' EARNER@sample.example', 'passed'],
      ['https://sample.example/a$1', 'https://sample.example/a$1', 'passed'],
      ['earner$1@sample.example', 'earner$1@sample.example', 'passed'],
      ['https://sample.example/', 'https://sample.example', 'passed'],
      ['https://Sample.example/a', 'https://sample.example/a', 'passed'],
      ['tel:+31 (20) 123-45.67', '+31201234567', 'passed'],
      ['+31201234567', '+31 20 123 4567', 'passed'],
      ['+31201234567', '+31 20 123 4568', 'failed'],
      ['https://sample.example/mailto:a', 'https://sample.example/a', 'failed'],
      ['mailto:other@sample.example', 'earner@sample.example', 'failed'],
    ] as const) {
      assert.equal((await typed(recipient, { type: 'email', identity })).outcome, outcome, identity);
    }
  });

  test('a hash without its algorithm is of the one that has its length', async () => {
    const value = 'earner@sample.example';
    const sha = (size: number) => hash(`SHA-${size}`, utf8(`${value}s`));
    const digests = [await sha(1), await sha(256), await sha(384), await sha(512), md5(utf8(`${value}s`))];
    for (const hex of digests.map(hexOf)) {
      for (const identity of [hex, hex.toUpperCase()]) {
        found(await typed(value, { type: 'email', hashed: true, salt: 's', identity }), 'passed');
        found(await typed(`x${value}`, { type: 'email', hashed: true, salt: 's', identity }), 'failed', 'recipient.no-match');
      }
    }
    for (const length of [39, 41, 63, 127]) {
      const number = '0'.repeat(length);
      found(await typed(number, { type: 'telephone', identity: number }), 'passed');
    }
  });

  test('an address and a number of another kind are not compared: neither is somebody else’s', async () => {
    const account = { type: 'id', hashed: true, salt: 's', identity: await sha256('urn:mace:eduid:1s') };
    const mail = { type: 'email', hashed: true, identity: await sha256('earner@sample.example') };
    const open = (type: string) => ({
      outcome: 'inconclusive' as const,
      problem: { code: 'recipient.unsupported' as const, values: { type } },
    });
    says(await typed('earner@sample.example', account), open('id'));
    says(await typed('earner@sample.example', { type: 'id', identity: 'did:example:earner' }), open('id'));
    says(await typed('did:example:earner', mail), open('email'));
    found(await typed('urn:mace:eduid:1', account), 'passed');
    found(await typed('urn:mace:eduid:2', account), 'failed', 'recipient.no-match');
    found(await typed('reader@sample.example', { identity: mail.identity }), 'failed', 'recipient.no-match');
    const badge = hostedBadge({ assertion: { recipient: [account, mail] } });
    found(
      await checked('recipient', badge.assertion, { ...badge, recipient: 'reader@sample.example' }),
      'failed',
      'recipient.no-match',
    );
  });

  test('somebody else is somebody else', async () => {
    for (const claim of [await sha256('earner@sample.example'), 'other@sample.example', 'sha256$', 'sha256$00']) {
      found(
        await typed('reader@sample.example', { type: 'email', hashed: true, identity: claim }),
        'failed',
        'recipient.no-match',
      );
    }
  });

  test('as typed goes first, then trimmed and in lower case, and the report says which', async () => {
    const lower = { type: 'email', hashed: true, identity: await sha256('earner@sample.example') };
    const mixed = { type: 'email', hashed: true, identity: await sha256('Earner@Sample.example') };
    const form = async (value: string, claim: JsonDocument) => (await typed(value, claim)).evidence?.[0]?.value;
    says(await typed('earner@sample.example', lower), {
      outcome: 'passed',
      evidence: [{ kind: 'claim', value: 'email as-typed' }],
    });
    assert.equal(await form('earner@sample.example', { identity: 'earner@sample.example' }), 'as-typed');
    assert.equal(await form(' Earner@Sample.example ', lower), 'email trimmed-lower-case');
    assert.equal(await form('Earner@Sample.example', mixed), 'email as-typed');
    found(await typed('earner@sample.example', mixed), 'failed', 'recipient.no-match');
  });

  test('a hash of an unknown kind and a badge for nobody leave it open', async () => {
    for (const type of ['sample99', 'sha224', 'sha3-256', 'xsha1']) {
      says(await typed('earner@sample.example', { type: 'email', hashed: true, identity: `${type}$abcd` }), {
        outcome: 'inconclusive',
        problem: { code: 'recipient.unsupported', values: { type } },
      });
    }
    says(await typed('earner@sample.example', {}), { outcome: 'inconclusive', problem: { code: 'recipient.unsupported' } });
  });

  test('Open Badges 3.0 may name several, and its subject', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const identity = async (value: string, identityType: string) => ({
      type: 'IdentityObject',
      hashed: true,
      identityHash: await sha256(`${value}s`),
      identityType,
      salt: 's',
    });
    const identifier = [await identity('+31201234567', 'phoneNumber'), await identity('earner@sample.example', 'emailAddress')];
    const jwt = await issueJwt(issuer, draftCredential(issuer, { subject: { identifier } }));
    for (const [recipient, type] of [
      ['+31201234567', 'phoneNumber'],
      ['earner@sample.example', 'emailAddress'],
      ['did:example:earner', 'id'],
    ] as const) {
      says(await checked('recipient', jwt, { recipient }), {
        outcome: 'passed',
        evidence: [{ kind: 'claim', value: `${type} as-typed` }],
      });
    }
    found(await checked('recipient', jwt, { recipient: 'did:example:other' }), 'failed', 'recipient.no-match');

    const named = await issueJwt(issuer, draftCredential(issuer, { subject: { id: undefined, '@id': 'did:example:other' } }));
    found(await checked('recipient', named, { recipient: 'did:example:other' }), 'passed');
  });

  test('what was typed leaves the machine nowhere: not in a request, not in the report', async () => {
    const badge = hostedBadge();
    const { report, requests } = await verified(badge.assertion, { ...badge, recipient: 'reader@sample.example' });
    assert.notInclude(JSON.stringify([report, requests]), 'reader');
    assert.equal(report.verdict, 'verified');
  });
});

suite('MD5', () => {
  test('gives the digests of RFC 1321', () => {
    const digests: { readonly [text: string]: string } = {
      '': 'd41d8cd98f00b204e9800998ecf8427e',
      abc: '900150983cd24fb0d6963f7d28e17f72',
      'message digest': 'f96b697d7cb7938d525a2f31aaf161d0',
      ['1234567890'.repeat(8)]: '57edf4a22be3c955ac49da2e2107b67a',
    };
    for (const [text, digest] of Object.entries(digests)) assert.equal(hexOf(md5(utf8(text))), digest);
    assert.equal(hexOf(md5(utf8('a'.repeat(55)))), 'ef1772b6dff9a122358552954ad0df65');
    assert.equal(hexOf(md5(utf8('a'.repeat(64)))), '014842d480b571495a4a0363793f7367');
  });
});
