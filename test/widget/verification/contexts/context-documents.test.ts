import { suite, test } from '#test';
import { createIssuer, issueDataIntegrity } from '../../../support/issue-credential.ts';
import { checked, found } from '../../../support/verified.ts';

suite('the contexts that are carried', () => {
  test('have the words of learning credentials from before Open Badges 3.0', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, {
      '@context': [
        'https://www.w3.org/2018/credentials/v1',
        'https://w3id.org/dcc/v1',
        'https://w3id.org/security/data-integrity/v2',
      ],
      type: ['VerifiableCredential', 'LearningCredential'],
      issuer: { id: issuer.id, name: 'Sample Issuer' },
      issuanceDate: '2025-01-01T00:00:00Z',
      credentialSubject: { name: 'Sample', hasCredential: { name: 'Sample Course' } },
    });
    for (const id of ['structure', 'proof', 'issuer-binding'] as const) found(await checked(id, signed), 'passed');
    const changed = { ...signed, credentialSubject: { name: 'Another', hasCredential: { name: 'Sample Course' } } };
    found(await checked('proof', changed), 'failed', 'proof.signature-wrong');
  });
});
