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
  const reader = stream?.getReader();
  let left = maxBytes;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value);
    left -= part.value.length;
    if (left < 0) return void (await reader?.cancel().catch(() => undefined));
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
