// A profile at the stand-in Credly, a content folder that names it and an inbox, and a sync between them.
import type { SyncResult } from '../../scripts/sync/sync-badges.ts';
import { credlyBadge, serveCredly } from './credly-server.ts';
import type { CredlyProfile, CredlyServer } from './credly-server.ts';
import { syncFolder } from './sync-world.ts';
import type { SyncWorld } from './sync-world.ts';
import { tempContent } from './temp-content.ts';
import type { TempContent } from './temp-content.ts';

type Owner = Parameters<typeof tempContent>[0];

/** The UUID of the profile. */
export const UUID = '99999999-0000-4000-8000-000000000001';

/** The name of the profile. */
export const NAME = 'sample-earner';

/** 1 to `count`. */
export const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

/** A profile with the badges of these numbers. */
export const profileOf = (shown: readonly number[], more: Partial<CredlyProfile> = {}): CredlyProfile => ({
  name: NAME,
  badges: shown.map((number) => credlyBadge(number)),
  ...more,
});

/** What a test plays with. */
export interface CredlyWorld {
  readonly server: CredlyServer;
  readonly content: TempContent;
  readonly sync: (world?: SyncWorld) => Promise<SyncResult>;
}

/** Makes the world; `more` are further members of `profile.json`. */
export async function worldOf(
  t: Owner,
  profile: CredlyProfile,
  more: { readonly [key: string]: unknown } = {},
): Promise<CredlyWorld> {
  const server = await serveCredly(t, profile);
  const sources = [{ source: 'credly', profile: NAME, origin: server.origin }, { source: 'inbox' }];
  const content = await tempContent(t, { sources, ...more });
  return { server, content, sync: (world) => syncFolder(content, world) };
}
