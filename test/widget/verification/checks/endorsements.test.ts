import { suite, test } from '#test';
import { assert } from 'chai';
import { createIssuer, draftCredential, hostedBadge, issueDataIntegrity, issueJwt } from '../../../support/issue-credential.ts';
import type { JsonDocument, SigningIssuer } from '../../../support/issue-credential.ts';
import { checked, found, verified } from '../../../support/verified.ts';

const ACHIEVEMENT = 'urn:uuid:1d6b9d0e-8f0e-4f2f-8d9a-2f9b8a7c6d5e';

/** What somebody says of something, unsigned. */
const endorsement = (endorser: SigningIssuer, about: string, more: JsonDocument = {}) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:0a0a0a0a-0000-4000-8000-000000000001',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'Endorsement',
  issuer: { id: endorser.id, type: ['Profile'], name: endorser.name },
  validFrom: '2025-01-01T00:00:00Z',
  credentialSubject: { id: about, type: ['EndorsementSubject'], endorsementComment: 'Sound.' },
  ...more,
});

/** A badge whose achievement carries these. */
async function endorsed(achievement: JsonDocument) {
  const issuer = await createIssuer({ method: 'did:key' });
  return issueJwt(issuer, draftCredential(issuer, { achievement }));
}

suite('endorsements', () => {
  test('embedded and as a JWT, they hold by their own proofs', async () => {
    const endorser = await createIssuer({ method: 'did:key' });
    const said = endorsement(endorser, ACHIEVEMENT);
    const embedded = await endorsed({ endorsement: [await issueDataIntegrity(endorser, said)] });
    const asJwt = await endorsed({ endorsementJwt: [await issueJwt(endorser, said)] });
    found(await checked('endorsements', embedded), 'passed');
    found(await checked('endorsements', asJwt), 'passed');
  });

  test('one that was changed, or signed by another, fails and leaves the verdict alone', async () => {
    const [endorser, stranger] = [await createIssuer({ method: 'did:key' }), await createIssuer({ method: 'did:key' })];
    const said = endorsement(endorser, ACHIEVEMENT);
    const signed = await issueDataIntegrity(endorser, said);
    for (const odd of [{ ...signed, name: 'Changed' }, await issueDataIntegrity(stranger, said)]) {
      const badge = await endorsed({ endorsement: [signed, odd] });
      found(await checked('endorsements', badge), 'failed', 'endorsements.invalid');
      assert.equal((await verified(badge)).report.verdict, 'verified');
    }
  });

  test("praise for somebody else's badge, moved over to this one, fails", async () => {
    const endorser = await createIssuer({ method: 'did:key' });
    const badge = await endorsed({ endorsementJwt: await issueJwt(endorser, endorsement(endorser, 'urn:uuid:other')) });
    found(await checked('endorsements', badge), 'failed', 'endorsements.invalid');
  });

  test('unsigned, unreadable, run out or out of reach, it could not be checked', async () => {
    const [endorser, far] = [
      await createIssuer({ method: 'did:key' }),
      await createIssuer({ method: 'did:web', host: 'far.example' }),
    ];
    const late = await issueJwt(endorser, endorsement(endorser, ACHIEVEMENT, { validUntil: '2026-01-01T00:00:00Z' }));
    const over = await issueJwt(endorser, endorsement(endorser, ACHIEVEMENT), { claims: { exp: 1_750_000_000 } });
    const credentialStatus = { id: 'https://lists.example/1', type: '1EdTechRevocationList' };
    const unasked = await issueJwt(endorser, endorsement(endorser, ACHIEVEMENT, { credentialStatus }));
    const unreachable = await issueJwt(far, endorsement(far, ACHIEVEMENT));
    for (const achievement of [
      { endorsement: [endorsement(endorser, ACHIEVEMENT)] },
      { endorsement: ['https://elsewhere.example/endorsement'] },
      { endorsementJwt: ['a.b', 7] },
      { endorsementJwt: late },
      { endorsementJwt: over },
      { endorsementJwt: unasked },
      { endorsementJwt: unreachable },
    ]) {
      found(await checked('endorsements', await endorsed(achievement)), 'inconclusive', 'endorsements.unverified');
    }
  });

  test('a thousand of them are not all looked at', async () => {
    const endorser = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(endorser, endorsement(endorser, ACHIEVEMENT));
    const check = await checked('endorsements', await endorsed({ endorsementJwt: Array.from({ length: 200 }, () => jwt) }));
    found(check, 'inconclusive', 'endorsements.unverified');
    assert.isAtMost(check.evidence?.length ?? 0, 20);
  });

  test('records of Open Badges 2.0 are told of, and none is no question', async () => {
    const badge = hostedBadge({ badgeClass: { endorsement: 'https://issuer.example/endorsement/1' } });
    found(await checked('endorsements', badge.assertion, badge), 'inconclusive', 'endorsements.unverified');
    const plain = hostedBadge();
    found(await checked('endorsements', plain.assertion, plain), 'not-applicable');
  });
});
