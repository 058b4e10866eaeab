import { suite, test } from '#test';
import { assert } from 'chai';
import { readSignedDocument } from '../../../widget/verification/signed-document.ts';
import { createIssuer, draftCredential, issueDataIntegrity, issueJwt, toBytes } from '../../support/issue-credential.ts';

suite('another signed document', () => {
  test('is JSON with its proofs, as bytes, text or parsed, with or without white space around it', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const document = await issueDataIntegrity(issuer, draftCredential(issuer));
    const text = JSON.stringify(document);
    for (const body of [document, text, toBytes(text), toBytes(` \n${text}\n`)])
      assert.deepEqual(await readSignedDocument(body), { form: 'data-integrity', document });
    const { proof, ...plain } = document;
    assert.isDefined(proof);
    assert.equal((await readSignedDocument(plain))?.form, 'unsecured');
  });

  test('is a compact JWS, also one that is written as a JSON text', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(issuer, draftCredential(issuer));
    const read = await readSignedDocument(jwt);
    assert.equal(read?.form, 'vc-jwt');
    for (const body of [toBytes(jwt), toBytes(`${jwt}\n`), JSON.stringify(jwt), toBytes(JSON.stringify(jwt))])
      assert.deepEqual(await readSignedDocument(body), read);
  });

  test('is none of what is neither, and nothing is thrown', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(issuer, draftCredential(issuer));
    const twice = JSON.stringify(JSON.stringify(draftCredential(issuer)));
    for (const body of [
      undefined,
      null,
      5,
      true,
      [],
      '',
      'text',
      '"text"',
      '[]',
      'null',
      '5',
      '{',
      '{"a":1,"a":2}',
      twice,
      toBytes(twice),
      JSON.stringify(JSON.stringify(jwt)),
      Uint8Array.of(0xff, 0xfe),
      'a.b.c',
      new Uint8Array(),
    ])
      assert.isUndefined(await readSignedDocument(body), String(body).slice(0, 40));
  });
});
