import type { JsonObject } from '../../widget/credential/credential.ts';
import { shownValue } from '../../widget/badge/shown-value.ts';
import { assertionUrl, readEarnedBadge, readImportedBadge } from './credly-badge.ts';
import type { ListedBadge } from './credly-badge.ts';
import { credlyFields } from './credly-fields.ts';
import { atOrigin, CREDLY, credlyName, isCredlyUrl } from './credly-hosts.ts';
import { readListing } from './credly-listing.ts';
import { SourceError } from './source-error.ts';
import { expectFound, loadAnswer, loadJson, parseJson, valueAt } from './source-request.ts';
import type { SourceRequester } from './source-request.ts';
import type { FoundCredential, FoundFile, Source, SourceAnswer, SourcePorts, SourceProblem, SourceSettings } from './source.ts';

/** Keys of imported badges start with this; Credly's own badges have their bare id as key. */
const IMPORTED = 'external:';
const ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_IMAGE_BYTES = 5_000_000;
const IMAGE_TYPES = 'image/png,image/webp,image/jpeg,image/svg+xml,image/gif';

interface Asking extends SourceRequester {
  readonly settings: SourceSettings;
  readonly ports: SourcePorts;
  readonly name: string;
  readonly step: () => void;
}

interface Part {
  readonly found: readonly FoundCredential[];
  readonly problems: readonly SourceProblem[];
  readonly unsure: readonly string[];
}

/** A public profile at Credly: the badges it lists, their OB 2.0 assertions, and the imported badges. */
export const credly: Source = {
  name: 'credly',
  find: findBadges,
  urlAt: (url, settings) => atOrigin(url, settings.origin),
  fields: credlyFields,
};

async function findBadges(settings: SourceSettings, ports: SourcePorts): Promise<SourceAnswer> {
  const name = credlyName(settings.profile, settings.origin);
  let done = 0;
  const asking: Asking = {
    speaker: 'credly',
    http: ports.http,
    settings,
    ports,
    name,
    step: () => ports.progress({ done: (done += 1) }),
  };
  const listing = await readListing(asking, (page) =>
    address(asking, `/users/${encodeURIComponent(name)}/badges.json?page=${page}`),
  ).catch((error: unknown) => explainMissing(asking, error));
  if (listing.gap) return { found: [], problems: [{ error: listing.gap }], complete: false };
  const user = await readUser(asking);
  if (listing.entries.length === 0 && user.isPrivate) throw privateProfile(asking);
  const earned = readEntries(listing.entries, (entry) => earnedBadge(asking, entry));
  const imported = await readImported(asking, user);
  return {
    found: [...earned.found, ...imported.found],
    problems: [...earned.problems, ...imported.problems],
    complete: true,
    unsure: [...earned.unsure, ...imported.unsure],
  };
}

const address = (asking: Asking, path: string): string => atOrigin(CREDLY + path, asking.settings.origin);

interface User {
  readonly uuid?: string;
  readonly isPrivate: boolean;
  readonly problem?: SourceError;
}

/** The profile itself; only its identifier and whether it is public are looked at. */
async function readUser(asking: Asking): Promise<User> {
  const known = UUID.test(asking.name) ? { uuid: asking.name } : {};
  try {
    const { data } = await loadJson(asking, address(asking, `/users/${encodeURIComponent(asking.name)}`));
    const uuid = [valueAt(data, 'synthetic_id'), valueAt(data, 'id')].find((id) => typeof id === 'string' && UUID.test(id));
    return { ...known, ...(typeof uuid === 'string' ? { uuid } : {}), isPrivate: valueAt(data, 'profile_is_public') === false };
  } catch (problem) {
    if (problem instanceof SourceError) return { ...known, isPrivate: problem.code === 'SOURCE_PRIVATE', problem };
    throw problem;
  }
}

/** A listing that is not there may belong to a profile that is private: ask before saying that nobody has this name. */
async function explainMissing(asking: Asking, error: unknown): Promise<never> {
  if (!(error instanceof SourceError)) throw error;
  if (error.code === 'SOURCE_PRIVATE') throw privateProfile(asking, error);
  if (error.code !== 'SOURCE_NOT_FOUND') throw error;
  if ((await readUser(asking)).isPrivate) throw privateProfile(asking, error);
  const where = error.url === undefined ? {} : { url: error.url };
  throw new SourceError('SOURCE_NOT_FOUND', `${error.message}: there is no public profile "${asking.name}"`, {
    ...where,
    cause: error,
  });
}

function privateProfile(asking: Asking, cause?: SourceError): SourceError {
  const url = address(asking, `/users/${encodeURIComponent(asking.name)}`);
  return new SourceError('SOURCE_PRIVATE', `credly: ${url} is private`, { url, cause });
}

function readEntries(entries: readonly JsonObject[], read: (entry: JsonObject) => Part | undefined): Part {
  const parts = entries.map(read);
  return {
    found: parts.flatMap((part) => part?.found ?? []),
    problems: parts.flatMap((part) => part?.problems ?? []),
    unsure: parts.flatMap((part) => part?.unsure ?? []),
  };
}

function earnedBadge(asking: Asking, entry: JsonObject): Part | undefined {
  if (entry['public'] === false || entry['is_private_badge'] === true) return undefined;
  if (entry['state'] === 'pending' || entry['state'] === 'rejected') return undefined;
  const { id } = entry;
  const listed =
    typeof id === 'string' && ID.test(id) ? readEarnedBadge(entry, id, asking.settings.evidence ?? false) : undefined;
  if (typeof id !== 'string' || !listed) return brokenEntry(id, '');
  // A badge that had run out may have been renewed: then nothing that was known of it counts.
  const fresh = asking.ports.isStored?.(id) === true && asking.ports.storedUntil?.(id) !== listed.validUntil;
  asking.step();
  const files = { loadDocument: () => readAssertion(asking, id, fresh), loadImage: () => loadImage(asking, listed) };
  const found = { key: id, listed, ...files, hostedUrl: assertionUrl(id), recordUrl: `${CREDLY}/badges/${id}` };
  return { found: [found], problems: [], unsure: [] };
}

const shown = (id: unknown): string => (id === undefined ? '(none)' : shownValue(id, 80));

function brokenEntry(id: unknown, prefix: string): Part {
  const known = typeof id === 'string' && ID.test(id);
  const what = known ? `badge ${id} has no name` : `a badge has the unusable id ${shown(id)}`;
  const error = new SourceError('SOURCE_ENTRY_BROKEN', `credly: ${what}; it is left out`);
  // Without an id nobody can tell which stored badge this was: none of them may be withdrawn over it.
  return known
    ? { found: [], problems: [{ key: prefix + id, error }], unsure: [] }
    : { found: [], problems: [{ error }], unsure: [prefix] };
}

/** The assertion's bytes. 404 and 410 are facts about the badge, which verification finds again; no problem of the sync. */
async function readAssertion(asking: Asking, id: string, fresh: boolean): Promise<FoundFile | undefined> {
  const from = assertionUrl(id);
  const url = atOrigin(from, asking.settings.origin);
  const answer = await loadAnswer(asking, url, { kept: true, fresh });
  if (answer.status === 404 || answer.status === 410) return undefined;
  expectFound(asking, url, answer.status);
  parseJson(asking, url, answer);
  return { bytes: answer.bytes, from, at: answer.at };
}

/** A thousand pictures need not be in memory together: each is read when its badge is. */
async function loadImage(asking: Asking, listed: ListedBadge): Promise<FoundFile | undefined> {
  const from = listed.image?.id;
  if (from === undefined) return undefined;
  const stored = await asking.ports.storedImage?.(from);
  if (stored) return { bytes: stored, from, at: asking.ports.now() };
  if (!isCredlyUrl(from, asking.settings.origin)) {
    const message = `credly: the picture ${from} is not on Credly's hosts; it is left out`;
    throw new SourceError('SOURCE_IMAGE_BROKEN', message, { url: from });
  }
  const url = atOrigin(from, asking.settings.origin);
  const answer = await loadAnswer(asking, url, { accept: IMAGE_TYPES, maxBytes: MAX_IMAGE_BYTES, kept: true });
  expectFound(asking, url, answer.status);
  return { bytes: answer.bytes, from, at: answer.at };
}

async function readImported(asking: Asking, user: User): Promise<Part> {
  const nothing = { found: [], unsure: [IMPORTED] };
  if (user.uuid === undefined) {
    const why = user.problem ? `: ${user.problem.message}` : '';
    const error = new SourceError(
      'SOURCE_INCOMPLETE',
      `credly: imported badges were not asked for, the profile's UUID is unknown${why}`,
      {
        cause: user.problem,
      },
    );
    return { ...nothing, problems: [{ error, harmless: isPlainAbsence(user.problem) }] };
  }
  const path = `/api/v1/users/${user.uuid}/external_badges/open_badges/public`;
  try {
    const listing = await readListing(asking, (page) => address(asking, `${path}?page=${page}&page_size=48`));
    if (listing.gap) return { ...nothing, problems: [{ error: listing.gap }] };
    return readEntries(listing.entries, (entry) => importedBadge(asking, entry));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { ...nothing, problems: [{ error, harmless: isPlainAbsence(error) }] };
  }
}

/** Not every instance answers for profiles and imported badges as credly.com does: that alone is no bad day. */
const isPlainAbsence = (error: SourceError | undefined): boolean =>
  error === undefined || error.code === 'SOURCE_NOT_FOUND' || error.code === 'SOURCE_NOT_JSON';

function importedBadge(asking: Asking, entry: JsonObject): Part | undefined {
  if (entry['public'] === false) return undefined;
  const { id } = entry;
  const listed = typeof id === 'string' && ID.test(id) ? readImportedBadge(entry) : undefined;
  if (typeof id !== 'string' || !listed) return brokenEntry(id, IMPORTED);
  asking.step();
  const recordUrl = valueAt(entry, 'external_badge', 'badge_url');
  const record = typeof recordUrl === 'string' ? { recordUrl } : {};
  const found = { key: IMPORTED + id, listed, loadImage: () => loadImage(asking, listed), ...record, selfReported: true };
  return { found: [found], problems: [], unsure: [] };
}
