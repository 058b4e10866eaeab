import type { BadgeImage } from '../../widget/badge/badge.ts';
import { imageDimensions, imageType } from '../../widget/badge/image-type.ts';
import { XmlError, xmlTokens } from '../../widget/badge/xml-tags.ts';

/** A picture as it is stored: its type told by its bytes, and without a credential inside. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly mediaType: NonNullable<BadgeImage['mediaType']>;
  /** Pixels. */
  readonly width?: number;
  /** Pixels. */
  readonly height?: number;
}

const PNG_HEAD = 8;
const BADGE_KEYWORDS: ReadonlySet<string> = new Set(['openbadges', 'openbadgecredential']);
const TEXT_CHUNKS: ReadonlySet<string> = new Set(['iTXt', 'tEXt', 'zTXt']);

/**
 * The picture in bytes from outside. A credential that was baked in is taken out: the picture is published, the credential
 * and the hashed address in it are not.
 * @returns undefined when the bytes are no picture
 */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  const mediaType = imageType(bytes);
  if (mediaType === undefined) return undefined;
  const plain = mediaType === 'image/png' ? unbakedPng(bytes) : mediaType === 'image/svg+xml' ? unbakedSvg(bytes) : bytes;
  return plain && { bytes: plain, mediaType, ...imageDimensions(plain) };
}

/** The PNG without its badge chunks, every other byte as it was; undefined when its chunks do not add up. */
function unbakedPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, PNG_HEAD)];
  for (let at = PNG_HEAD; at < bytes.length;) {
    if (at + 12 > bytes.length) return undefined;
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const type = latin1(bytes.subarray(at + 4, at + 8));
    const keyword = latin1(bytes.subarray(at + 8, Math.min(at + 8 + 80, end - 4))).split('\0', 1)[0] ?? '';
    if (!TEXT_CHUNKS.has(type) || !BADGE_KEYWORDS.has(keyword)) kept.push(bytes.subarray(at, end));
    at = end;
    // What follows the end of the picture is not shown by anything, and could be anything.
    if (type === 'IEND') return kept.reduce((sum, part) => sum + part.length, 0) === bytes.length ? bytes : Buffer.concat(kept);
  }
  return undefined;
}

/** The SVG without its `openbadges:` elements; undefined when it is not well-formed. */
function unbakedSvg(bytes: Uint8Array): Uint8Array | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const cuts = badgeElements(text);
    if (cuts.length === 0) return bytes;
    let rest = '';
    let from = 0;
    for (const [start, end] of cuts) {
      rest += text.slice(from, start);
      from = end;
    }
    return new TextEncoder().encode((rest + text.slice(from)).replace(/(?<!\s)\s+xmlns:openbadges=(?:"[^"]*"|'[^']*')/, ''));
  } catch (error) {
    if (error instanceof XmlError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function badgeElements(text: string): readonly (readonly [number, number])[] {
  const cuts: [number, number][] = [];
  let open: { name: string; start: number; depth: number } | undefined;
  for (const token of xmlTokens(text)) {
    if (open === undefined) {
      if (token.kind !== 'open' || !/^(?:[\w.-]+:)?(?:assertion|credential)$/.test(token.name)) continue;
      if (token.empty) cuts.push([token.start, token.end]);
      else open = { name: token.name, start: token.start, depth: 1 };
      continue;
    }
    if (token.name !== open.name || token.empty) continue;
    open.depth += token.kind === 'open' ? 1 : -1;
    if (open.depth > 0) continue;
    cuts.push([open.start, token.end]);
    open = undefined;
  }
  if (open) throw new XmlError(`cut off: ${open.name} does not end`);
  return cuts;
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
