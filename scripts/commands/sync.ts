import { resolve } from 'node:path';
import { selfReportedReport } from '../../widget/verification/self-reported.ts';
import { verifyCredential } from '../../widget/verification/verify-credential.ts';
import { SOURCES } from '../sources/index.ts';
import { createContentStore, withContentStore } from '../sync/content-store.ts';
import { createFetchCache } from '../cache/fetch-cache.ts';
import type { FetchCache } from '../cache/fetch-cache.ts';
import { createHttpClient } from '../sync/http-client.ts';
import { cacheFolder } from '../cache/cache-folder.ts';
import { carryOutSync } from '../sync/carried-out.ts';
import { syncBadges } from '../sync/sync-badges.ts';
import type { SyncResult } from '../sync/sync-badges.ts';
import { userAgent } from '../user-agent.ts';
import { parseCommand } from './command.ts';
import type { Command, CommandIo } from './command.ts';
import { ownProfile } from './own-profile.ts';
import { createProgress } from './progress.ts';
import { describeSync, isFinding } from './sync-words.ts';

/** `ms-badge sync`: the sources that the profile names become files in the content folder. */
export const syncCommand: Command = {
  name: 'sync',
  summary: 'fetch and verify the badges of every source that profile.json names',
  help: `Usage: ms-badge sync [--content <folder>] [--dry-run] [--json]

Asks every source in profile.json for your badges, verifies them, and writes badges/, images/, credentials/ and evidence/ in
the content folder: all of it, or nothing. profile.json, notes/ and inbox/ are never written.

  --content <folder>     holds profile.json (default: content)
  --dry-run              say what would be written, and write nothing
  --accept-withdrawals   what the sources no longer list is meant to be gone, however much it is
  --allow-loopback       let sources and issuers be on this machine, by plain http too
  --verbose              list every badge, every remark, and each field of an answer that is not taken, and why
  --json                 print the plan and its outcome as JSON

A source that gives no usable, complete answer, or lists nothing, or has lost more than a third of its badges, changes
nothing. What a complete answer no longer lists is withdrawn: kept in the folder, marked, and no longer shown.

Exit codes: 0 all went through, 1 something did not (it says what), 2 a mistake in the arguments.
`,
  run,
};

const OPTIONS = {
  content: { type: 'string', default: 'content' },
  'dry-run': { type: 'boolean', default: false },
  'accept-withdrawals': { type: 'boolean', default: false },
  'allow-loopback': { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** A sync that takes longer than this has met something that will not end, in milliseconds. */
const TOTAL_MS = 15 * 60 * 1000;

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values } = parseCommand(args, { options: OPTIONS });
  const content = resolve(io.cwd, values.content);
  const profile = await ownProfile(content);
  const client = createHttpClient({
    userAgent: userAgent(),
    allowLoopback: values['allow-loopback'],
    signal: AbortSignal.any([io.signal, AbortSignal.timeout(TOTAL_MS)]),
  });
  const progress = createProgress(io, values.json);
  const ports = {
    profile,
    sources: SOURCES,
    load: client.load,
    verify: verifyCredential,
    selfReported: selfReportedReport,
    now: new Date(),
    environment: io.env,
    acceptWithdrawals: values['accept-withdrawals'],
    progress: progress.tell,
  };
  const dryRun = values['dry-run'];
  const result = dryRun
    ? await syncBadges({ ...ports, store: { ...createContentStore(content), stage: async (path) => ({ path, staged: '' }) } })
    : await withContentStore(content, (store) =>
        carryOutSync(store, { ...ports, ...cacheFor(content, io.env), signal: io.signal }),
      );
  progress.end();
  const verbose = values.verbose || io.verbose === true || Boolean(io.env['DEBUG']);
  io.stdout(
    values.json
      ? `${JSON.stringify(asJson(result, { dryRun, verbose }), undefined, 2)}\n`
      : describeSync(result, { dryRun, verbose }),
  );
  return isFinding(result) ? 1 : 0;
}

function cacheFor(content: string, env: CommandIo['env']): { readonly cache?: FetchCache } {
  const folder = cacheFolder(content, env);
  return folder === undefined ? {} : { cache: createFetchCache(folder) };
}

/** The words of `--json`, which scripts rely on. */
function asJson(result: SyncResult, { dryRun, verbose }: { readonly dryRun: boolean; readonly verbose: boolean }): unknown {
  const { plan, sources, notices, keptReports, unlisted, changes } = result;
  return {
    plan,
    outcome: {
      written: !dryRun && changes.length > 0,
      files: dryRun ? [] : changes.map(({ path }) => path),
      exitCode: isFinding(result) ? 1 : 0,
      sources: sources.map(({ source, decision, found, had }) => ({
        source,
        found,
        had,
        status: decision.kind,
        ...(decision.kind === 'refused' ? { reason: decision.reason, gone: decision.gone } : {}),
      })),
      notices,
      keptReports,
      unlisted,
    },
    ...(verbose ? { dropped: result.dropped } : {}),
  };
}
