import { suite, test } from '#test';
import { assert } from 'chai';
import { createIssuer, draftCredential, hostedBadge, issueDataIntegrity, issueJwt } from '../../../support/issue-credential.ts';
import type { JsonDocument, SigningIssuer } from '../../../support/issue-credential.ts';
import { checked, found, says, verified } from '../../../support/verified.ts';

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

/** What the report says it looked at. */
const by = (...endorsers: readonly { readonly id: string }[]) => endorsers.map(({ id }) => ({ kind: 'claim', value: id }));

suite('endorsements', () => {
  test('embedded and as a JWT, they hold by their own proofs', async () => {
    const endorser = await createIssuer({ method: 'did:key' });
    const said = endorsement(endorser, ACHIEVEMENT);
    const embedded = await endorsed({ endorsement: [await issueDataIntegrity(endorser, said)] });
    const asJwt = await endorsed({ endorsementJwt: [await issueJwt(endorser, said)] });
    for (const badge of [embedded, asJwt]) {
      says(await checked('endorsements', badge), { outcome: 'passed', evidence: by(endorser) });
    }
  });

  test('may be of the credential and of its issuer, and one may be of several things', async () => {
    const [issuer, endorser] = [await createIssuer({ method: 'did:key' }), await createIssuer({ method: 'did:key' })];
    const { id } = draftCredential(issuer);
    const credentialSubject = [{ id: 'urn:uuid:other' }, { id, type: ['EndorsementSubject'] }];
    const ofCredential = await issueJwt(endorser, endorsement(endorser, String(id), { credentialSubject }));
    const ofIssuer = await issueJwt(endorser, endorsement(endorser, issuer.id));
    const draft = draftCredential(issuer, {
      profile: { endorsementJwt: [ofIssuer] },
      more: { endorsementJwt: ofCredential },
    });
    says(await checked('endorsements', await issueJwt(issuer, draft)), { outcome: 'passed', evidence: by(endorser, endorser) });
  });

  test('one that was changed, or signed by another, fails and leaves the verdict alone', async () => {
    const [endorser, stranger] = [await createIssuer({ method: 'did:key' }), await createIssuer({ method: 'did:key' })];
    const said = endorsement(endorser, ACHIEVEMENT);
    const signed = await issueDataIntegrity(endorser, said);
    for (const odd of [{ ...signed, name: 'Changed' }, await issueDataIntegrity(stranger, said)]) {
      const badge = await endorsed({ endorsement: [signed, odd] });
      says(await checked('endorsements', badge), {
        outcome: 'failed',
        problem: { code: 'endorsements.invalid', at: '/endorsement' },
        evidence: by(endorser, endorser),
      });
      assert.equal((await verified(badge)).report.verdict, 'verified');
    }
  });

  test("praise for somebody else's badge, or for nothing in particular, moved over to this one fails", async () => {
    const endorser = await createIssuer({ method: 'did:key' });
    const nothing = { credentialSubject: { type: ['EndorsementSubject'] } };
    for (const [said, id] of [
      [endorsement(endorser, 'urn:uuid:other'), ACHIEVEMENT],
      [endorsement(endorser, 'urn:uuid:other'), undefined],
      [endorsement(endorser, '', nothing), ACHIEVEMENT],
      [endorsement(endorser, '', nothing), undefined],
    ] as const) {
      says(await checked('endorsements', await endorsed({ id, endorsementJwt: await issueJwt(endorser, said) })), {
        outcome: 'failed',
        problem: { code: 'endorsements.invalid', at: '/endorsementJwt' },
        evidence: by(endorser),
      });
    }
  });

  test('a badge that somebody gave to its issuer is no word of theirs for that issuer', async () => {
    const [school, earner] = [await createIssuer({ method: 'did:key' }), await createIssuer({ method: 'did:key' })];
    const badge = draftCredential(school, { subject: { id: earner.id } });
    for (const [profile, at] of [
      [{ endorsement: [await issueDataIntegrity(school, badge)] }, '/endorsement'],
      [{ endorsementJwt: [await issueJwt(school, badge)] }, '/endorsementJwt'],
    ] as const) {
      says(await checked('endorsements', await issueJwt(earner, draftCredential(earner, { profile }))), {
        outcome: 'failed',
        problem: { code: 'endorsements.invalid', at },
        evidence: by(school),
      });
    }
  });

  test("praise for what lies on somebody else's host leaves open whether it is for what this badge calls so", async () => {
    const endorser = await createIssuer({ method: 'did:key' });
    const id = 'https://issuer.example/achievements/1';
    const said = await issueJwt(endorser, endorsement(endorser, id));
    for (const [issuer, outcome] of [
      [await createIssuer({ method: 'did:web', host: 'issuer.example' }), 'passed'],
      [await createIssuer({ method: 'did:web', host: 'stranger.example' }), 'inconclusive'],
      [await createIssuer({ method: 'did:key' }), 'inconclusive'],
    ] as const) {
      const draft = draftCredential(issuer, { achievement: { id, endorsementJwt: said } });
      const check = await checked('endorsements', await issueJwt(issuer, draft), { documents: issuer.documents });
      found(check, outcome, outcome === 'passed' ? undefined : 'endorsements.unverified');
    }
    // What lies on no host lies on nobody else's.
    const web = await createIssuer({ method: 'did:web', host: 'issuer.example' });
    const achievement = { endorsementJwt: await issueJwt(endorser, endorsement(endorser, ACHIEVEMENT)) };
    const badge = await issueJwt(web, draftCredential(web, { achievement }));
    found(await checked('endorsements', badge, { documents: web.documents }), 'passed');
  });

  test('run out, taken back perhaps, or out of reach, it could not be checked', async () => {
    const [endorser, far] = [
      await createIssuer({ method: 'did:key' }),
      await createIssuer({ method: 'did:web', host: 'far.example' }),
    ];
    // Its signature holds by the key that it carries; nobody can tell whose key that is.
    const away = { ...endorser, id: 'did:web:away.example', keyId: `did:web:away.example#${endorser.id.slice(8)}` };
    const late = await issueJwt(endorser, endorsement(endorser, ACHIEVEMENT, { validUntil: '2026-01-01T00:00:00Z' }));
    const over = await issueJwt(endorser, endorsement(endorser, ACHIEVEMENT), { claims: { exp: 1_750_000_000 } });
    const credentialStatus = { id: 'https://lists.example/1', type: '1EdTechRevocationList' };
    const unasked = await issueJwt(endorser, endorsement(endorser, ACHIEVEMENT, { credentialStatus }));
    const unreachable = await issueJwt(far, endorsement(far, ACHIEVEMENT));
    for (const [achievement, at, endorsers] of [
      [{ endorsementJwt: late }, '/endorsementJwt', by(endorser)],
      [{ endorsementJwt: over }, '/endorsementJwt', by(endorser)],
      [{ endorsementJwt: unasked }, '/endorsementJwt', by(endorser)],
      [{ endorsementJwt: unreachable }, '/endorsementJwt', by(far)],
      [{ endorsement: await issueDataIntegrity(away, endorsement(away, ACHIEVEMENT)) }, '/endorsement', by(away)],
    ] as const) {
      says(await checked('endorsements', await endorsed(achievement)), {
        outcome: 'inconclusive',
        problem: { code: 'endorsements.unverified', at },
        evidence: endorsers,
      });
    }
  });

  test('unsigned or unreadable, it could not be checked, and nothing was looked at', async () => {
    const endorser = await createIssuer({ method: 'did:key' });
    for (const [achievement, at] of [
      [{ endorsement: [endorsement(endorser, ACHIEVEMENT)] }, '/endorsement'],
      [{ endorsement: ['https://elsewhere.example/endorsement'] }, '/endorsement'],
      [{ endorsement: [['a.b']] }, '/endorsement'],
      [{ endorsementJwt: ['a.b'] }, '/endorsementJwt'],
      [{ endorsementJwt: 7 }, '/endorsementJwt'],
    ] as const) {
      says(await checked('endorsements', await endorsed(achievement)), {
        outcome: 'inconclusive',
        problem: { code: 'endorsements.unverified', at },
      });
    }
  });

  test('twenty are looked at, and a further one is told of', async () => {
    const endorser = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(endorser, endorsement(endorser, ACHIEVEMENT));
    const of = async (count: number) =>
      checked('endorsements', await endorsed({ endorsementJwt: Array.from({ length: count }, () => jwt) }));
    const twenty = by(...Array.from({ length: 20 }, () => endorser));
    says(await of(20), { outcome: 'passed', evidence: twenty });
    says(await of(21), {
      outcome: 'inconclusive',
      problem: { code: 'endorsements.unverified', at: '/endorsement/20' },
      evidence: twenty,
    });
  });

  test('records of Open Badges 2.0 are told of, and none is no question', async () => {
    const badge = hostedBadge({ badgeClass: { endorsement: 'https://issuer.example/endorsement/1' } });
    found(await checked('endorsements', badge.assertion, badge), 'inconclusive', 'endorsements.unverified');
    for (const endorsement of [undefined, null, []]) {
      const plain = hostedBadge({ badgeClass: { endorsement } });
      found(await checked('endorsements', plain.assertion, plain), 'not-applicable');
    }
  });
});
