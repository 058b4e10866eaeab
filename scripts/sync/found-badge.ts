import type { Badge, BadgeImage } from '../../widget/badge/badge.ts';
import { BadgeError } from '../../widget/badge/badge-error.ts';
import { imageType } from '../../widget/badge/image-type.ts';
import { webUrl } from '../../widget/badge/plain-text.ts';
import type { Credential } from '../../widget/credential/credential.ts';
import { LoadError } from '../../widget/credential/document-loader.ts';
import type { LoadDocument } from '../../widget/credential/document-loader.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import type { BadgeRecord, CredentialFile } from '../../widget/verification/badge-record.ts';
import { withoutViewer } from '../sources/personal-parameters.ts';
import { SourceError } from '../sources/source-error.ts';
import type { FoundCredential, FoundFile, SourceProblem } from '../sources/source.ts';
import { refusalWords } from '../refusal-words.ts';
import { completeModel } from './completed-model.ts';
import { sha256Hex } from './content-store.ts';
import type { ContentStore } from './content-store.ts';
import { embeddedPicture } from './embedded-picture.ts';
import { readPicture } from './picture.ts';
import type { Picture } from './picture.ts';

/** What reading a found badge needs beside the badge itself. */
export interface FoundContext {
  readonly source: string;
  /** The badge as it lies on disk, when it does. */
  readonly stored?: BadgeRecord;
  readonly store: Pick<ContentStore, 'image' | 'credential'>;
  readonly load: LoadDocument;
  readonly keepEvidence: boolean;
  readonly keepEarnerName: boolean;
}

/** A found badge, read: what is stored of it, and what is verified. */
export interface ReadBadge {
  readonly badge: Badge;
  /** What verification reads; absent when no issuer stands behind the badge. */
  readonly credential?: Credential;
  readonly file?: CredentialFile;
  /** The bytes of `file`, when the disk does not have them yet. */
  readonly newFile?: Uint8Array;
  readonly picture?: Picture;
  /** True when the disk does not have the picture yet. */
  readonly pictureIsNew: boolean;
  readonly recordUrl?: string;
  readonly problems: readonly SourceProblem[];
}

const MAX_IMAGE_BYTES = 5_000_000;

/**
 * Reads what a source found into the model, the bytes to keep and the picture. Only what is on the model's list is taken.
 * @throws SourceError when neither the document nor the listing makes a badge
 */
export async function readFound(found: FoundCredential, context: FoundContext): Promise<ReadBadge> {
  const problems: SourceProblem[] = [];
  const document = await readDocument(found, context, problems);
  const listed = found.listed;
  if (!document && !listed)
    throw new SourceError('SOURCE_ENTRY_BROKEN', `${context.source}: ${found.key} holds no badge; it is left out`);
  // What a listing says needs no completing; without one, the words of the last sync are better than a bare address.
  const own =
    document && !listed ? ((await completeModel(document.credential, context.load)) ?? context.stored?.badge) : undefined;
  const badge = merge(own ?? document?.credential.badge, listed, context);
  const credential = document?.credential ?? hostedCredential(found, badge);
  const picture = await readImage(found, { badge, credential, context, problems });
  const recordUrl = webUrl(found.recordUrl);
  return {
    badge: withImage(badge, picture, context.stored?.badge.image),
    ...(credential && !found.selfReported ? { credential } : {}),
    ...(document ? { file: document.file, ...(await newFile(document, context)) } : {}),
    ...(picture ? { picture } : {}),
    pictureIsNew: picture !== undefined && (await context.store.image(sha256Hex(picture.bytes), picture.mediaType)) === undefined,
    ...(recordUrl === undefined ? {} : { recordUrl: withoutViewer(recordUrl) }),
    problems,
  };
}

interface ReadDocument {
  readonly credential: Credential;
  readonly file: CredentialFile;
  readonly bytes: Uint8Array;
}

/** The document that was found; when it cannot be had just now, the one that was stored. */
async function readDocument(
  found: FoundCredential,
  context: FoundContext,
  problems: SourceProblem[],
): Promise<ReadDocument | undefined> {
  const { stored, store, source } = context;
  const received = found.document ?? (await loadDocument(found, problems));
  if (received) {
    try {
      return await readBytes(received.bytes);
    } catch (cause) {
      if (!(cause instanceof BadgeError)) throw cause;
      const message = `${source}: ${received.from} cannot be read as a badge: ${refusalWords(cause)}`;
      problems.push({ key: found.key, error: new SourceError('SOURCE_ENTRY_BROKEN', message, { cause }) });
    }
  }
  if (!stored?.credential || !found.hostedUrl) return undefined;
  const bytes = await store.credential(stored.credential);
  return bytes && (await readBytes(bytes).catch(() => undefined));
}

async function loadDocument(
  { key, loadDocument: load }: FoundCredential,
  problems: SourceProblem[],
): Promise<FoundFile | undefined> {
  try {
    return await load?.();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    problems.push({ key, error });
    return undefined;
  }
}

async function readBytes(bytes: Uint8Array): Promise<ReadDocument> {
  const credential = await readCredential(bytes);
  return { credential, file: { sha256: sha256Hex(bytes), extension: extensionOf(bytes) }, bytes };
}

async function newFile({ file, bytes }: ReadDocument, { store }: FoundContext): Promise<Pick<ReadBadge, 'newFile'>> {
  return (await store.credential(file)) === undefined ? { newFile: bytes } : {};
}

function extensionOf(bytes: Uint8Array): CredentialFile['extension'] {
  const type = imageType(bytes);
  if (type === 'image/png') return 'png';
  if (type === 'image/svg+xml') return 'svg';
  return /^\uFEFF?\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 64))) ? 'json' : 'jwt';
}

/** What the issuer hosts is verified at its address, even while it gives no document. */
function hostedCredential(found: FoundCredential, badge: Badge): Credential | undefined {
  if (found.hostedUrl === undefined) return undefined;
  return { badge, secured: { form: 'hosted', url: found.hostedUrl }, notes: [] };
}

/** The listing wins for people's words; what it does not say, the document says. */
function merge(document: Badge | undefined, listed: Partial<Badge> | undefined, context: FoundContext): Badge {
  const fallback = { specVersion: 'none', name: '', issuer: { name: '' }, skills: [], alignments: [], evidence: [] } as const;
  // A listing that gives dates gives all of them: what it leaves out does not expire.
  const { validFrom, validUntil } = listed?.validFrom === undefined ? { ...document, ...listed } : listed;
  const { earnerName, validFrom: _from, validUntil: _until, ...merged }: Badge = { ...fallback, ...document, ...listed };
  const fuller = <T>(own: readonly T[] | undefined, other: readonly T[] | undefined): readonly T[] =>
    own && own.length > 0 ? own : (other ?? []);
  return {
    ...merged,
    ...(merged.id === undefined ? {} : { id: withoutViewer(merged.id) }),
    ...(earnerName !== undefined && context.keepEarnerName ? { earnerName } : {}),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    skills: fuller(listed?.skills, document?.skills),
    alignments: fuller(listed?.alignments, document?.alignments),
    evidence: context.keepEvidence ? fuller(listed?.evidence, document?.evidence) : [],
  };
}

interface ImageInput {
  readonly badge: Badge;
  readonly credential: Credential | undefined;
  readonly context: FoundContext;
  readonly problems: SourceProblem[];
}

/** The picture that was found, that carried the badge, that is inside the document, or that the document points to. */
async function readImage(found: FoundCredential, input: ImageInput): Promise<Picture | undefined> {
  const { badge, credential, context, problems } = input;
  const image = found.image ?? (await loadImage(found, input));
  const own = image?.bytes ?? credential?.carrier?.bytes ?? (credential && embeddedPicture(credential.secured));
  const bytes = own ?? (found.listed ? undefined : await fetchImage(badge.image?.id, found.key, input));
  if (!bytes) return undefined;
  const picture = readPicture(bytes);
  if (picture) return picture;
  const from = image?.from ?? badge.image?.id ?? found.key;
  const message = `${context.source}: ${from} is not a picture`;
  problems.push({ key: found.key, error: new SourceError('SOURCE_IMAGE_BROKEN', message) });
  return undefined;
}

async function loadImage({ key, loadImage: load }: FoundCredential, { problems }: ImageInput): Promise<FoundFile | undefined> {
  try {
    return await load?.();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    problems.push({ key, error, harmless: error.code === 'SOURCE_NOT_FOUND' });
    return undefined;
  }
}

async function fetchImage(
  url: string | undefined,
  key: string,
  { context, problems }: ImageInput,
): Promise<Uint8Array | undefined> {
  if (url === undefined) return undefined;
  const stored = await storedImage(url, context);
  if (stored) return stored;
  const report = (what: string, cause?: unknown): undefined => {
    const error = new SourceError('SOURCE_IMAGE_BROKEN', `${context.source}: the picture ${url} ${what}`, { url, cause });
    // The badge stands without it, and an issuer that is gone stays gone: no reason to end with a finding for ever.
    problems.push({ key, error, harmless: true });
  };
  try {
    const answer = await context.load(url, { accept: 'image/*', maxBytes: MAX_IMAGE_BYTES });
    return answer.status === 200 ? answer.bytes : report(`answered ${answer.status}`);
  } catch (cause) {
    if (!(cause instanceof LoadError)) throw cause;
    return report(`could not be read: ${cause.code}`, cause);
  }
}

function storedImage(url: string, { stored, store }: FoundContext): Promise<Uint8Array | undefined> | undefined {
  const image = stored?.badge.image;
  if (image?.id !== url || image.sha256 === undefined || image.mediaType === undefined) return undefined;
  return store.image(image.sha256, image.mediaType);
}

function withImage(badge: Badge, picture: Picture | undefined, stored: BadgeImage | undefined): Badge {
  const { image, ...rest } = badge;
  if (!picture) {
    // A picture that cannot be had today is no reason to lose the one that was.
    const kept = stored?.sha256 === undefined ? image && withoutFile(image) : stored;
    return kept ? { ...rest, image: kept } : rest;
  }
  const { bytes, ...about } = picture;
  return { ...rest, image: { ...(image && withoutFile(image)), sha256: sha256Hex(bytes), ...about } };
}

/** The file is what we stored; what a document says of one is not. */
function withoutFile({ id, caption, substitute }: BadgeImage): BadgeImage {
  return {
    ...(id === undefined ? {} : { id }),
    ...(caption === undefined ? {} : { caption }),
    ...(substitute === true ? { substitute } : {}),
  };
}
