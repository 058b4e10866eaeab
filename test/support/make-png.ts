const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** One chunk of a PNG. */
export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** Overrides the true checksum. */
  readonly crc?: number;
  /** Overrides the true length. */
  readonly length?: number;
}

/** A 1 x 1 PNG with chunks of the test's own between its header and its end. The pixels are not real: nobody looks. */
export function makePng(...chunks: readonly PngChunk[]): Uint8Array {
  const header: PngChunk = { type: 'IHDR', data: Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0) };
  const end: PngChunk = { type: 'IEND', data: new Uint8Array() };
  return concat([Uint8Array.from(SIGNATURE), ...[header, ...chunks, end].map(chunkBytes)]);
}

/** An `iTXt` chunk: international text, uncompressed unless `flag` is 1. */
export function internationalText(keyword: string, text: string | Uint8Array, flag = 0): PngChunk {
  const body = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return { type: 'iTXt', data: concat([ascii(keyword), Uint8Array.of(0, flag, 0, 0, 0), body]) };
}

/** A `tEXt` chunk: Latin-1 text. */
export function plainTextChunk(keyword: string, text: string): PngChunk {
  return { type: 'tEXt', data: ascii(`${keyword}\0${text}`) };
}

/** Bytes in the zlib format, as a compressed chunk has them. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function chunkBytes({ type, data, crc, length }: PngChunk): Uint8Array {
  const bytes = concat([new Uint8Array(4), ascii(type), data, new Uint8Array(4)]);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, length ?? data.length);
  view.setUint32(bytes.length - 4, crc ?? crc32(bytes.subarray(4, bytes.length - 4)));
  return bytes;
}

// Bit by bit and without a table: another way than the code under test takes.
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parts.flatMap((part) => [...part]));
}
