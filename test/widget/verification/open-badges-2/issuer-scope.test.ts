import { suite, test } from '#test';
import { assert } from 'chai';
import { hostedBadge } from '../../../support/issue-credential.ts';
import type { JsonDocument } from '../../../support/issue-credential.ts';
import { checked, found, warned } from '../../../support/verified.ts';

/** Whether a badge at `url` may be of an issuer at issuer.example with these rules. */
async function binding(url: string, verification?: JsonDocument) {
  const badge = hostedBadge({ assertion: { id: url }, ...(verification && { issuer: { verification } }) });
  return checked('issuer-binding', badge.assertion, { documents: { ...badge.documents, [url]: badge.assertion } });
}

/** Rules, where a badge lies, and whether it may: `true` and nothing is odd. */
async function allows(rules: JsonDocument | undefined, within: readonly string[], outside: readonly string[]): Promise<void> {
  for (const url of within) {
    const check = await binding(url, rules);
    found(check, 'passed');
    assert.deepEqual(warned(check), [], url);
  }
  for (const url of outside) found(await binding(url, rules), 'failed', 'issuer-binding.out-of-scope');
}

suite('where the badges of an issuer may lie', () => {
  test('hosts are parsed: neither user names nor longer names nor other ports pass for the issuer', async () => {
    const strangers = [
      'issuer.example@attacker.example',
      'issuer.example.attacker.example',
      'xissuer.example',
      'issuer.example:8443',
    ];
    await allows(
      undefined,
      ['https://issuer.example/a/1', 'https://ISSUER.example:443/a/1', 'http://issuer.example/a/1'],
      strangers.map((host) => `https://${host}/a/1`),
    );
  });

  test('allowedOrigins names hosts, one or many, also written as URLs', async () => {
    const [cdn, own] = ['https://cdn.example/a/1', 'https://issuer.example/a/1'];
    for (const origins of [
      'cdn.example',
      'http://cdn.example',
      'HTTPS://cdn.example/badges',
      'cdn.example/?of=https://x.example',
    ]) {
      await allows({ allowedOrigins: origins }, [cdn, 'https://cdn.example:8443/a/1'], [own, 'https://xcdn.example/a/1']);
    }
    await allows({ allowedOrigins: ['issuer.example', 7, 'cdn.example'] }, [cdn, own], ['https://x.example/a/1']);
    await allows({ allowedOrigins: ['issuer.example'] }, [own], [cdn]);
  });

  test('rules in a list of one are the same rules', async () => {
    const within = 'https://issuer.example/badges/1';
    const rules = { startsWith: 'https://issuer.example/badges/' };
    for (const [url, outcome] of [
      [within, 'passed'],
      ['https://issuer.example/users/1', 'failed'],
    ] as const) {
      const badge = hostedBadge({ assertion: { id: url }, issuer: { verification: [rules] } });
      const check = await checked('issuer-binding', badge.assertion, {
        documents: { ...badge.documents, [url]: badge.assertion },
      });
      assert.equal(check.outcome, outcome);
    }
  });

  test('allowedOrigins with a port means that port', async () => {
    const others = ['https://cdn.example/a/1', 'https://cdn.example:9/a/1'];
    await allows({ allowedOrigins: 'cdn.example:8443' }, ['https://cdn.example:8443/a/1'], others);
  });

  test('allowedOrigins without any host leave the own one', async () => {
    for (const allowedOrigins of ['not a host', [], 7]) {
      await allows({ allowedOrigins }, ['https://issuer.example/a/1'], ['https://cdn.example/a/1']);
    }
  });

  test('startsWith narrows, and one of several is enough', async () => {
    const prefix = 'https://issuer.example/a/';
    const [inside, below] = ['https://issuer.example/a/1', 'https://issuer.example/b/../a/1'];
    await allows(
      { startsWith: prefix },
      [inside, below],
      ['https://issuer.example/c/1', 'https://issuer.example/a/../c/1', 'https://issuer.example/a/%2e%2e/c/1'],
    );
    await allows({ startsWith: ['https://issuer.example/b/', prefix] }, [inside], ['https://issuer.example/c/1']);
    await allows({ startsWith: 'http://issuer.example/a/' }, ['http://issuer.example/a/1'], [inside]);
  });

  test('startsWith may be written in another way than the address is asked for', async () => {
    for (const startsWith of ['https://ISSUER.example/a/', 'https://issuer.example:443/a/'])
      await allows({ startsWith }, ['https://issuer.example/a/1'], ['https://issuer.example/A/1', 'https://issuer.example/c/1']);
    await allows(
      { startsWith: 'https://issuer.example/é/' },
      ['https://issuer.example/é/1', 'https://issuer.example/%C3%A9/1'],
      ['https://issuer.example/e/1'],
    );
  });

  test('a prefix that ends within the host name lets nobody in by itself, and is told', async () => {
    const startsWith = 'https://issuer.example';
    const foreign = 'https://issuer.example.attacker.example/a/1';
    found(await binding(foreign, { startsWith }), 'failed', 'issuer-binding.out-of-scope');
    const listed = await binding(foreign, { startsWith, allowedOrigins: ['issuer.example', 'issuer.example.attacker.example'] });
    found(listed, 'passed');
    assert.deepEqual(listed.warnings, [{ code: 'issuer-binding.scope-too-wide', at: startsWith }]);
  });

  test('the host names of one service are one host, and longer names are not', async () => {
    const of = async (assertionHost: string, issuerHost: string) => {
      const url = `https://${assertionHost}/v1/obi/v2/badge_assertions/1`;
      const profile = `https://${issuerHost}/api/v1/obi/v2/issuers/1`;
      const badge = hostedBadge({ assertion: { id: url }, badgeClass: { issuer: profile } });
      const documents = { ...badge.documents, [url]: badge.assertion, [profile]: { ...badge.issuer, id: profile } };
      return checked('issuer-binding', badge.assertion, { documents });
    };
    for (const host of ['www.credly.com', 'credly.com', 'api.credly.com', 'api.youracclaim.com', 'www.youracclaim.com']) {
      found(await of(host, 'www.credly.com'), 'passed');
      found(await of('www.credly.com', host), 'passed');
    }
    for (const [one, other] of [
      ['credly.com:8443', 'www.credly.com'],
      ['cdn.credly.com', 'www.credly.com'],
      ['xcredly.com', 'www.credly.com'],
      ['credly.com.attacker.example', 'api.credly.com.attacker.example'],
    ] as const) {
      found(await of(one, other), 'failed', 'issuer-binding.out-of-scope');
    }
  });

  test('an identifier that only mentions a host has none', async () => {
    for (const id of ['urn:did:web:issuer.example', 'urn:https://issuer.example/']) {
      const badge = hostedBadge({ badgeClass: { issuer: { type: 'Issuer', id, name: 'Sample Issuer' } } });
      found(await checked('issuer-binding', badge.assertion, badge), 'inconclusive', 'issuer-binding.not-proven');
    }
  });
});
