import { suite, test } from '#test';
import { assert } from 'chai';
import { checkProofs, type ProofPorts } from '../../../../widget/verification/proofs.ts';
import {
  createIssuer,
  documentsLoader,
  draftCredential,
  issueDataIntegrity,
  type JsonDocument,
} from '../../../support/issue-credential.ts';

const portsFor = (documents: { readonly [url: string]: unknown } = {}) => ({
  loadDocument: documentsLoader(documents),
  now: new Date('2026-11-22T00:00:00Z'),
  skewSeconds: 60,
});

async function outcomes(document: JsonDocument, ports: ProofPorts): Promise<readonly string[]> {
  const findings = await checkProofs({ form: 'data-integrity', document }, ports);
  return findings.map(({ signature }) => [signature.outcome, signature.problem?.code].filter(Boolean).join(' '));
}

suite('all documents of one verification', () => {
  test('have together what is spent on things without names, and none is called wrong for want of it', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const ids = Array.from({ length: 6 }, (_, at) => `_:n${at}`);
    const clique = ids.map((id) => ({ id, type: 'VerifiableCredential', evidence: ids.filter((other) => other !== id) }));
    const hostile = (): JsonDocument => ({ ...signed, credentialSubject: [signed['credentialSubject'], ...clique] });
    const ports = portsFor();
    const answers: string[] = [];
    for (let at = 0; at < 6; at++) answers.push(...(await outcomes(hostile(), ports)));
    assert.deepEqual(
      [answers[0], answers.at(-1)],
      ['failed proof.signature-wrong', 'inconclusive proof.unsupported'],
      answers.join(),
    );
    assert.deepEqual(await outcomes(hostile(), portsFor()), ['failed proof.signature-wrong'], 'in another verification');
    assert.deepEqual(await outcomes(signed, ports), ['passed'], 'what needs no such effort');
  });

  test('have fifty proofs together, beyond which no host is asked for a key and nothing is called wrong', async () => {
    const documents: { [url: string]: unknown } = {};
    const badges: JsonDocument[] = [];
    for (let at = 0; at < 6; at++) {
      const issuer = await createIssuer({ method: 'did:web', host: `issuer-${at}.example` });
      Object.assign(documents, issuer.documents);
      const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
      badges.push({ ...signed, proof: Array.from({ length: 10 }, () => signed['proof']).flat() });
    }
    const ports = portsFor(documents);
    const answers = [];
    for (const badge of badges) answers.push([...new Set(await outcomes(badge, ports))].join());
    assert.deepEqual(answers, [...Array.from({ length: 5 }, () => 'passed'), 'inconclusive proof.unsupported']);
    assert.lengthOf([...new Set(ports.loadDocument.requests)], 5);
  });
});
