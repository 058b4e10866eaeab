import { readWithin } from '../../credential/capped-stream.ts';
import { decodeBase64url } from '../../credential/base64url.ts';
import { textOf } from '../json-value.ts';

/** Entries that a list must have at least, so that an index says nothing of the earner. DCC's have 100,000: told, not refused. */
export const MIN_ENTRIES = 131_072;
/** Cap on a list once it is unpacked, in bytes: 134 million entries. A packed 250 kB can hold 256 MB of zeros. */
export const MAX_UNPACKED_BYTES = 16_000_000;

/** An unpacked status list. */
export interface Bitstring {
  /** How many bits it holds. */
  readonly entries: number;
  /** The `size` bits (1 to 8) at an index, the first bit of a byte being its highest; undefined past the end. */
  at(index: number, size?: number): number | undefined;
}

/**
 * Reads `encodedList`: `u` (multibase) and base64url of a gzip stream (Bitstring Status List v1.0, section 3.4); without the `u` in
 * StatusList2021. Undefined for anything else, and for a list larger than {@link MAX_UNPACKED_BYTES}. Never throws.
 */
export async function readBitstring(encodedList: unknown): Promise<Bitstring | undefined> {
  const packed = packedBytes(textOf(encodedList));
  const bytes = packed && (await unpack(packed));
  if (!bytes) return undefined;
  return {
    entries: bytes.length * 8,
    at(index, size = 1) {
      const first = index * size;
      if (!(size >= 1 && size <= 8 && Number.isInteger(first) && first >= 0 && first + size <= bytes.length * 8))
        return undefined;
      let value = 0;
      for (let bit = first; bit < first + size; bit++) value = (value << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
      return value;
    },
  };
}

// A gzip stream begins with 1f 8b, which base64url spells `H4s`: so a leading `u` is never part of the data.
function packedBytes(text: string | undefined): Uint8Array | undefined {
  const data = text?.startsWith('u') ? text.slice(1) : text;
  return data === undefined
    ? undefined
    : decodeBase64url(
        data
          .replace(/\+/g, '-')
          .replace(/\//g, '_')
          .replace(/={1,2}$/, ''),
      );
}

function unpack(packed: Uint8Array): Promise<Uint8Array | undefined> {
  const stream = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return readWithin(stream, MAX_UNPACKED_BYTES).catch(() => undefined);
}
