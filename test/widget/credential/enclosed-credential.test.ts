import { suite, test } from '#test';
import { assert } from 'chai';
import { bakeImage } from '../../../widget/credential/baked-image.ts';
import { envelopedJwt } from '../../../widget/credential/enclosed-credential.ts';
import { readCredential } from '../../../widget/credential/read-credential.ts';
import { createIssuer, draftCredential, issueDataIntegrity, issueJwt } from '../../support/issue-credential.ts';
import { makeJws } from '../../support/make-jws.ts';
import { makePng } from '../../support/make-png.ts';
import { bytesOf, refusalAt } from '../../support/refusal.ts';
import { checkOf, verified } from '../../support/verified.ts';

const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'did:web:issuer.example', name: 'Sample Guild' },
  credentialSubject: { achievement: { name: 'Splices' } },
  proof: { type: 'DataIntegrityProof' },
};
const token = makeJws({ alg: 'ES256', typ: 'vc+jwt' }, credential);
const envelope = { type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${token}` };

/** What a wallet writes. */
const presentation = (verifiableCredential: unknown, more: object = {}): object => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder: 'did:example:earner',
  verifiableCredential,
  ...more,
});
const read = (value: unknown) => readCredential(bytesOf(value));
const ONE = 'BADGE_NOT_A_BADGE VerifiablePresentation';

suite('a presentation with one credential', () => {
  test('is read as that credential, by itself or in a list, with a note', async () => {
    for (const presented of [credential, [credential]]) {
      for (const type of ['VerifiablePresentation', ['VerifiablePresentation', 'SampleResponse']]) {
        const { badge, secured, notes } = await read(presentation(presented, { type }));
        assert.equal(badge.name, 'Splices');
        assert.deepEqual(secured, { form: 'data-integrity', document: credential });
        assert.deepEqual(notes, [{ code: 'taken-from-presentation', at: '/verifiableCredential' }]);
      }
    }
    assert.deepEqual((await read(credential)).notes, []);
  });

  test('is read as the token that it holds, in an envelope or not', async () => {
    for (const presented of [token, [token], envelope, [envelope]]) {
      const { badge, secured, notes } = await read(presentation(presented));
      assert.deepEqual([badge.name, secured.form === 'vc-jwt' && secured.jws.token], ['Splices', token]);
      assert.lengthOf(notes, 1);
    }
  });

  test('is read from a picture too', async () => {
    const baked = bakeImage(makePng(), JSON.stringify(presentation([credential])), 'openbadgecredential');
    const { badge, notes, carrier } = await readCredential(baked);
    assert.deepEqual([badge.name, notes.length, carrier?.mediaType], ['Splices', 1, 'image/png']);
  });

  test('proves no more than the credential does: who presents it is nothing to the badge', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const holder = await createIssuer({ method: 'did:key', name: 'Sample Wallet' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const jwt = await issueJwt(issuer, draftCredential(issuer));
    const presented = async (one: unknown): Promise<unknown> => {
      const whole = presentation([one], { issuer: holder.id });
      return issueDataIntegrity(holder, whole as typeof signed, { suite: 'eddsa-jcs-2022' });
    };
    for (const one of [signed, jwt]) {
      for (const whole of [presentation([one]), await presented(one), presentation(one, { proof: { type: 'Unheard' } })]) {
        const { report, badge } = await verified(whole);
        assert.deepEqual([report.verdict, badge.issuer.name, badge.issuer.id], ['verified', 'Sample Issuer', issuer.id]);
        assert.deepEqual(report, (await verified(one)).report);
      }
    }
    const changed = await verified(await presented({ ...signed, name: 'Other' }));
    assert.deepEqual([checkOf(changed.report, 'proof').outcome, changed.report.verdict], ['failed', 'invalid']);
    const unsigned = await verified(await presented(draftCredential(issuer)));
    assert.notEqual(checkOf(unsigned.report, 'proof').outcome, 'passed');
    assert.notEqual(unsigned.report.verdict, 'verified');
  });
});

suite('a presentation of anything else', () => {
  test('is refused, and named: which badge is meant, nobody can tell', async () => {
    for (const presented of [[credential, credential], [credential, token], [], undefined, null, [null, credential]])
      assert.equal(await refusalAt(() => read(presentation(presented))), ONE, JSON.stringify(presented));
    // One that also looks like a credential, and one in an envelope.
    assert.equal(await refusalAt(() => read(presentation([token, token], { issuer: 'x', credentialSubject: {} }))), ONE);
    const enveloped = { type: 'EnvelopedVerifiablePresentation', id: 'data:application/vp+jwt,eyJ.a.b' };
    assert.equal(await refusalAt(() => read(enveloped)), ONE);
  });

  test('is refused where it holds another presentation', async () => {
    for (const type of ['VerifiablePresentation', ['VerifiablePresentation'], 'EnvelopedVerifiablePresentation'])
      assert.equal(await refusalAt(() => read(presentation([presentation([credential], { type })]))), ONE);
    const inToken = makeJws({ alg: 'ES256' }, { vp: presentation([token]) });
    for (const presented of [inToken, { ...envelope, id: `data:application/vc+jwt,${inToken}` }])
      assert.equal(await refusalAt(() => read(presentation(presented))), ONE);
  });

  test('is refused where it is a token itself, in the words of either data model', async () => {
    for (const payload of [{ iss: 'did:example:earner', vp: presentation([token]) }, presentation([token]), { vp: 7 }])
      assert.equal(await refusalAt(() => read(makeJws({ alg: 'ES256', typ: 'vp+jwt' }, payload))), ONE);
  });

  test('is refused where what it holds is no credential', async () => {
    for (const [presented, refusal] of [
      ['https://issuer.example/a/1', 'BADGE_NOT_A_BADGE'],
      [[[credential]], 'BADGE_NOT_A_BADGE'],
      [7, 'BADGE_NOT_A_BADGE'],
      [{ type: 'BadgeClass' }, 'BADGE_NOT_A_BADGE BadgeClass'],
      [`${token}.x`, 'BADGE_JWT_BROKEN'],
    ] as const)
      assert.equal(await refusalAt(() => read(presentation(presented))), refusal, JSON.stringify(presented));
    assert.equal(await refusalAt(() => read(presentation({ ...credential, a: deep(70) }))), 'BADGE_TOO_DEEP');
    assert.equal(
      await refusalAt(() => read(presentation(makeJws({ alg: 'ES256' }, { ...credential, a: deep(70) })))),
      'BADGE_TOO_DEEP',
    );
  });
});

function deep(levels: number): unknown {
  return Array.from({ length: levels }).reduce((inner: unknown) => [inner], 7);
}

suite('envelopedJwt', () => {
  test('is taken out of its data URL', () => {
    for (const head of ['', ';charset=utf-8', ';']) {
      const id = `data:application/vc+jwt${head}${head === ';' ? '' : ','}eyJ.a-b._c`;
      assert.equal(envelopedJwt(id), 'eyJ.a-b._c', id);
    }
    for (const id of [
      'data:text/html,eyJ.a.b',
      'eyJ.a.b',
      7,
      'x data:application/vc+jwt,eyJ.a.b',
      'data:application/vc+jwt,eyJ.a.b!',
    ])
      assert.isUndefined(envelopedJwt(id));
  });
});
