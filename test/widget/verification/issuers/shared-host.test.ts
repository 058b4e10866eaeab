import { suite, test } from '#test';
import { assert } from 'chai';
import { isAnybodys } from '../../../../widget/verification/issuers/shared-host.ts';
import type { Check } from '../../../../widget/verification/report.ts';
import { createIssuer, draftCredential, hostedBadge, issueJwt } from '../../../support/issue-credential.ts';
import { checkOf, found, verified } from '../../../support/verified.ts';

// Host, where a guild publishes on it, and where a stranger does.
const PLACES = [
  ['raw.githubusercontent.com', 'guild/badges/main', 'stranger/badges/main'],
  ['gist.githubusercontent.com', 'guild/0a/raw', 'stranger/0a/raw'],
  ['gitlab.com', 'guild/badges/-/raw/main', 'stranger/badges/-/raw/main'],
  ['cdn.jsdelivr.net', 'gh/guild/badges@main', 'gh/stranger/badges@main'],
  ['unpkg.com', '@guild/badges@1.0.0', '@stranger/badges@1.0.0'],
  ['storage.googleapis.com', 'guild', 'stranger'],
  ['s3.amazonaws.com', 'guild', 'stranger'],
  ['s3.eu-central-1.amazonaws.com', 'guild', 'guild.'],
  ['script.google.com', 'macros/s/AKguild', 'macros/s/AKstranger'],
] as const;

/** The binding of a badge at `at`, on one host with the issuer's Profile and its BadgeClass. */
async function bindingAt(host: string, guild: string, at: string, verification?: unknown): Promise<Check> {
  const place = { host, path: `${guild}/1`, issuerPath: `${guild}/issuer.json` };
  const { assertion, documents } = hostedBadge({ ...place, issuer: { verification } });
  const id = `https://${host}/${at}/assertion.json`;
  const laid = { ...assertion, id };
  return checkOf((await verified(laid, { documents: { ...documents, [id]: laid } })).report, 'issuer-binding');
}

suite('a host where anybody can publish', () => {
  test('holds the badges of an issuer under the issuer’s own name, and leaves others open', async () => {
    for (const [host, guild, stranger] of PLACES) {
      found(await bindingAt(host, guild, `${guild}/2`), 'passed');
      found(await bindingAt(host, guild, `${stranger}/2`), 'inconclusive', 'issuer-binding.shared-host');
    }
    // Whose page it is cannot be seen there at all.
    found(await bindingAt('drive.google.com', 'a', 'b'), 'inconclusive', 'issuer-binding.shared-host');
  });

  test('lets nobody in by a rule that names the whole of it, and lets in whom the issuer names', async () => {
    const [[host, guild, stranger]] = PLACES;
    for (const verification of [{ allowedOrigins: host }, { startsWith: `https://${host}/` }])
      found(await bindingAt(host, guild, `${stranger}/2`, verification), 'inconclusive', 'issuer-binding.shared-host');
    found(await bindingAt(host, guild, `${stranger}/2`, { startsWith: `https://${host}/${stranger}/` }), 'passed');
    found(
      await bindingAt(host, guild, 'other/2', { startsWith: `https://${host}/${stranger}/` }),
      'failed',
      'issuer-binding.out-of-scope',
    );
    const { assertion, documents } = hostedBadge({ issuer: { verification: { allowedOrigins: host } } });
    const laid = { ...assertion, id: `https://${host}/${stranger}/2.json` };
    const { report } = await verified(laid, { documents: { ...documents, [laid.id]: laid } });
    found(checkOf(report, 'issuer-binding'), 'inconclusive', 'issuer-binding.shared-host');
  });

  test('vouches for no key at an address of its own, but its issuer’s own section does', async () => {
    const made = await createIssuer({ method: 'https', alg: 'ES256' });
    const id = 'https://raw.githubusercontent.com/guild/badges/main/issuer.json';
    for (const [owner, outcome] of [
      ['guild', 'passed'],
      ['stranger', 'inconclusive'],
    ] as const) {
      const keyId = `https://raw.githubusercontent.com/${owner}/keys/main/key.json`;
      const token = await issueJwt({ ...made, id, keyId }, draftCredential({ ...made, id }));
      const check = checkOf((await verified(token, { documents: { [keyId]: made.keys.publicJwk } })).report, 'issuer-binding');
      assert.equal(check.outcome, outcome, owner);
    }
  });

  test('is no host that only ends or begins like one, nor one with a section in its name', () => {
    for (const host of [
      'raw.githubusercontent.com.example',
      'notgithub.com',
      'guild.github.io',
      'guild.s3.amazonaws.com',
      'issuer.example',
    ])
      assert.isFalse(isAnybodys(`https://${host}/stranger/a`, [`https://${host}/guild/a`]), host);
    assert.isFalse(isAnybodys('urn:uuid:1', []));
    assert.isTrue(isAnybodys('https://gitlab.com/a/b', []));
  });
});
