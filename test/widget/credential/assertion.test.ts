import { suite, test } from '#test';
import { assert } from 'chai';
import { readCredential } from '../../../widget/credential/read-credential.ts';
import { bytesOf, refusalAt } from '../../support/refusal.ts';

const url = 'https://issuer.example/a/1';
const badge = { name: 'Knots', issuer: { name: 'Sample Guild', url: 'https://issuer.example' } };

/** How a document is read: its form and its version, or why it is refused. */
async function read(document: object): Promise<string> {
  let told = '';
  const refused = await refusalAt(async () => {
    const { secured, badge: shown } = await readCredential(bytesOf(document));
    told = `${secured.form} ${shown.specVersion}`;
  });
  return told || refused;
}

suite('an assertion', () => {
  test('is told by its members where its type says nothing', async () => {
    for (const [document, told] of [
      [{ badge, recipient: 'a@sample.example', verify: { url } }, 'hosted 0.5'],
      [{ badge: url, recipient: {}, verify: { url } }, 'hosted 1.0'],
      [{ badge, issued_on: '2011-12-31' }, 'unsecured 1.0'],
      [{ badge, issuedOn: '2011-12-31' }, 'unsecured 1.0'],
      [{ badge, recipient: {} }, 'unsecured 1.0'],
      [{ verify: { url } }, 'hosted 1.0'],
      [{ id: url, revoked: true }, 'hosted 1.0'],
      [{ id: url, revoked: 'true' }, 'BADGE_NOT_A_BADGE'],
      [{ badge }, 'BADGE_NOT_A_BADGE'],
      [{ recipient: {}, issuedOn: '2011-12-31' }, 'BADGE_NOT_A_BADGE'],
      [{ type: 'AssertionOfFaith', id: url }, 'BADGE_NOT_A_BADGE'],
      [{ type: 'AssertionOfFaith', id: url, verify: { url } }, 'hosted 2.0'],
      [{ type: ['Other', 'Assertion'], id: url }, 'hosted 2.0'],
    ] as const) {
      assert.equal(await read(document), told, JSON.stringify(document));
    }
  });

  test('is of the version that its context says, and without one of 2.0 if it has a type', async () => {
    const old = { badge, recipient: 'a@sample.example', verify: { url } };
    for (const [document, told] of [
      [{ ...old, '@context': {} }, '2.0'],
      [{ ...old, type: 'Assertion' }, '2.0'],
      [{ ...old, '@context': 'https://w3id.org/openbadges/v2' }, '2.0'],
      [{ ...old, '@context': 'https://w3id.org/openbadges/v1' }, '1.1'],
      [{ ...old, '@context': 'https://standard.openbadges.org/1.1/context.json' }, '1.1'],
      [{ ...old, '@context': 'https://w3id.org/openbadges/v1/' }, '1.1'],
      [{ ...old, '@context': 'https://openbadgespec.org/v1/context.json' }, '1.1'],
      [{ ...old, '@context': 'http://www.openbadgespec.org/v1' }, '1.1'],
      [{ ...old, '@context': 'https://openbadgespec.org/v10/context.json' }, '2.0'],
      [{ ...old, '@context': 'https://w3id.org/openbadges/v1x' }, '2.0'],
      [{ ...old, '@context': [{}, 'https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld'] }, '2.1'],
    ] as const) {
      assert.equal((await read({ ...document, recipient: {} })).split(' ')[1], told, JSON.stringify(document));
    }
  });

  test('lies where its id says, and before 2.0 where `verify` says', async () => {
    const other = 'https://issuer.example/other';
    const at = async (document: object) => {
      const { secured } = await readCredential(bytesOf(document));
      return secured.form === 'hosted' ? secured.url : undefined;
    };
    const verify = { type: 'hosted', url };
    assert.equal(await at({ recipient: {}, badge, verify }), url);
    assert.equal(await at({ recipient: {}, badge, verification: verify }), url);
    assert.equal(await at({ recipient: {}, badge, verify, id: other }), other);
    assert.equal(await at({ recipient: {}, badge, verify, id: null }), url);
    assert.isUndefined(await at({ recipient: {}, badge, verify, id: 7 }));
    assert.isUndefined(await at({ type: 'Assertion', badge, verify }));
    for (const context of ['https://w3id.org/openbadges/v1/', 'https://openbadgespec.org/v1/context.json'])
      assert.equal(await at({ '@context': context, type: 'Assertion', uid: '7', recipient: {}, badge, verify }), url);
  });

  test('that says it is signed lies nowhere; one that says it is not may', async () => {
    const of = async (type: unknown) => read({ type: 'Assertion', id: url, badge, verification: { type } });
    for (const type of ['signed', 'SignedBadge', ['Other', 'signed']]) assert.equal(await of(type), 'unsecured 2.0');
    for (const type of ['hosted', 'HostedBadge', 'unsigned', undefined, 7]) assert.equal(await of(type), 'hosted 2.0');
  });

  test('may have an address of 4,096 characters, and none that is longer', async () => {
    const of = async (length: number) => read({ type: 'Assertion', id: `${url}?`.padEnd(length, 'x'), badge });
    assert.equal(await of(4096), 'hosted 2.0');
    assert.equal(await of(4097), 'unsecured 2.0');
    const svg = (length: number) =>
      bytesOf(
        `<svg><assertion xmlns="http://openbadges.org" verify="${`${url}?`.padEnd(length, 'x')}">{"type":"Assertion"}</assertion></svg>`,
      );
    assert.equal((await readCredential(svg(4096))).secured.form, 'hosted');
    assert.equal((await readCredential(svg(4097))).secured.form, 'unsecured');
  });
});
