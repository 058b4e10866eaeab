import type { Secured } from '../../widget/credential/credential.ts';
import { valueAt } from '../sources/source-request.ts';

/** Where an achievement's picture stands: OB 3.0, the `vc` claim of a VC 1.1, and OB 1.x / 2.x with its class inside. */
const PLACES: readonly (readonly string[])[] = [
  ['credentialSubject', 'achievement', 'image', 'id'],
  ['credentialSubject', 'achievement', 'image'],
  ['badge', 'image', 'id'],
  ['badge', 'image'],
  ['image', 'id'],
  ['image'],
];

/** The picture that a document holds itself, as a base64 `data:` URL; undefined when it holds none. */
export function embeddedPicture(secured: Secured): Uint8Array | undefined {
  for (const place of PLACES) {
    const value = valueAt(secured.document, ...place);
    const data = typeof value === 'string' ? /^data:image\/[a-z0-9.+-]+;base64,(?<data>[A-Za-z0-9+/=\s]+)$/.exec(value) : null;
    if (data?.groups?.['data']) return Buffer.from(data.groups['data'], 'base64');
  }
  return undefined;
}
