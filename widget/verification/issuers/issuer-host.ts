import { webUrlOf } from '../json-value.ts';
import { didWebUrl } from '../keys/did-web.ts';

/**
 * The host (with its port, if any) that a URL belongs to, under the name that stands for all of a service's. Credly's assertions
 * name themselves at `www.credly.com/api/v1/...` also when they are read at `api.credly.com/v1/...`, and the older ones at the
 * name the service had before.
 */
export function hostOf({ host }: URL): string {
  return host.replace(/^(?:(?:api\.)?credly|(?:api|www)\.youracclaim)\.com$/, CREDLY);
}

/** The name that stands for all of Credly's. */
export const CREDLY = 'www.credly.com';

/** The host behind an issuer's identifier: an http(s) URL's, a did:web's, else undefined. */
export function issuerHostOf(id: string | undefined): string | undefined {
  const url = webUrlOf(id) ?? webUrlOf(didWebUrl(/^did:web:[^:#?/]+/.exec(id ?? '')?.[0] ?? ''));
  return url && hostOf(url);
}
