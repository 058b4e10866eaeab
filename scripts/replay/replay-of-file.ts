import { openBadgesKind } from '../../widget/credential/open-badges-kind.ts';
import { isVerifiableCredential } from '../../widget/credential/verifiable-credential.ts';
import { isTranscript } from '../sources/microsoft-learn-transcript.ts';
import { isObject, objectsOf, valueAt } from '../sources/source-request.ts';
import { assertionReplay, importedReplay, listingReplay, templatesIn, templatesReplay, userReplay } from './credly-replay.ts';
import { accredibleReplay, collectionReplay, emptyReplay, fileReplay, hostedReplay, transcriptReplay } from './other-replays.ts';
import type { Replay } from './replay.ts';

const CREDLY_ASSERTION = /^https:\/\/(?:www|api)\.(?:credly|youracclaim)\.com\/.*\/badge_assertions\//;

/**
 * Tells by what is in it what a file answers, and how it is replayed.
 * @returns undefined when no source reads its kind
 */
export async function replayOfFile(name: string, bytes: Uint8Array): Promise<Replay | undefined> {
  const answer = jsonIn(bytes);
  if (bytes.length === 0 || (Array.isArray(answer) && answer.length === 0)) return emptyReplay(bytes);
  if (!isObject(answer)) return Array.isArray(answer) ? undefined : fileReplay(name, bytes);
  if (isVerifiableCredential(answer)) return fileReplay(name, bytes);
  if (openBadgesKind(answer) === 'Assertion') {
    const isCredly = CREDLY_ASSERTION.test(String(answer['id']));
    return isCredly ? assertionReplay(answer, bytes, 200) : hostedReplay(answer, bytes);
  }
  if (answer['revoked'] === true) return assertionReplay(answer, bytes, 410);
  if (isTranscript(answer)) return transcriptReplay(answer);
  if (Array.isArray(answer['badges'])) return collectionReplay(answer);
  return withData(answer, bytes);
}

function withData(answer: Readonly<Record<string, unknown>>, bytes: Uint8Array): Replay | undefined {
  const { data } = answer;
  const entries = objectsOf(data);
  if (entries.some((entry) => 'external_badge' in entry)) return importedReplay(answer);
  if (entries.some((entry) => 'badge_template' in entry)) return listingReplay(answer);
  if (Array.isArray(data) && data.length === 0) return listingReplay(answer);
  if (isObject(data)) {
    if ('uuid' in data && 'issued_on' in data) return accredibleReplay(answer);
    if ('synthetic_id' in data || 'vanity_slug' in data) return userReplay(answer);
    if (typeof valueAt(data, 'message') === 'string') return assertionReplay(answer, bytes, 404);
  }
  const templates = templatesIn(answer);
  return templates.length > 0 ? templatesReplay(templates) : undefined;
}

/** The JSON in a file; undefined when it is none in UTF-8. */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
