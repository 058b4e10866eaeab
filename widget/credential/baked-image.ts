import { BadgeError } from '../badge/badge-error.ts';
import { imageType } from '../badge/image-type.ts';
import type { BakedKeyword, BakedText } from './baked-png.ts';
import { bakePng, extractPng } from './baked-png.ts';
import { bakeSvg, extractSvg } from './baked-svg.ts';

/** A credential found inside a picture, and what kind of picture that was. */
export interface Baked extends BakedText {
  readonly mediaType: 'image/png' | 'image/svg+xml';
}

/**
 * Finds the credential inside a baked picture.
 * @throws BadgeError `BADGE_IMAGE_WITHOUT_BADGE` when there is none, `BADGE_IMAGE_REFUSED` for a picture that cannot carry one,
 * `BADGE_NOT_A_BADGE` for what is no picture
 */
export async function extractBaked(bytes: Uint8Array): Promise<Baked> {
  const mediaType = carrierType(bytes);
  return { ...(mediaType === 'image/png' ? await extractPng(bytes) : extractSvg(bytes)), mediaType };
}

/**
 * Writes a credential (JSON, or a compact JWS) into a PNG or an SVG, in place of one of the same keyword that was in it.
 * @throws BadgeError when the picture is broken or cannot carry a badge
 */
export function bakeImage(image: Uint8Array, credentialText: string, keyword: BakedKeyword): Uint8Array {
  const text = credentialText.trim();
  return carrierType(image) === 'image/png' ? bakePng(image, text, keyword) : bakeSvg(image, text, keyword);
}

function carrierType(bytes: Uint8Array): Baked['mediaType'] {
  const type = imageType(bytes);
  if (type === 'image/png' || type === 'image/svg+xml') return type;
  if (type === undefined) throw new BadgeError('BADGE_NOT_A_BADGE', { message: 'the bytes are neither a badge nor a picture' });
  throw new BadgeError('BADGE_IMAGE_REFUSED', { at: type });
}
