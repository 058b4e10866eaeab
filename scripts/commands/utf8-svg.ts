import { imageType } from '../../widget/badge/image-type.ts';

/** An XML declaration (XML 1.0 section 2.8) up to the name of its encoding, and that name. */
const DECLARED = /^(<\?xml\s[^>]*?\bencoding\s*=\s*["'])([\w.:-]+)/u;

/** How a text in UTF-16 begins: with a byte order mark, or with `<` of two bytes (XML 1.0, appendix F.1). */
const UTF_16 = [
  { label: 'utf-16le', starts: ['\xff\xfe', '<\0'] },
  { label: 'utf-16be', starts: ['\xfe\xff', '\0<'] },
];

/**
 * An SVG in UTF-8 that says so: what is baked into it is UTF-8, and a reader that takes the picture's declaration at its word would
 * see other letters than were signed. Every other picture, and one in an encoding that nobody knows, comes back as it was.
 */
export function utf8Svg(bytes: Uint8Array): Uint8Array {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const wide = UTF_16.find(({ starts }) => starts.some((start) => head.startsWith(start)))?.label;
  const declared = DECLARED.exec(head)?.[2];
  // A declaration that can be read letter by letter stands in no text of two bytes a letter, whatever it says.
  const label = wide ?? (/^(?:utf|ucs|iso-10646-ucs)-?(?:16|2)/iu.test(declared ?? '') ? 'utf-8' : declared);
  if (label === undefined || /^utf-?8$/iu.test(declared ?? '')) return bytes;
  try {
    const svg = new TextDecoder(label, { fatal: true }).decode(bytes);
    const utf8 = new TextEncoder().encode(svg.replace(DECLARED, '$1UTF-8'));
    return imageType(utf8) === 'image/svg+xml' ? utf8 : bytes;
  } catch {
    return bytes;
  }
}
