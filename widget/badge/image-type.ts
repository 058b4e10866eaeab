import type { XmlToken } from './xml-tags.ts';
import { xmlTokens } from './xml-tags.ts';

/** The kinds of picture that a badge may have. */
export type ImageMediaType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml';

/** Width and height, in pixels (of an SVG: in user units). */
export interface ImageDimensions {
  readonly width: number;
  readonly height: number;
}

/** How much of a text is read in search of the `<svg>` root: comments and a document type may stand before it. */
const SVG_HEAD_BYTES = 65_536;
const PNG = '\x89PNG\r\n\x1a\n';

/**
 * The type of a picture, told by its first bytes and never by its name or by what a server says.
 * @returns undefined for everything else
 */
export function imageType(bytes: Uint8Array): ImageMediaType | undefined {
  const head = ascii(bytes, 0, 12);
  if (head.startsWith(PNG)) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp';
  return svgRoot(bytes) ? 'image/svg+xml' : undefined;
}

/** Width and height as the picture's own header says; undefined when it says none or is broken. */
export function imageDimensions(bytes: Uint8Array): ImageDimensions | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = imageType(bytes);
  try {
    if (type === 'image/png') return positive(view.getUint32(16), view.getUint32(20));
    if (type === 'image/gif') return positive(view.getUint16(6, true), view.getUint16(8, true));
    if (type === 'image/webp') return webp(view, ascii(bytes, 12, 4));
    if (type === 'image/jpeg') return jpeg(view);
  } catch {
    // Reading past the end: the file is cut off before its size.
    return undefined;
  }
  const root = svgRoot(bytes);
  return root && svg(root.attributes);
}

function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

function positive(width: number, height: number): ImageDimensions | undefined {
  return width > 0 && height > 0 ? { width, height } : undefined;
}

// WebP container specification: lossy, lossless and extended say their size in three ways.
function webp(view: DataView, form: string): ImageDimensions | undefined {
  if (form === 'VP8 ') return positive(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  const bits = view.getUint32(form === 'VP8L' ? 21 : 24, true);
  if (form === 'VP8L') return positive((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  if (form !== 'VP8X') return undefined;
  return positive((bits & 0xffffff) + 1, (view.getUint16(27, true) | (view.getUint8(29) << 16)) + 1);
}

// ITU T.81: segments, until the start-of-frame segment, which holds the size.
function jpeg(view: DataView): ImageDimensions | undefined {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return positive(view.getUint16(at + 7), view.getUint16(at + 5));
    } else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

function svgRoot(bytes: Uint8Array): XmlToken | undefined {
  const text = new TextDecoder().decode(bytes.subarray(0, SVG_HEAD_BYTES)).trimStart();
  if (!text.startsWith('<')) return undefined;
  try {
    for (const token of xmlTokens(text)) {
      if (token.kind === 'open') return /^(?:[\w.-]+:)?svg$/.test(token.name) ? token : undefined;
      if (token.text.trim() !== '') return undefined;
    }
  } catch {
    // Not XML, or no root within the head: not a picture.
  }
  return undefined;
}

function svg(attributes: ReadonlyMap<string, string>): ImageDimensions | undefined {
  const [width, height] = ['width', 'height'].map(
    (name) => /^\s*(\d{1,6}(?:\.\d{1,6})?)(?:px)?\s*$/.exec(attributes.get(name) ?? '')?.[1],
  );
  if (width !== undefined && height !== undefined) return positive(Number(width), Number(height));
  const box = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/, 5)
    .map(Number);
  const [, , boxWidth = 0, boxHeight = 0] = box;
  return box.length === 4 && box.every(Number.isFinite) ? positive(boxWidth, boxHeight) : undefined;
}
