import { BadgeError } from '../badge/badge-error.ts';
import type { ReadNote } from './credential.ts';
import { listOf, objectOf, textsOf } from './json-text.ts';

/**
 * What an envelope or a presentation holds: the token of an enveloped credential (VC 2.0 section 4.13.1), or the one credential that a
 * wallet presents (VC 2.0 section 4.13). Who presents it, and whether that proof is good, is left out with a note: it says nothing of the
 * badge. Anything else is what it was.
 * @throws BadgeError for a presentation of several credentials, or of none, or of another presentation
 */
export function enclosedCredential(value: unknown, notes: ReadNote[]): unknown {
  const { type, id, verifiableCredential } = objectOf(value) ?? {};
  const isPresentation = isOf(type, 'VerifiablePresentation');
  if (!isPresentation && !isOf(type, 'EnvelopedVerifiablePresentation'))
    return isOf(type, 'EnvelopedVerifiableCredential') ? (envelopedJwt(id) ?? value) : value;
  const [presented, ...rest] = listOf(verifiableCredential);
  const within = objectOf(presented)?.type;
  if (
    !isPresentation ||
    presented === undefined ||
    rest.length > 0 ||
    textsOf(within).some((one) => one.endsWith('Presentation'))
  )
    throw new BadgeError('BADGE_NOT_A_BADGE', { at: 'VerifiablePresentation' });
  notes.push({ code: 'taken-from-presentation', at: '/verifiableCredential' });
  return enclosedCredential(presented, notes);
}

function isOf(type: unknown, name: string): boolean {
  return listOf(type).includes(name);
}

/** The JWT that the `id` of an enveloped credential holds, or undefined. */
export function envelopedJwt(id: unknown): string | undefined {
  if (typeof id !== 'string') return undefined;
  return /^data:application\/vc(?:\+ld\+json)?\+jwt(?:;[\w-]+=[\w-]+)*[,;]([\w.-]+)$/.exec(id)?.[1];
}
