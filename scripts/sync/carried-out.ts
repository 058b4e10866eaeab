import type { ContentStore } from './content-store.ts';
import type { FetchCache } from '../cache/fetch-cache.ts';
import { syncBadges } from './sync-badges.ts';
import type { SyncPorts, SyncResult } from './sync-badges.ts';

/** What carrying out needs beside what a sync needs. */
export interface CarryingPorts extends Omit<SyncPorts, 'store' | 'cache'> {
  /** What a sync that was cut off had read, and where this one writes it down. Default: nowhere. */
  readonly cache?: FetchCache;
  /** Aborted: nothing is written. */
  readonly signal?: AbortSignal;
}

/**
 * Asks, plans, writes, and clears up what nobody needs any more: evidence that no record names, and what was kept in case this
 * sync would be cut off.
 * @throws StoreError
 */
export async function carryOutSync(store: ContentStore, { signal, ...ports }: CarryingPorts): Promise<SyncResult> {
  const result = await syncBadges({ ...ports, store });
  // Whoever pressed Ctrl-C meant that nothing more should happen: half the answers are errors by now.
  signal?.throwIfAborted();
  await store.write(result.changes);
  await store.removeEvidenceBut(result.evidence);
  await ports.cache?.clear();
  return result;
}
