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
  let left = maxBytes;
  const cap = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(part, controller) {
      left -= part.length;
      if (left < 0) controller.terminate();
      else controller.enqueue(part);
    },
  });
  const bytes = new Uint8Array(await new Response(stream?.pipeThrough(cap)).arrayBuffer());
  return left < 0 ? undefined : bytes;
}
