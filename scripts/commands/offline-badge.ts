import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readProfile } from '../../widget/badge/profile.ts';
import { SLUG } from '../../widget/badge/slug.ts';
import type { Credential } from '../../widget/credential/credential.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import type { BadgeRecord, KnownIssuerRow } from '../../widget/verification/badge-record.ts';
import { createContentStore } from '../sync/content-store.ts';
import type { ContentStore } from '../sync/content-store.ts';
import { openEvidence } from '../sync/offline-evidence.ts';
import type { OfflineEvidence } from '../sync/offline-evidence.ts';
import { readBadgeFile, readNamedBadge } from './badge-file.ts';
import { UsageError } from './command.ts';

/** Everything that verification needs, from the disk alone. */
export interface OfflineBadge {
  readonly credential: Credential;
  readonly evidence: OfflineEvidence;
  /** The picture that the page shows, where the badge is one of the folder's own. */
  readonly image?: Uint8Array;
  /** The owner's own rows. */
  readonly knownIssuers: readonly KnownIssuerRow[];
}

/** The folder has a record of the badge, and not what a verification would need. */
export class NotKeptError extends Error {
  override readonly name = 'NotKeptError';
  /** `changed`: its credential is not there as it was. `self-reported`: it never had one. */
  readonly reason: 'changed' | 'self-reported';

  constructor(slug: string, reason: NotKeptError['reason']) {
    super(`${slug}: ${reason}`);
    this.reason = reason;
  }
}

/**
 * Finds a badge by its slug in the content folder, or by a file: its own, of which the folder knows the evidence, or its record.
 * @throws UsageError when there is no such badge
 * @throws NotKeptError when its bytes are not there, or were changed
 * @throws BadgeError when its bytes are none
 */
export async function offlineBadge(
  from: string,
  place: { readonly content: string; readonly cwd: string },
): Promise<OfflineBadge> {
  const store = createContentStore(place.content);
  const records = [...(await store.records()).values()].map(({ record }) => record);
  const path = resolve(place.cwd, from);
  const bytes = await readBadgeFile(path).catch(() => undefined);
  const sha256 = bytes && createHash('sha256').update(bytes).digest('hex');
  // A file is what is in it: one from elsewhere that is only called as a badge of the folder is would be taken for that badge.
  const record = records.find(({ slug, credential }) => {
    if (slug === from || path === resolve(place.content, 'badges', `${slug}.json`)) return true;
    return sha256 !== undefined && credential?.sha256 === sha256;
  });
  if (!record && !bytes) {
    if (!existsSync(place.content)) throw noBadge(`no folder ${place.content}`, `папки ${place.content}`);
    const hint = SLUG.test(from) ? `no badge "${from}"` : `neither a badge nor a file "${from}"`;
    const ru = SLUG.test(from) ? `значка «${from}»` : `ни значка, ни файла «${from}»`;
    throw noBadge(`${hint} in ${place.content}`, `${ru} в ${place.content}`);
  }
  const knownIssuers = await ownIssuers(place.content);
  if (!record)
    return { credential: await readNamedBadge(bytes ?? new Uint8Array()), evidence: openEvidence(records, store), knownIssuers };
  const { sha256: picture, mediaType } = record.badge.image ?? {};
  const image = picture !== undefined && mediaType !== undefined ? await store.image(picture, mediaType) : undefined;
  const credential = await credentialOf(record, store);
  return { credential, evidence: openEvidence([record], store), knownIssuers, ...(image ? { image } : {}) };
}

function noBadge(what: string, ru: string): UsageError {
  return new UsageError(`There is ${what}. --content names another folder.`, {
    ru: `Нет ${ru}. Другую папку называет --content.`,
  });
}

/** The bytes as received; of a badge that its issuer hosts, and no longer gives, the address. */
async function credentialOf(record: BadgeRecord, store: ContentStore): Promise<Credential> {
  const bytes = record.credential && (await store.credential(record.credential));
  if (bytes) return readCredential(bytes);
  const { id } = record.badge;
  if (record.credential === undefined && id !== undefined && record.evidence?.some(({ url }) => url === id))
    return { badge: record.badge, secured: { form: 'hosted', url: id }, notes: [] };
  throw new NotKeptError(record.slug, record.credential ? 'changed' : 'self-reported');
}

async function ownIssuers(content: string): Promise<readonly KnownIssuerRow[]> {
  const text = await readFile(join(content, 'profile.json'), 'utf8').catch(() => undefined);
  return text === undefined ? [] : (readProfile(text).knownIssuers ?? []);
}
