import { LoadError } from '../../widget/credential/document-loader.ts';
import type { BadgeRecord, KeptDocument } from '../../widget/verification/badge-record.ts';
import { kindOf } from './document-memory.ts';
import type { FetchCache } from '../cache/fetch-cache.ts';
import { DEFAULT_MAX_BYTES } from './http-client.ts';
import type { HttpDocument, HttpLoad } from './http-client.ts';

/** A document on disk, at the address at which it would be asked for. */
export interface ArchivedDocument {
  readonly url: string;
  readonly finalUrl: string;
  readonly entry: KeptDocument;
  /** Whether it may say something else tomorrow: an assertion that can be revoked, a status list. */
  readonly canChange: boolean;
  /** Undefined when the disk does not have it whole any more. */
  readonly bytes: () => Promise<Uint8Array | undefined>;
}

/** What the archive goes by. */
export interface ArchivePorts {
  readonly load: HttpLoad;
  readonly now: Date;
  /** For how long what hardly ever changes is not asked for again. */
  readonly recheckAfterDays: number;
  /** What a sync that was cut off had read. Default: nothing. */
  readonly cache?: FetchCache;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Hosts and this machine need not agree about the second. */
const SKEW_MS = 60_000;

/**
 * A loader that asks for no more than it must: what cannot change, or hardly ever does, comes from the disk until it is
 * `recheckAfterDays` old; the rest is asked for on the condition that it is newer than what the disk has.
 */
export function loadFromArchive(documents: readonly ArchivedDocument[], ports: ArchivePorts): HttpLoad {
  const archive = indexed(documents);
  return async (url, options = {}) => {
    const key = `${kindOf(options.accept)} ${url}`;
    const known = archive.get(key);
    const bytes = known && (await known.bytes());
    const stored = known && bytes ? answerOf(known, bytes) : undefined;
    if (stored && known?.canChange === false && options.fresh !== true && isFresh(stored.at, ports))
      return capped(stored, url, options.maxBytes);
    const fetched = await ports.cache?.read(key);
    if (fetched) return capped(fetched, url, options.maxBytes);
    const { etag, lastModified, finalUrl } = stored ?? {};
    const unless = {
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    };
    const canAsk = stored?.status === 200 && Object.keys(unless).length > 0 && finalUrl !== undefined;
    const answer = await ports.load(url, canAsk ? { ...options, unless: { ...unless, finalUrl } } : options);
    if (canAsk && answer.status === 304) return capped({ ...stored, at: answer.at }, url, options.maxBytes);
    if (options.kept === true && answer.status === 200) await ports.cache?.write(key, answer);
    return answer;
  };
}

/** One for each address: the latest, and it can change when any badge says so. */
function indexed(documents: readonly ArchivedDocument[]): ReadonlyMap<string, ArchivedDocument> {
  const archive = new Map<string, ArchivedDocument>();
  for (const document of documents) {
    const key = `${document.entry.mediaType.startsWith('image/') ? 'picture' : 'document'} ${document.url}`;
    const other = archive.get(key);
    const later = other && other.entry.at > document.entry.at ? other : document;
    archive.set(key, { ...later, canChange: document.canChange || (other?.canChange ?? false) });
  }
  return archive;
}

function isFresh(at: string, { now, recheckAfterDays }: ArchivePorts): boolean {
  const ageMs = now.getTime() - Date.parse(at);
  return ageMs >= -SKEW_MS && ageMs < recheckAfterDays * DAY_MS;
}

function answerOf({ entry, finalUrl }: ArchivedDocument, bytes: Uint8Array): HttpDocument {
  const { url: _url, sha256: _sha256, ...answer } = entry;
  return { ...answer, finalUrl, bytes };
}

function capped(answer: HttpDocument, url: string, maxBytes = DEFAULT_MAX_BYTES): HttpDocument {
  if (answer.bytes.length > maxBytes) throw new LoadError('too-large', url);
  return answer;
}

/** What the report calls these does not change while a badge does: classes, issuers, keys, pictures. */
const LASTING_KINDS: ReadonlySet<string> = new Set(['achievement', 'issuer', 'key', 'image']);

/**
 * The addresses in a record's evidence that can say something else tomorrow. A badge that has run out or was revoked stays so, and the
 * list that it is on goes on changing for others. What a badge that does not hold calls a key or a class may be anything.
 */
export function changingUrls({ report, badge }: BadgeRecord): (entry: KeptDocument) => boolean {
  const isOver = report.verdict === 'revoked' || report.verdict === 'expired';
  if (report.verdict !== 'verified' && !isOver) return () => true;
  const lasting = new Set<string | undefined>();
  for (const { evidence = [] } of report.checks)
    for (const { kind, url } of evidence) if (LASTING_KINDS.has(kind) || (isOver && kind === 'assertion')) lasting.add(url);
  return ({ url, finalUrl }) => (!isOver && url === badge.id) || !lasting.has(finalUrl);
}
