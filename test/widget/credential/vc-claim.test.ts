import { suite, test } from '#test';
import { assert } from 'chai';
import { withClaims } from '../../../widget/credential/vc-claim.ts';
import { createIssuer, draftCredential, issueJwt } from '../../support/issue-credential.ts';
import { verified } from '../../support/verified.ts';

const achievement = { type: ['Achievement'], name: 'Knots' };

suite('withClaims', () => {
  const claims = { iss: 'did:key:z6Mk', jti: 'urn:uuid:2', sub: 'did:example:earner', nbf: 1_735_689_600, exp: 1_798_761_600 };

  test('fills in what the credential does not say itself', () => {
    const { issuer, id, credentialSubject, issuanceDate, expirationDate } = withClaims(
      { type: 'VerifiableCredential', credentialSubject: { achievement } },
      claims,
    );
    assert.deepEqual(
      [issuer, id, issuanceDate, expirationDate],
      ['did:key:z6Mk', 'urn:uuid:2', '2025-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    );
    assert.deepEqual(credentialSubject, { id: 'did:example:earner', achievement });
  });

  test('fills in the identifier of an issuer that is described without it', () => {
    const described = { type: ['Profile'], name: 'Sample Guild' };
    assert.deepEqual(withClaims({ issuer: described }, claims).issuer, { id: 'did:key:z6Mk', ...described });
    assert.deepEqual(withClaims({ issuer: described }, {}).issuer, described);
    for (const issuer of ['did:key:z6Other', { id: 'did:key:z6Other' }])
      assert.deepEqual(withClaims({ issuer }, claims).issuer, issuer);
  });

  test("leaves the credential's own words, so that a contradiction stays visible", () => {
    const own = {
      id: 'urn:uuid:1',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { id: 'did:web:issuer.example', type: ['Profile'], name: 'Sample Guild', url: 'https://issuer.example' },
      validFrom: '2025-01-01T00:00:00Z',
      validUntil: '2027-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:other', achievement },
    };
    assert.deepEqual(withClaims(own, claims), own);
    assert.equal(withClaims({ credentialSubject: 'urn:uuid:3' }, claims).credentialSubject, 'urn:uuid:3');
    assert.deepEqual(withClaims({ credentialSubject: { achievement } }, {}), { credentialSubject: { achievement } });
  });

  test('takes empty text for what is not said', () => {
    const empty = { id: '', issuer: '', issuanceDate: '', expirationDate: '', credentialSubject: { achievement } };
    assert.deepEqual(withClaims(empty, claims), withClaims({ credentialSubject: { achievement } }, claims));
    assert.deepEqual(withClaims({ issuer: '', name: 0 }, {}), { name: 0 });
  });

  test('does not make dates of claims that are none', () => {
    assert.notProperty(withClaims({}, { nbf: 'soon', exp: 1e300 }), 'issuanceDate');
  });
});

suite('a credential in the "vc" claim', () => {
  test('is of the issuer that only "iss" names, also where it describes that issuer', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { issuer: _, ...credential } = draftCredential(issuer);
    for (const more of [{}, { issuer: { type: ['Profile'], name: issuer.name } }]) {
      const { report } = await verified(await issueJwt(issuer, { ...credential, ...more }, { vcdm: '1.1' }));
      assert.equal(report.verdict, 'verified', JSON.stringify(report.checks));
    }
    const stranger = await createIssuer({ method: 'did:key' });
    const { report } = await verified(
      await issueJwt(issuer, draftCredential(stranger), { vcdm: '1.1', claims: { iss: issuer.id } }),
    );
    assert.equal(report.verdict, 'invalid');
  });
});
