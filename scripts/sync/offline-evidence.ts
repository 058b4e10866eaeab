import { LoadError } from '../../widget/credential/document-loader.ts';
import type { LoadDocument } from '../../widget/credential/document-loader.ts';
import type { BadgeRecord, KeptDocument } from '../../widget/verification/badge-record.ts';
import { keptAddress, withoutPersonal } from '../sources/personal-parameters.ts';
import type { ContentStore } from './content-store.ts';
import { DEFAULT_MAX_BYTES } from './http-client.ts';
import { evidenceBytes } from './kept-evidence.ts';

/** A loader over what sync kept, and what it was asked for. */
export interface OfflineEvidence {
  /** Gives what was kept, as of when it was received; what was not kept is out of reach. Never reaches the network. */
  readonly load: LoadDocument;
  /** RFC 3339, UTC: the oldest document that was asked for so far; undefined when none was. */
  readonly asOf: () => string | undefined;
  /** Addresses that were asked for and are not among what was kept. */
  readonly missing: () => readonly string[];
}

/** Opens the evidence that records name; where several have an address, the latest answer counts. */
export function openEvidence(
  records: readonly BadgeRecord[],
  store: Pick<ContentStore, 'evidence' | 'credential' | 'image'>,
): OfflineEvidence {
  const kept = latest(records);
  const times = new Set<string>();
  const missing = new Set<string>();
  const load: LoadDocument = async (url, { accept, maxBytes = DEFAULT_MAX_BYTES } = {}) => {
    const wanted = keptAddress(url);
    const order = accept?.startsWith('image/') ? (['picture', 'document'] as const) : (['document', 'picture'] as const);
    const [found] = order.flatMap((kind) => (wanted === undefined ? [] : (kept.get(`${kind} ${wanted}`) ?? [])));
    const bytes = found && (await evidenceBytes(found.entry, found.record, store));
    if (!found || !bytes) {
      missing.add(withoutPersonal(url));
      throw new LoadError('unreachable', url);
    }
    if (bytes.length > maxBytes) throw new LoadError('too-large', url);
    const { status, finalUrl, mediaType, at } = found.entry;
    times.add(at);
    return { status, bytes, finalUrl, mediaType, at };
  };
  return { load, asOf: () => [...times].sort()[0], missing: () => [...missing].sort() };
}

interface Kept {
  readonly entry: KeptDocument;
  readonly record: BadgeRecord;
}

function latest(records: readonly BadgeRecord[]): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const record of records) {
    for (const entry of record.evidence ?? []) {
      const key = `${entry.mediaType.startsWith('image/') ? 'picture' : 'document'} ${entry.url}`;
      if ((kept.get(key)?.entry.at ?? '') < entry.at) kept.set(key, { entry, record });
    }
  }
  return kept;
}
