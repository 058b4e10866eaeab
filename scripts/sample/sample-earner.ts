import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { portrait } from './artwork/portrait.ts';
import { openKeyStore } from './key-store.ts';
import { writeOwnFile } from './own-file.ts';
import { SAMPLE_BADGES, type SampleBadge } from './sample-badges.ts';
import { inboxFile, issueBadge, type SampleWorld } from './sample-credentials.ts';
import { ANSWERS_FILE } from './sample-issuer.ts';
import { createSampleIssuers, SAMPLE_KEYS } from './sample-issuers.ts';
import { sampleNotes, sampleProfile } from './sample-profile.ts';
import { servedAnswers, type ServedPicture } from './served-answers.ts';
import { openSignatureMemory } from './signature-memory.ts';

/** What the sample is prepared for. */
export interface SampleOptions {
  /** Where everything is kept: keys, what the issuers serve, and `content/`. */
  readonly folder: string;
  /** `http://localhost:<port>` of the sample issuer: its addresses stand in the badges. */
  readonly issuerOrigin: string;
  readonly now: Date;
}

/** The day as of which the sample's dates were written. */
const WRITTEN_ON = Date.UTC(2026, 10, 22);
const YEAR_MS = 365.25 * 86_400_000;

/**
 * Writes the sample earner's `content/profile.json`, `content/inbox/` and `content/notes/`, and what the sample issuers serve.
 * Keys are made the first time. Unchanged inputs change no byte. When the identity of the badges changed (another origin, new
 * keys), what an earlier sync made of the old ones is removed first: it is made again, and nobody's own work is in it.
 */
export async function prepareSample({ folder, issuerOrigin, now }: SampleOptions): Promise<void> {
  const keys = await openKeyStore(join(folder, 'keys.json'), SAMPLE_KEYS);
  const memory = await openSignatureMemory(join(folder, 'signed.json'));
  const issuers = await createSampleIssuers(new URL(issuerOrigin).host, keys);
  const years = Math.max(0, Math.floor((now.getTime() - WRITTEN_ON) / YEAR_MS));
  const world: SampleWorld = { origin: issuerOrigin, issuers, years, memory };
  const issued = await Promise.all(
    SAMPLE_BADGES.map(async (badge) => ({ badge: await issueBadge(badge, world), picture: await pictureOf(badge) })),
  );
  const answers = `${JSON.stringify(await servedAnswers(world, issued))}\n`;
  const content = join(folder, 'content');
  await forgetOtherIdentity(
    folder,
    issued.map(({ badge }) => `${badge.id} ${badge.issuer.signer.id}`),
  );
  await writeAll(
    join(content, 'inbox'),
    issued.map(({ badge, picture }) => inboxFile(badge, picture.bytes)),
  );
  const notes = Object.entries(sampleNotes(SAMPLE_BADGES, world)).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  await writeAll(join(content, 'notes'), notes);
  await writeOwnFile(join(content, 'profile.json'), Buffer.from(sampleProfile(SAMPLE_BADGES, world)));
  await writeOwnFile(join(content, 'portrait.png'), await render(portrait()));
  await writeOwnFile(join(folder, 'signed.json'), Buffer.from(memory.text()));
  await writeOwnFile(join(folder, ANSWERS_FILE), Buffer.from(answers));
}

async function pictureOf({ draw, picture }: SampleBadge): Promise<ServedPicture> {
  if (picture === 'svg') return { type: 'image/svg+xml', bytes: Buffer.from(draw()) };
  return { type: 'image/png', bytes: await render(draw()) };
}

/** 600 pixels square, as most issuers serve them; what is not square stands in the middle of it. */
async function render(svg: string): Promise<Uint8Array> {
  const image = sharp(Buffer.from(svg)).resize(600, 600, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } });
  return image.png({ compressionLevel: 9 }).toBuffer();
}

async function forgetOtherIdentity(folder: string, identities: readonly string[]): Promise<void> {
  const file = join(folder, 'identity.txt');
  const identity = createHash('sha256').update(identities.join('\n')).digest('hex');
  const before = await readFile(file, 'utf8').catch(() => '');
  if (before === identity) return;
  await rm(join(folder, 'content'), { recursive: true, force: true });
  await writeOwnFile(file, Buffer.from(identity));
}

async function writeAll(folder: string, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const wanted = new Set(files.map(({ name }) => name));
  for (const name of await readdir(folder)) if (!wanted.has(name)) await rm(join(folder, name), { recursive: true });
  for (const { name, bytes } of files) await writeOwnFile(join(folder, name), bytes);
}
