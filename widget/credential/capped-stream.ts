/**
 * Reads a stream to its end, or until it is longer than `maxBytes`: then it is cancelled, so that neither a flood nor a
 * decompression bomb is ever held in memory.
 * @returns undefined when there was more than `maxBytes`
 * @throws what the stream throws
 */
export async function readWithin(
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length <= maxBytes) continue;
    await reader?.cancel().catch(() => undefined);
    return undefined;
  }
  return joinBytes(parts);
}

/** The parts, one after another. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
