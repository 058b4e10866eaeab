/** Chunks of a PNG that are the picture: what is drawn, and in which colors (PNG section 11). Text, times and badges are not. */
const DRAWN = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT']);
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * The part of a picture's bytes that is the picture: of a PNG only the chunks that are drawn, so that baking a credential into it
 * does not make it another picture. Anything else, and a PNG that is broken, is taken whole.
 */
export function pictureBytes(bytes: Uint8Array): Uint8Array {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return bytes;
    if (DRAWN.has(name)) kept.push(bytes.subarray(at + 4, at + 8 + length));
    at += 12 + length;
  }
  const whole = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of kept) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.length === 0 ? bytes : whole;
}
