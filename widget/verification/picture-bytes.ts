import { readWithin } from '../credential/capped-stream.ts';
import { joinBytes } from '../credential/joined-bytes.ts';

/** A PNG taken apart, as far as it is drawn. */
interface DrawnPng {
  /** The 13 bytes of IHDR: size, bit depth, color type, interlacing. */
  readonly header: Uint8Array;
  /** Colors of an indexed picture, and transparency. */
  readonly colors: Uint8Array;
  /** Of an animation: what is drawn in place of the picture. */
  readonly frames: Uint8Array;
  readonly data: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Cap on a picture's pixels, unpacked, in bytes. */
const MAX_PIXEL_BYTES = 64_000_000;
/** Bytes for each color type: grey, RGB, indexed, grey with alpha, RGB with alpha (PNG section 11.2.1). */
const CHANNELS: { readonly [colorType: number]: number } = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * The part of a picture's bytes that is the picture: of a PNG its pixels, so that neither a credential baked into it nor another
 * way of packing the same pixels makes it another picture. Anything else, and a PNG that is broken, is taken whole. Of an animation
 * a second one follows: what is left of it in a copy that does not move.
 */
export async function pictureBytes(bytes: Uint8Array): Promise<readonly [Uint8Array, Uint8Array?]> {
  const png = drawnPng(bytes);
  const rows = png && (await inflate(png.data));
  const plain = rows && unfiltered(png.header, rows);
  if (!plain) return [bytes];
  const still = joinBytes([png.header, png.colors, plain]);
  return png.frames.length > 0 ? [joinBytes([still, png.frames]), still] : [still];
}

/** What a picture is drawn in, as far as its header says: two pictures of one form can be told apart by their bytes. */
export function pngForm(bytes: Uint8Array): string | undefined {
  return drawnPng(bytes)?.header.join(' ');
}

// Frames of an animation (PNG third edition, "Animation information").
const FRAMES = /^(?:acTL|fcTL|fdAT)$/;

function drawnPng(bytes: Uint8Array): DrawnPng | undefined {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: { readonly [name: string]: Uint8Array[] } = { IHDR: [], PLTE: [], tRNS: [], IDAT: [] };
  const frames: Uint8Array[] = [];
  for (let at = 8, type = ''; type !== 'IEND' && at + 12 <= bytes.length;) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) return undefined;
    type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    parts[type]?.push(bytes.subarray(at + 8, end));
    // With their names: a frame is no color.
    if (FRAMES.test(type)) frames.push(bytes.subarray(at + 4, end));
    at = end + 4;
  }
  const { IHDR: headers = [], PLTE = [], tRNS = [], IDAT = [] } = parts;
  const header = headers[0];
  if (header?.length !== 13) return undefined;
  return { header, colors: joinBytes([...PLTE, ...tRNS]), frames: joinBytes(frames), data: joinBytes(IDAT) };
}

function inflate(data: Uint8Array): Promise<Uint8Array | undefined> {
  const stream = new Blob([new Uint8Array(data)]).stream().pipeThrough(new DecompressionStream('deflate'));
  return readWithin(stream, MAX_PIXEL_BYTES).catch(() => undefined);
}

/** Undoes the filter of each row (PNG section 9): what is left is the same however an encoder chose to predict. */
function unfiltered(header: Uint8Array, rows: Uint8Array): Uint8Array | undefined {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [width, height, depth] = [view.getUint32(0), view.getUint32(4), header[8] ?? 0];
  const bits = depth * (CHANNELS[header[9] ?? -1] ?? 0);
  const [step, stride] = [Math.max(1, bits >> 3), Math.ceil((width * bits) / 8)];
  // Interlaced pictures are rare: their rows are compared as they are packed.
  if (header[12] !== 0) return rows;
  if (bits === 0 || rows.length !== height * (stride + 1)) return undefined;
  const out = new Uint8Array(height * stride);
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = row * stride + x;
      const left = x >= step ? (out[at - step] ?? 0) : 0;
      // Above the first row there is nothing.
      const up = out[at - stride] ?? 0;
      const corner = x >= step ? (out[at - stride - step] ?? 0) : 0;
      out[at] = (rows[row * (stride + 1) + 1 + x] ?? 0) + predicted(filter, { left, up, corner });
    }
  }
  return out;
}

interface Neighbours {
  readonly left: number;
  readonly up: number;
  readonly corner: number;
}

function predicted(filter: number, { left, up, corner }: Neighbours): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
