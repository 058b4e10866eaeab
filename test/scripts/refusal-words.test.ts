import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { refusalWords } from '../../scripts/refusal-words.ts';
import { BadgeError } from '../../widget/badge/badge-error.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import { makeJws } from '../support/make-jws.ts';
import { bytesOf } from '../support/refusal.ts';

async function wordsFor(value: unknown): Promise<string> {
  try {
    await readCredential(bytesOf(value));
  } catch (error) {
    if (error instanceof BadgeError) return refusalWords(error);
    throw error;
  }
  return 'read';
}

suite('why bytes are no badge', () => {
  test('is said in words, for each thing that is wrong', async () => {
    assert.equal(await wordsFor(' '), 'there is nothing in it');
    assert.equal(await wordsFor('{'), 'the text is not JSON');
    assert.equal(await wordsFor('{"a":1,"a":2}'), 'two members of one object have one name');
    assert.match(await wordsFor(' '.repeat(1_000_001)), /at most 1,000,000 bytes of text/);
    assert.match(await wordsFor('eyJ.e30.AA'), /^the JWT .* \(header\)$/);
    assert.match(await wordsFor({ a: 1 }), /neither an Open Badge nor a Verifiable Credential/);
  });

  test('names what the document is instead of an assertion', async () => {
    for (const type of ['BadgeClass', 'Issuer', 'RevocationList'])
      assert.equal(await wordsFor({ type }), `the document is of type ${type}, not Assertion`);
  });

  test('asks for one badge at a time where a wallet presents several, or signs for them', async () => {
    const one = { type: ['VerifiableCredential'], credentialSubject: {} };
    const words = "it is a wallet's presentation and not one badge: give one badge at a time, as the credential itself";
    assert.equal(await wordsFor({ type: 'VerifiablePresentation', verifiableCredential: [one, one] }), words);
    assert.equal(await wordsFor(makeJws({ alg: 'ES256' }, { vp: { type: 'VerifiablePresentation' } })), words);
  });

  test('tells a picture of another kind from one that carries no address of the web', () => {
    const words = (at: string) => refusalWords(new BadgeError('BADGE_IMAGE_REFUSED', { at }));
    assert.equal(words('image/gif'), 'only PNG and SVG pictures carry badges, and it is image/gif');
    assert.equal(words('ftp://a'), 'the picture carries an address that is none on the web, and no badge (ftp://a)');
  });

  test("is in the reader's own words where it has some", () => {
    assert.equal(refusalWords(new BadgeError('BADGE_NOT_JSON', { message: 'the record is not JSON' })), 'the record is not JSON');
  });
});
