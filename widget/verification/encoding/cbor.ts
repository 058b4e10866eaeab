/** What the part of CBOR that proofs use decodes to: numbers, bytes, lists, and maps of numbers. */
export type CborValue = number | Uint8Array<ArrayBuffer> | readonly CborValue[] | ReadonlyMap<CborValue, CborValue>;

const MAX_DEPTH = 8;

/**
 * Decodes CBOR (RFC 8949) of definite length: unsigned integers, byte strings, arrays and maps; a tag is passed over.
 * `undefined` for anything else, for bytes left over, and for lengths that the bytes cannot hold.
 */
export function decodeCbor(bytes: Uint8Array): CborValue | undefined {
  const reader = { bytes, at: 0 };
  const value = readValue(reader, 0);
  return reader.at === bytes.length ? value : undefined;
}

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

function readValue(reader: Reader, depth: number): CborValue | undefined {
  const first = reader.bytes[reader.at++];
  if (first === undefined || depth > MAX_DEPTH) return undefined;
  const count = readCount(reader, first & 31);
  if (count === undefined) return undefined;
  switch (first >> 5) {
    case 0:
      return count;
    case 2:
      reader.at += count;
      return reader.at <= reader.bytes.length ? Uint8Array.from(reader.bytes.subarray(reader.at - count, reader.at)) : undefined;
    case 4:
      return readItems(reader, count, depth);
    case 5: {
      const items = readItems(reader, count * 2, depth);
      return items && new Map(Array.from({ length: count }, (_, at) => [items[at * 2] ?? 0, items[at * 2 + 1] ?? 0]));
    }
    case 6:
      return readValue(reader, depth + 1);
    default:
      return undefined;
  }
}

function readItems(reader: Reader, count: number, depth: number): readonly CborValue[] | undefined {
  const items: CborValue[] = [];
  while (items.length < count) {
    const item = readValue(reader, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

function readCount(reader: Reader, info: number): number | undefined {
  if (info < 24) return info;
  const length = [1, 2, 4][info - 24];
  if (length === undefined) return undefined;
  let count = 0;
  for (let read = 0; read < length; read++) count = count * 256 + (reader.bytes[reader.at++] ?? NaN);
  return Number.isNaN(count) ? undefined : count;
}
