import { PERSON_PARTS, readCredlyPerson } from '../sources/credly-person.ts';
import type { CredlyPerson, PersonPart } from '../sources/credly-person.ts';
import { createHttpClient } from '../sync/http-client.ts';
import { userAgent } from '../user-agent.ts';
import { UsageError } from './command.ts';
import type { CommandIo } from './command.ts';

/** What `ms-badge init` is told of a Credly profile. */
export interface CredlyWish {
  readonly credly: string | undefined;
  /** `name,bio,photo`, or some of them. */
  readonly take: string | undefined;
  readonly origin: string | undefined;
  readonly allowLoopback: boolean;
}

/** Says that there is something to take, where the earner has not said what they want of it. */
export const OFFER = 'Credly may have your name, a bio and a photo too. To copy what you choose: --take name,bio,photo\n';

/**
 * The parts of a profile that the earner asked for. Without their word nobody is asked.
 * @throws UsageError for a part that there is not
 * @throws SourceError
 */
export async function takeFromCredly({ credly, take, origin, allowLoopback }: CredlyWish, io: CommandIo): Promise<CredlyPerson> {
  if (take === undefined) return {};
  const parts = partsIn(take);
  if (credly === undefined) throw new UsageError('--take copies from a Credly profile: add --credly <name>.');
  const http = createHttpClient({ userAgent: userAgent(), allowLoopback, signal: io.signal });
  return readCredlyPerson({ speaker: 'credly', http }, credly, { parts, ...(origin === undefined ? {} : { origin }) });
}

function partsIn(take: string): readonly PersonPart[] {
  return take.split(',').map((word) => {
    const part = PERSON_PARTS.find((known) => known === word.trim().toLowerCase());
    if (part === undefined) throw new UsageError(`--take ${take}: expected some of ${PERSON_PARTS.join(',')}.`);
    return part;
  });
}
