import { suite, test } from '#test';
import { assert } from 'chai';
import { createDocumentLoader } from '../../../widget/credential/document-loader.ts';
import { readCredential } from '../../../widget/credential/read-credential.ts';
import type { VerificationReport } from '../../../widget/verification/report.ts';
import { verifyCredential } from '../../../widget/verification/verify-credential.ts';
import { createIssuer, draftCredential, hostedBadge, issueJwt, toBytes } from '../../support/issue-credential.ts';
import { checkOf, found, NOW } from '../../support/verified.ts';

/** As it was written before its issuer had TLS. */
const before = (value: unknown): string => JSON.stringify(value).replaceAll('https://issuer.example', 'http://issuer.example');

/** Verifies with the browser's loader on hosts that answer over TLS alone; what was asked. */
async function verifiedOver(
  body: unknown,
  documents: { readonly [url: string]: string },
): Promise<{ readonly report: VerificationReport; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const answer: typeof fetch = async (input) => {
    const url = input instanceof Request ? input.url : String(input);
    asked.push(url);
    const document = documents[url];
    return document === undefined ? new Response('', { status: 404 }) : new Response(document);
  };
  const loadDocument = createDocumentLoader({ fetch: answer, now: () => NOW });
  const report = await verifyCredential(await readCredential(toBytes(body)), { loadDocument, now: NOW });
  return { report, asked };
}

suite('a badge with addresses of the years before TLS', () => {
  test('is asked for over it, and is its issuer’s', async () => {
    const { assertion, documents } = hostedBadge();
    const served = Object.fromEntries(Object.entries(documents).map(([url, document]) => [url, before(document)]));
    const { report, asked } = await verifiedOver(before(assertion), served);
    assert.equal(report.verdict, 'verified', JSON.stringify(report.checks));
    assert.deepEqual(
      asked.filter((url) => !url.startsWith('https:')),
      [],
    );
    assert.isUndefined(checkOf(report, 'issuer-binding').warnings, 'no redirect: the host is the same');
  });

  test('is still not to be told where the host does not answer over TLS, and never forged', async () => {
    const { assertion } = hostedBadge();
    const unreachable: typeof fetch = () => Promise.reject(new TypeError('certificate'));
    const loadDocument = createDocumentLoader({ fetch: unreachable, now: () => NOW });
    const { verdict } = await verifyCredential(await readCredential(toBytes(before(assertion))), { loadDocument, now: NOW });
    assert.equal(verdict, 'unconfirmed');
  });

  test('may have its keys under such an address, in the Profile or at an address of their own', async () => {
    const made = await createIssuer({ method: 'https', alg: 'ES256' });
    const id = made.id.replace('https:', 'http:');
    for (const keyId of [`${id}#key`, 'http://issuer.example/keys/1']) {
      const issuer = { ...made, id, keyId };
      const method = { id: keyId, type: 'JsonWebKey', controller: id, publicKeyJwk: made.keys.publicJwk };
      const profile = { id, type: 'Profile', name: made.name, assertionMethod: method };
      const served = { [made.id]: JSON.stringify(profile), 'https://issuer.example/keys/1': JSON.stringify(made.keys.publicJwk) };
      const { report } = await verifiedOver(await issueJwt(issuer, draftCredential(issuer)), served);
      found(checkOf(report, 'issuer-binding'), 'passed');
      assert.equal(report.verdict, 'verified', keyId);
    }
  });
});
