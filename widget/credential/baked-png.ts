import { BadgeError } from '../badge/badge-error.ts';
import { readWithin } from './capped-stream.ts';
import type { ReadNote } from './credential.ts';
import { joinBytes } from './joined-bytes.ts';
import { MAX_TEXT_BYTES, utf8Text } from './json-text.ts';

/** The two keywords of the baking specifications: Open Badges 1 and 2, and Open Badges 3. */
export type BakedKeyword = 'openbadges' | 'openbadgecredential';

/** A credential found inside a picture. */
export interface BakedText {
  readonly keyword: BakedKeyword;
  readonly text: string;
  readonly notes: readonly ReadNote[];
  /** SVG only: the URL in the `verify` attribute, beside a document. */
  readonly verify?: string;
}

interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly data: Uint8Array;
}

const SIGNATURE_LENGTH = 8;
const MAX_CHUNKS = 100_000;
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/**
 * Finds the credential in a PNG: an `iTXt` chunk of either keyword, or the legacy `tEXt` chunk (OB 2.0 baking, OB 3.0 section
 * "Baked Badge"). The first chunk of a keyword counts, and Open Badges 3 counts before 2. `zTXt` is no baking form.
 * @throws BadgeError
 */
export async function extractPng(bytes: Uint8Array): Promise<BakedText> {
  const chunks = chunksOf(bytes).flatMap((chunk) => {
    const keyword = keywordOf(chunk);
    return keyword === undefined ? [] : [{ chunk, keyword }];
  });
  const found = chunks.find(({ keyword }) => keyword === 'openbadgecredential') ?? chunks[0];
  if (!found) throw new BadgeError('BADGE_IMAGE_WITHOUT_BADGE');
  const { chunk, keyword } = found;
  const notes: ReadNote[] = [];
  if (chunks.filter((other) => other.keyword === keyword).length > 1) notes.push({ code: 'repeated-badge-chunk', at: keyword });
  if (chunks.some((other) => other.keyword !== keyword)) notes.push({ code: 'other-version-baked-too', at: keyword });
  if (crc32(bytes.subarray(chunk.start + 4, chunk.end - 4)) !== uint32(bytes, chunk.end - 4)) {
    notes.push({ code: 'broken-chunk-checksum', at: keyword });
  }
  const data = chunk.data.subarray(keyword.length + 1);
  if (chunk.type === 'tEXt') return { keyword, text: legacyText(data), notes };
  if (data[0] === 1) notes.push({ code: 'compressed-badge-chunk', at: keyword });
  return { keyword, text: await internationalText(data), notes };
}

/** Writes a credential into a PNG as the only chunk of its keyword. @throws BadgeError when the picture is broken */
export function bakePng(bytes: Uint8Array, text: string, keyword: BakedKeyword): Uint8Array {
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, crc32(body));
  const kept = chunksOf(bytes).filter((other) => keywordOf(other) !== keyword);
  const [header, ...rest] = kept.map(({ start, end }) => bytes.subarray(start, end));
  return joinBytes([bytes.subarray(0, SIGNATURE_LENGTH), ...(header ? [header] : []), chunk, ...rest]);
}

// PNG third edition, section 5.3: length, type, data, CRC; the file ends with IEND. What follows is no part of the picture.
function chunksOf(bytes: Uint8Array): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = SIGNATURE_LENGTH; start + 12 <= bytes.length && chunks.length < MAX_CHUNKS;) {
    const length = uint32(bytes, start);
    const end = start + 12 + length;
    const type = latin1(bytes.subarray(start + 4, start + 8));
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) break;
    chunks.push({ type, start, end, data: bytes.subarray(start + 8, end - 4) });
    if (type === 'IEND' && chunks[0]?.type === 'IHDR') return chunks;
    start = end;
  }
  throw new BadgeError('BADGE_IMAGE_BROKEN', { message: 'the PNG is cut off or broken' });
}

function keywordOf({ type, data }: Chunk): BakedKeyword | undefined {
  if (type !== 'iTXt' && type !== 'tEXt') return undefined;
  const head = latin1(data.subarray(0, 20));
  if (head.startsWith('openbadges\0')) return 'openbadges';
  return type === 'iTXt' && head.startsWith('openbadgecredential\0') ? 'openbadgecredential' : undefined;
}

// After the keyword: compression flag, compression method, language\0, translated keyword\0, text.
async function internationalText(data: Uint8Array): Promise<string> {
  const language = data.indexOf(0, 2);
  const translated = data.indexOf(0, language + 1);
  const [flag = 255, method] = data;
  // Without compression its method is ignored (PNG section 11.3.3.4).
  if (flag > 1 || (flag === 1 && method !== 0) || language < 2 || translated < 0)
    throw new BadgeError('BADGE_IMAGE_BROKEN', { message: 'the badge chunk is broken', at: 'iTXt' });
  const text = data.subarray(translated + 1);
  return utf8Text(flag === 1 ? await inflated(text) : capped(text));
}

function capped(bytes: Uint8Array): Uint8Array {
  if (bytes.length > MAX_TEXT_BYTES) throw new BadgeError('BADGE_TOO_LARGE', { at: 'iTXt' });
  return bytes;
}

async function inflated(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(capped(bytes))]).stream().pipeThrough(new DecompressionStream('deflate'));
  try {
    const text = await readWithin(stream, MAX_TEXT_BYTES);
    if (text) return text;
  } catch (cause) {
    throw new BadgeError('BADGE_IMAGE_BROKEN', { message: 'the compressed badge chunk is broken', at: 'iTXt', cause });
  }
  throw new BadgeError('BADGE_TOO_LARGE', { at: 'iTXt' });
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
}

// `tEXt` is Latin-1 (PNG section 11.3.3.2). Some who bake write the UTF-8 of a document into it: hardly any other text is UTF-8 by chance.
function legacyText(bytes: Uint8Array): string {
  try {
    return utf8Text(bytes);
  } catch {
    return latin1(bytes);
  }
}

// Each byte is its own character. The platform's `latin1` is windows-1252 in browsers and in Node 22, and is not in Node 20.
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
