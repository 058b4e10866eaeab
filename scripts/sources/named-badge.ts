import { webUrl } from '../../widget/badge/plain-text.ts';
import type { Credential } from '../../widget/credential/credential.ts';
import { issuerHostOf } from '../../widget/verification/issuers/issuer-host.ts';
import { loadBadge } from './badge-load.ts';
import type { LoadedBadge } from './badge-load.ts';
import { withoutPersonal } from './personal-parameters.ts';
import { SourceError } from './source-error.ts';
import type { SourceRequester } from './source-request.ts';
import type { FoundCredential, SourceAnswer, SourcePorts, SourceProblem } from './source.ts';

/** One badge that the earner, or a list, names by an address. */
export interface NamedBadge {
  readonly key: string;
  /** The service's own address of it, without anything personal. */
  readonly address: string;
  /** The service's own page about it, for people. Default: the address, where it lies with the issuer. */
  readonly page?: string;
  /** What tells one badge of the service from another in an address; default: any answer is the badge. */
  readonly identityOf?: (address: string) => string | undefined;
}

/** Who asks, through what, and what is on disk. */
export interface NamedAsking extends SourceRequester {
  readonly ports: Pick<SourcePorts, 'isStored'>;
}

/** What cannot be had for good: verification has to look at the stored badge again, and says what that means. */
const LASTING: ReadonlySet<string> = new Set(['SOURCE_GONE', 'SOURCE_NOT_FOUND']);

/**
 * Finds one named badge. Trouble with it is a problem of this badge alone: what is stored of it stays, and no other badge
 * waits for it.
 */
export async function findNamedBadge(asking: NamedAsking, named: NamedBadge): Promise<SourceAnswer> {
  const { key, address } = named;
  try {
    const loaded = await loadBadge(asking, address);
    const moved = checkIdentity(asking, named, loaded);
    return answerOf([foundBadge(named, loaded)], moved ? [{ key, error: moved, harmless: true }] : []);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const isStored = LASTING.has(error.code) && asking.ports.isStored?.(key) === true;
    // Taken back is an answer, and the page will say it. Not there may be a mistake in the address.
    const harmless = isStored && error.code === 'SOURCE_GONE';
    return answerOf(isStored ? [{ key, hostedUrl: error.url ?? address }] : [], [{ key, error, harmless }]);
  }
}

/** Several answers as one. */
export function joinedAnswers(answers: readonly SourceAnswer[]): SourceAnswer {
  return {
    found: answers.flatMap(({ found }) => found),
    problems: answers.flatMap(({ problems }) => problems),
    complete: answers.every(({ complete }) => complete),
    unsure: answers.flatMap(({ unsure }) => unsure ?? []),
  };
}

const answerOf = (found: readonly FoundCredential[], problems: readonly SourceProblem[]): SourceAnswer => ({
  found,
  problems,
  complete: true,
});

function foundBadge({ key, address, page }: NamedBadge, { bytes, credential, from, at, linked }: LoadedBadge): FoundCredential {
  const { secured } = credential;
  const recordUrl = page ?? recordUrlOf(credential, linked ? address : from);
  return {
    key,
    document: { bytes, from, at },
    ...(secured.form === 'hosted' ? { hostedUrl: secured.url } : {}),
    ...(recordUrl === undefined ? {} : { recordUrl }),
  };
}

/** An address is the issuer's own record only where it lies with the issuer, or with the host that proves the badge. */
function recordUrlOf({ badge, secured }: Credential, address: string): string | undefined {
  const host = issuerHostOf(address);
  const hosted = secured.form === 'hosted' ? issuerHostOf(secured.url) : undefined;
  return host === issuerHostOf(badge.issuer.id) || host === hosted ? webUrl(address) : undefined;
}

/**
 * Another badge than the one that was asked for is refused, unless the service itself led there: then the badge has moved.
 * @returns what to tell of the move
 */
function checkIdentity(asking: NamedAsking, { address, identityOf }: NamedBadge, loaded: LoadedBadge): SourceError | undefined {
  const own = loaded.credential.badge.id;
  if (!identityOf || own === undefined || identityOf(own) === identityOf(address)) return undefined;
  const now = withoutPersonal(own);
  if (identityOf(own) !== undefined && identityOf(loaded.finalUrl) === identityOf(own)) {
    const message = `${asking.speaker}: ${address} has moved: the badge is ${now} now`;
    return new SourceError('SOURCE_MOVED', message, { url: address });
  }
  throw new SourceError('SOURCE_WRONG_BADGE', `${asking.speaker}: ${address} answered another badge, ${now}`, { url: address });
}
