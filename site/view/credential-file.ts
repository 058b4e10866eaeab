import type { BadgeRecord } from '../../widget/verification/badge-record.ts';

/**
 * What the file of a published credential is called. One in an SVG is published as text, byte for byte: opened as a picture, a stranger's
 * script in it would run as a page of the earner's own site, and hosts of files send no policy along. Whoever verifies reads the bytes.
 */
export function credentialFileName({ sha256, extension }: NonNullable<BadgeRecord['credential']>): string {
  return extension === 'svg' ? `${sha256}.svg.txt` : `${sha256}.${extension}`;
}
