import { packagePlace } from './package-place.ts';

const ABOUT = 'https://www.npmjs.com/package/ms-badge';

/** How every request names itself (RFC 9110 section 10.1.5): this program, its version, and where to read about it. */
export function userAgent(): string {
  return `ms-badge/${packagePlace().version} (+${ABOUT})`;
}
