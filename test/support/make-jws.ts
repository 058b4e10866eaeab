/** Text as one segment of a JWS: unpadded base64url of its UTF-8. */
export function segment(text: string): string {
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** A compact JWS whose signature is made up: for readers, which verify nothing. Text parts are taken as they are. */
export function makeJws(header: unknown, payload: unknown, signature = 'c2lnbmF0dXJl'): string {
  const text = (part: unknown): string => (typeof part === 'string' ? part : JSON.stringify(part));
  return [segment(text(header)), segment(text(payload)), signature].join('.');
}
