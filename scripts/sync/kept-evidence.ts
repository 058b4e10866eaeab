import { keptAddress, withoutPersonal } from '../sources/personal-parameters.ts';
import type { BadgeRecord, KeptDocument } from '../../widget/verification/badge-record.ts';
import { sha256Hex } from './content-store.ts';
import type { ContentStore } from './content-store.ts';
import type { HttpDocument, HttpLoad } from './http-client.ts';
import { stableText } from './record-text.ts';

/** A document that was read while a badge was verified: how it is named in the record, and its bytes. */
export interface ReadDocument {
  readonly entry: KeptDocument;
  readonly bytes: Uint8Array;
}

/** A loader that writes down what it gave. */
export interface EvidenceRecorder {
  readonly load: HttpLoad;
  /** Every answer that a verdict can rest on, each once, in an order that does not change. */
  readonly documents: () => readonly ReadDocument[];
}

const MAX_URL = 4096;
/** One badge rests on a handful of documents; one that drags in more is not worth the disk. */
const MAX_DOCUMENTS = 100;
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

/** Wraps a loader for the time of one verification. */
export function recordEvidence(load: HttpLoad): EvidenceRecorder {
  const read = new Map<string, ReadDocument>();
  return {
    load: async (url, options) => {
      const document = await load(url, options);
      const address = keptAddress(url);
      if (address !== undefined && isAnswer(document.status)) {
        const entry = entryOf(address, document);
        const key = `${entry.url} ${entry.sha256}`;
        if (entry.url.length <= MAX_URL && entry.finalUrl.length <= MAX_URL && read.size < MAX_DOCUMENTS)
          read.set(key, { entry, bytes: document.bytes });
      }
      return document;
    },
    documents: () => [...read].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, document]) => document),
  };
}

/** Everything else says nothing about a badge, only that nobody could be asked. */
const isAnswer = (status: number): boolean => (status >= 200 && status <= 299) || status === 404 || status === 410;

function entryOf(url: string, document: HttpDocument): KeptDocument {
  const { status, finalUrl, mediaType, bytes, at, etag, lastModified } = document;
  return {
    url,
    finalUrl: withoutPersonal(finalUrl),
    status,
    mediaType: MEDIA_TYPE.test(mediaType) && mediaType.length <= 200 ? mediaType : '',
    sha256: sha256Hex(bytes),
    at,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}

/**
 * The index that is stored beside the report that was chosen: the old one while it says the same, so that time alone rewrites
 * nothing, and while hosts are out of reach.
 */
export function chooseEvidence(
  before: BadgeRecord | undefined,
  fresh: readonly KeptDocument[],
  { report, keptForNetwork }: { readonly report: BadgeRecord['report']; readonly keptForNetwork: boolean },
): readonly KeptDocument[] {
  const old = before?.evidence;
  if (!old || (before.report !== report && !keptForNetwork)) return fresh;
  return keptForNetwork || substance(old) === substance(fresh) ? old : fresh;
}

/** What was read, without when it was, and without what the host calls its state. */
const substance = (entries: readonly KeptDocument[]): string =>
  stableText(entries.map(({ url, finalUrl, status, mediaType, sha256 }) => ({ url, finalUrl, status, mediaType, sha256 })));

/** True when the bytes lie on disk as the badge's credential or its picture, and need no file of their own. */
export const isKeptElsewhere = (
  { sha256 }: Pick<KeptDocument, 'sha256'>,
  { credential, badge }: Pick<BadgeRecord, 'credential' | 'badge'>,
): boolean => credential?.sha256 === sha256 || badge.image?.sha256 === sha256;

/** The bytes of a document that a record names, when the disk still has them whole. */
export async function evidenceBytes(
  entry: KeptDocument,
  { credential, badge: { image } }: Pick<BadgeRecord, 'credential' | 'badge'>,
  store: Pick<ContentStore, 'evidence' | 'credential' | 'image'>,
): Promise<Uint8Array | undefined> {
  if (credential?.sha256 === entry.sha256) return store.credential(credential);
  if (image?.sha256 === entry.sha256 && image.mediaType !== undefined) return store.image(image.sha256, image.mediaType);
  return store.evidence(entry);
}
