import { imageDimensions, imageType } from '../../badge/image-type.ts';
import type { CheckPorts, Finding } from '../checking.ts';
import { failed, inconclusive, notApplicable, passed } from '../checking.ts';
import { idOf, listOf, sha256Hex } from '../json-value.ts';
import { pictureBytes, pngForm } from '../picture-bytes.ts';
import { evidenceOf, loadBytes } from '../record-loader.ts';
import type { CheckEvidence } from '../report.ts';
import type { Subject } from '../subject.ts';

const ACCEPT = 'image/png, image/svg+xml, image/*;q=0.5';
/** Cap on the issuer's picture, in bytes. */
const MAX_IMAGE_BYTES = 5_000_000;
/** More pictures of one badge than these are not loaded. */
const MAX_PICTURES = 4;

interface Picture {
  readonly bytes: Uint8Array;
  readonly evidence: CheckEvidence;
}

/**
 * Is the picture shown the issuer's? Compared by hash, of a PNG over its pixels. Other pixels in the same form, or another drawing of
 * the same size, are another picture. One of another size, form or kind, and a JPEG or WebP that was packed anew, may be a rendition
 * that the issuer's own platform made, which a hash can neither confirm nor deny: that is no reason to call a badge forged.
 */
export async function checkArtwork(subject: Subject, ports: CheckPorts, shown: Uint8Array): Promise<Finding> {
  if (subject.unread) return inconclusive(subject.unread);
  const urls = picturesOf(subject).slice(0, MAX_PICTURES);
  const [first] = urls;
  if (first === undefined) return notApplicable();
  const loaded = await Promise.all(urls.map((url) => loadPicture(url, ports)));
  const pictures = loaded.filter((picture) => picture !== undefined);
  const evidence = pictures.map((picture) => picture.evidence);
  if (pictures.length === 0) return inconclusive({ code: 'artwork.unreachable', at: shorten(first) });
  const problem = { code: 'artwork.differs', at: shorten(first) } as const;
  const form = formOf(shown);
  // Nothing of another form is the same: its pixels need not be unpacked.
  const alike = pictures.filter(({ bytes }) => form === formOf(bytes));
  if (alike.length === 0) return inconclusive(problem, { evidence });
  const hash = await sha256Hex((await pictureBytes(shown))[0]);
  for (const picture of alike) {
    // A copy of an animation need not move, but nothing moves in a copy that did not in the issuer's.
    for (const pixels of await pictureBytes(picture.bytes))
      if (pixels && (await sha256Hex(pixels)) === hash) return passed({ evidence: [picture.evidence] });
  }
  return form === undefined ? inconclusive(problem, { evidence }) : failed(problem, { evidence });
}

// What is shown where the achievement has no picture, or has it in a list: that of the credential itself, or the one in the list.
function picturesOf({ pictures, chain, document }: Subject): readonly string[] {
  if (pictures.length > 0) return pictures;
  return [chain?.achievement.object?.['image'], document['image']].flatMap(listOf).flatMap((image) => idOf(image) ?? []);
}

async function loadPicture(url: string, ports: CheckPorts): Promise<Picture | undefined> {
  const inline = dataUrlBytes(url);
  if (inline) return { bytes: inline, evidence: { kind: 'image', sha256: await sha256Hex(inline) } };
  const loaded = await loadBytes(ports.loadDocument, url, { accept: ACCEPT, maxBytes: MAX_IMAGE_BYTES });
  if ('reason' in loaded || loaded.document.status !== 200 || !imageType(loaded.document.bytes)) return undefined;
  return { bytes: loaded.document.bytes, evidence: await evidenceOf(loaded.document, 'image') };
}

function dataUrlBytes(url: string): Uint8Array | undefined {
  const [, base64, data] = /^data:[^,;]*(?:;[^,;]+)*?(;base64)?,(.*)$/s.exec(url) ?? [];
  if (data === undefined) return undefined;
  try {
    const text = decodeURIComponent(data);
    return base64 === undefined ? new TextEncoder().encode(text) : Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

// Undefined for what platforms pack anew when they pass it on.
function formOf(bytes: Uint8Array): string | undefined {
  const type = imageType(bytes);
  if (type === 'image/png') return pngForm(bytes);
  const size = imageDimensions(bytes);
  return type === 'image/svg+xml' || type === 'image/gif' ? `${type} ${size?.width}x${size?.height}` : undefined;
}

function shorten(url: string): string {
  return url.startsWith('data:') ? 'data:' : url;
}
