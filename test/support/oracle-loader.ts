import { contextDocument } from '../../widget/verification/contexts/context-documents.ts';

/** Serves bundled contexts and the documents of did:key issuers, as Digital Bazaar's packages ask for them. */
export async function oracleLoader(url: string): Promise<{ contextUrl?: undefined; documentUrl: string; document: object }> {
  const document = contextDocument(url);
  if (typeof document === 'object' && document !== null) return { documentUrl: url, document: structuredClone(document) };
  const multikey = /^did:key:(z[^#]+)/.exec(url)?.[1];
  if (multikey === undefined) throw new Error(`not bundled: ${url}`);
  const id = `did:key:${multikey}`;
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `${id}#${multikey}`,
    type: 'Multikey',
    controller: id,
  };
  const key = { ...method, publicKeyMultibase: multikey };
  const controller = { '@context': 'https://www.w3.org/ns/did/v1', id, assertionMethod: [method.id], verificationMethod: [key] };
  return { documentUrl: url, document: url.includes('#') ? key : controller };
}
