import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { BadgeImage } from '../widget/badge/badge.ts';
import { readBytes } from './content-folder.ts';
import { isInertSvg } from './view/inert-svg.ts';
import type { ShownPicture } from './view/showcase-badge.ts';

const EXTENSIONS: { readonly [mediaType: string]: string } = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** Widths, in pixels, of the renditions of a large bitmap: a card, a card on a dense screen, a large picture on one. */
const RENDITION_WIDTHS = [240, 480, 720] as const;

/** More pixels than this are no badge: decoding them would only cost memory. */
const MAX_PIXELS = 50_000_000;

/** Where finished renditions are kept between builds, by the hash of the picture. */
const cache = join(process.env['MS_BADGE_CACHE'] ?? 'node_modules/.astro', 'pictures');

/** What the site publishes below `images/`: file name and how to make its bytes. */
const published = new Map<string, () => Promise<Uint8Array>>();

/** Names of every file that the pages refer to below `images/`, known once the showcase is read. */
export function pictureFiles(): readonly string[] {
  return [...published.keys()];
}

/**
 * The bytes of one published picture.
 * @throws RangeError for a name that no page refers to.
 */
export function pictureBytes(file: string): Promise<Uint8Array> {
  const make = published.get(file);
  if (!make) throw new RangeError(`no picture is called ${file}`);
  return make();
}

async function cached(file: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await readFile(join(cache, file));
  } catch {
    const bytes = await make();
    await mkdir(cache, { recursive: true });
    await writeFile(join(cache, file), bytes);
    return bytes;
  }
}

const open = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: MAX_PIXELS, animated: false });

/** Renditions of a still bitmap that is larger than a page shows it. Nothing but the number of pixels changes. */
function renditionsOf(bytes: Uint8Array, sha256: string, width: number): ShownPicture['renditions'] {
  return RENDITION_WIDTHS.filter((wanted) => wanted < width).map((wanted) => {
    const file = `${sha256}-${wanted}.webp`;
    published.set(file, () =>
      cached(file, () => open(bytes).resize({ width: wanted }).webp({ quality: 82, smartSubsample: true }).toBuffer()),
    );
    return { file, width: wanted };
  });
}

async function shown(bytes: Uint8Array, sha256: string, mediaType: string): Promise<ShownPicture | undefined> {
  const alive = mediaType === 'image/svg+xml' && !isInertSvg(bytes);
  const safe = alive ? await cached(`${sha256}.png`, () => open(bytes).resize({ width: 720 }).png().toBuffer()) : bytes;
  const { width, height, pages = 1 } = await open(safe).metadata();
  if (!width || !height) return undefined;
  const file = `${sha256}.${alive ? 'png' : EXTENSIONS[mediaType]}`;
  published.set(file, () => Promise.resolve(safe));
  const isStillBitmap = pages === 1 && (alive || mediaType !== 'image/svg+xml');
  return { file, width, height, renditions: isStillBitmap ? renditionsOf(safe, sha256, width) : [] };
}

/**
 * A badge's picture, from the content folder. Undefined where there is none or it is no picture after all: a page without its
 * picture is better than no page.
 */
export async function pictureOf(image: BadgeImage | undefined): Promise<ShownPicture | undefined> {
  const { sha256, mediaType } = image ?? {};
  const extension = EXTENSIONS[mediaType ?? ''];
  if (!sha256 || !mediaType || !extension) return undefined;
  const bytes = await readBytes('images', `${sha256}.${extension}`);
  if (!bytes) return undefined;
  return shown(bytes, sha256, mediaType).catch(() => undefined);
}

/** The earner's portrait as a square of 320 pixels; undefined where the file is missing or no picture. */
export async function portraitOf(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const bytes = await readBytes(file);
  if (!bytes) return undefined;
  try {
    const square = await open(bytes).rotate().resize(320, 320, { fit: 'cover' }).webp({ quality: 86 }).toBuffer();
    published.set('portrait.webp', () => Promise.resolve(square));
    return 'portrait.webp';
  } catch {
    return undefined;
  }
}

/** A card for messengers and feeds: the picture, untouched, on the wall's paper. PNG, 1200 x 630. */
export async function socialImage(picture: ShownPicture): Promise<Uint8Array> {
  const size = 470;
  return cached(`${picture.file}.social.png`, async () => {
    const art = await open(await pictureBytes(picture.file))
      .resize(size, size, { fit: 'inside' })
      .png()
      .toBuffer();
    const wall = sharp({ create: { width: 1200, height: 630, channels: 3, background: '#f9f6f0' } });
    return wall
      .composite([{ input: art, gravity: 'centre' }])
      .png({ compressionLevel: 9 })
      .toBuffer();
  });
}
