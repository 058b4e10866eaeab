import { webUrl } from '../../widget/badge/plain-text.ts';
import { ACCREDIBLE_UUID, readAccredibleRecord } from './accredible-credential.ts';
import type { AccredibleRecord } from './accredible-credential.ts';
import { CREDENTIAL_FIELDS } from './accredible-fields.ts';
import { quoted, withoutPersonal } from './personal-parameters.ts';
import { atService, requesterOf } from './service-address.ts';
import type { Service } from './service-address.ts';
import { SourceError } from './source-error.ts';
import { expectFound, loadAnswer, loadJson, parseJson } from './source-request.ts';
import type { SourceRequester } from './source-request.ts';
import type { FoundFile, Source, SourceAnswer, SourcePorts, SourceProblem } from './source.ts';

const API = 'https://api.accredible.com';
const MAX_IMAGE_BYTES = 5_000_000;
const IMAGE_TYPES = 'image/png,image/webp,image/jpeg,image/svg+xml,image/gif';

const SERVICE: Service = {
  name: 'accredible',
  isOwnHost: (host) => host === 'api.accredible.com',
  example: 'https://www.credential.net/00000000-0000-4000-8000-000000000000, or its number',
};

interface Asking extends SourceRequester {
  readonly ports: SourcePorts;
  readonly key: string;
  readonly problems: SourceProblem[];
}

/**
 * Single credentials of Accredible, by number, UUID or address on any of its issuers' hosts. The picture is copied: the link
 * to it expires. The Open Badges document, where there is one, is what verification reads.
 */
export const accredible: Source = {
  name: SERVICE.name,
  find: async (settings, ports) => {
    const key = idIn(settings.profile ?? '');
    const asking: Asking = { ...requesterOf(SERVICE, settings, ports), ports, key, problems: [] };
    const answer = await findCredential(asking);
    ports.progress({ done: 1, all: 1 });
    return answer;
  },
  urlAt: (url, { origin }) => atService(SERVICE, url, origin),
  fields: () => [CREDENTIAL_FIELDS],
};

/** The UUID or number in a setting. Issuers show credentials at hosts of their own: any host will do. */
function idIn(profile: string): string {
  const text = withoutPersonal(profile.trim());
  const segments = text
    .replace(/[?#].*$/, '')
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '');
  const id = segments.find((segment) => ACCREDIBLE_UUID.test(segment)) ?? /^\d{1,18}$/.exec(segments.at(-1) ?? '')?.[0];
  if (id !== undefined) return id;
  const what = text === '' ? 'no credential is named' : `${quoted(text)} does not name a credential`;
  const message = `accredible: ${what}; expected the address of one credential, such as ${SERVICE.example}`;
  throw new SourceError('SOURCE_PROFILE_INVALID', message);
}

async function findCredential(asking: Asking): Promise<SourceAnswer> {
  const { key, problems } = asking;
  try {
    const record = await readRecord(asking);
    const [document, image] = await Promise.all([readDocument(asking, record), readImage(asking, record)]);
    const recordUrl = withoutPersonal(record.pageUrl ?? `https://www.credential.net/${record.uuid}`);
    const { listed, standing } = record;
    // Where there is no document to verify, that the service lists it is all there is.
    const proof = document.hostedUrl === undefined ? { listing: { host: `${API}/`, standing } } : document;
    return { found: [{ key, listed, ...proof, ...(image ? { image } : {}), recordUrl }], problems, complete: true };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { found: [], problems: [{ key, error }], complete: true };
  }
}

async function readRecord(asking: Asking): Promise<AccredibleRecord> {
  const { key } = asking;
  const url = `${API}/v1/credential-net/credentials/${key}`;
  const { data } = await loadJson(asking, url);
  const record = readAccredibleRecord(data);
  if (!record) throw new SourceError('SOURCE_UNEXPECTED', `accredible: ${url} answered JSON that is no credential`, { url });
  if (record.isPrivate)
    throw new SourceError('SOURCE_PRIVATE', `accredible: ${url} says that the credential is private`, { url });
  const isAsked = ACCREDIBLE_UUID.test(key) ? record.uuid === key : record.number === undefined || record.number === key;
  if (!isAsked)
    throw new SourceError('SOURCE_WRONG_BADGE', `accredible: ${url} answered another credential, ${record.uuid}`, { url });
  if (record.revokedOn !== undefined) {
    const error = new SourceError('SOURCE_GONE', `accredible: ${url} says that it was revoked on ${record.revokedOn}`, { url });
    asking.problems.push({ key, error, harmless: true });
  }
  return record;
}

interface Document {
  readonly document?: FoundFile;
  readonly hostedUrl?: string;
}

/** The Open Badges assertion, where there is one. */
async function readDocument(asking: Asking, { uuid, revokedOn }: AccredibleRecord): Promise<Document> {
  const url = `${API}/v1/obi/badge_assertions/${uuid}`;
  try {
    const answer = await loadAnswer(asking, url);
    if (answer.status === 404 && revokedOn === undefined) return {};
    if (answer.status === 404 || answer.status === 410) return { hostedUrl: url };
    expectFound(asking, url, answer.status);
    parseJson(asking, url, answer);
    return { document: { bytes: answer.bytes, from: url, at: answer.at }, hostedUrl: url };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    asking.problems.push({ key: asking.key, error });
    return { hostedUrl: url };
  }
}

async function readImage(asking: Asking, { imageUrl, listed }: AccredibleRecord): Promise<FoundFile | undefined> {
  const from = webUrl(listed.image?.id);
  if (imageUrl === undefined || from === undefined) return undefined;
  try {
    const stored = await asking.ports.storedImage?.(from);
    if (stored) return { bytes: stored, from, at: asking.ports.now() };
    const answer = await loadAnswer(asking, imageUrl, { accept: IMAGE_TYPES, maxBytes: MAX_IMAGE_BYTES });
    expectFound(asking, from, answer.status);
    return { bytes: answer.bytes, from, at: answer.at };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    // The link itself is a key to the picture: it is not told.
    const told = new SourceError(error.code, error.message.replaceAll(imageUrl, from), { url: from });
    asking.problems.push({ key: asking.key, error: told, harmless: error.code === 'SOURCE_NOT_FOUND' });
    return undefined;
  }
}
