import { BadgeError } from '../badge/badge-error.ts';
import { plainLine, webUrl } from '../badge/plain-text.ts';
import type { Credential } from './credential.ts';

/**
 * What is known of a hosted Assertion by its URL alone. The oldest badges were baked so.
 * @param inPicture the address comes out of a picture
 * @throws BadgeError for an address that is not http(s)
 */
export function readAddress(text: string, inPicture: boolean): Pick<Credential, 'badge' | 'secured'> {
  const url = webUrl(text);
  if (url === undefined)
    throw new BadgeError(inPicture ? 'BADGE_IMAGE_REFUSED' : 'BADGE_NOT_A_BADGE', { at: text.slice(0, 100) });
  const issuer = { name: plainLine(new URL(url).host) };
  return {
    badge: { id: text, specVersion: 'none', name: plainLine(url), issuer, skills: [], alignments: [], evidence: [] },
    secured: { form: 'hosted', url: text },
  };
}
