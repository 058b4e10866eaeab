import { join } from 'node:path';
import { sha256Hex } from '../sync/content-store.ts';

/**
 * Where a sync of one content folder keeps what it has read so far: in the cache folder of the person who runs it, never in
 * `content/`, which is committed.
 * @returns undefined where the environment names no such folder
 */
export function cacheFolder(content: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const home = env['HOME'];
  const base = env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'] ?? (home === undefined ? undefined : join(home, '.cache'));
  if (base === undefined || base === '') return undefined;
  return join(base, 'ms-badge', `sync-${sha256Hex(new TextEncoder().encode(content)).slice(0, 16)}`);
}
