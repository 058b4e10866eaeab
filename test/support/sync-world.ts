// One sync in a test's own world: a stand-in service, a temporary folder, a clock that stands still, and no waiting.
import { SOURCES } from '../../scripts/sources/index.ts';
import { withContentStore } from '../../scripts/sync/content-store.ts';
import type { FileSystem } from '../../scripts/sync/file-system.ts';
import { createHttpClient } from '../../scripts/sync/http-client.ts';
import { carryOutSync } from '../../scripts/sync/carried-out.ts';
import type { SyncPorts, SyncResult } from '../../scripts/sync/sync-badges.ts';
import { readProfile } from '../../widget/badge/profile.ts';
import { selfReportedReport } from '../../widget/verification/self-reported.ts';
import { verifyCredential } from '../../widget/verification/verify-credential.ts';
import type { TempContent } from './temp-content.ts';

/** What a test may change about a sync. */
export interface SyncWorld extends Partial<Pick<SyncPorts, 'sources' | 'load' | 'verify' | 'acceptWithdrawals' | 'cache'>> {
  /** RFC 3339. Default noon of 2026-11-01, UTC. */
  readonly now?: string;
  readonly files?: FileSystem;
  /** Limit for a request, in milliseconds. Default 2,000. */
  readonly timeoutMs?: number;
}

/** Syncs a folder as the command does, and gives the plan. */
export async function syncFolder(content: TempContent, world: SyncWorld = {}): Promise<SyncResult> {
  const profile = readProfile((await content.texts()).get('profile.json') ?? '');
  const { files, timeoutMs = 2000, now = '2026-11-01T12:00:00.000Z', ...ports } = world;
  const { load } = createHttpClient({
    userAgent: 'test',
    allowLoopback: true,
    timeoutMs,
    sleep: () => Promise.resolve(),
    random: () => 0.5,
    now: () => Date.parse(now),
  });
  return withContentStore(
    content.folder,
    (store) =>
      carryOutSync(store, {
        profile,
        sources: SOURCES,
        load,
        verify: verifyCredential,
        selfReported: selfReportedReport,
        ...ports,
        now: new Date(now),
      }),
    // Whoever held the lock before was killed by the test.
    { ...(files ? { files } : {}), isAlive: () => false, nowMs: () => Date.now() + 20_000 },
  );
}

/** Slugs by what happens to them. */
export function summary({ plan }: SyncResult): Readonly<Record<string, readonly string[]>> {
  const slugs = (items: readonly { readonly slug: string }[]): readonly string[] => items.map(({ slug }) => slug).sort();
  return {
    added: slugs(plan.added),
    changed: slugs(plan.changed),
    unchanged: slugs(plan.unchanged),
    withdrawn: slugs(plan.withdrawn),
  };
}
