import { imageType } from '../../widget/badge/image-type.ts';

/** An XML declaration (XML 1.0 section 2.8) up to the name of its encoding, and that name. */
const DECLARED = /^(<\?xml\s[^>]*?\bencoding\s*=\s*["'])([\w.:-]+)/u;

/**
 * An SVG in UTF-8 that says so: what is baked into it is UTF-8, and a reader that takes the picture's declaration at its word would
 * see other letters than were signed. Every other picture, and one in an encoding that nobody knows, comes back as it was.
 */
export function utf8Svg(bytes: Uint8Array): Uint8Array {
  if (imageType(bytes) !== 'image/svg+xml') return bytes;
  const label = DECLARED.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[2];
  if (label === undefined || /^utf-?8$/iu.test(label)) return bytes;
  try {
    const svg = new TextDecoder(label, { fatal: true }).decode(bytes);
    return new TextEncoder().encode(svg.replace(DECLARED, '$1UTF-8'));
  } catch {
    return bytes;
  }
}
