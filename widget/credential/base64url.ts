/** Encodes bytes as unpadded base64url (RFC 4648 section 5). */
export function encodeBase64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Decodes unpadded base64url; `undefined` for a character or a length that base64url does not have. */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  return /^[\w-]*$/.test(text) ? decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/')) : undefined;
}

/** Decodes standard base64 with or without padding and white space, as PEM has it; `undefined` when it is not base64. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text);
    // Plain ASCII, as most JSON is, is its own UTF-8: what the platform copies takes a third of the loop's time.
    const ascii = new TextEncoder().encode(binary);
    if (ascii.length === binary.length) return ascii;
    // A plain loop: `Uint8Array.from` with a function takes longer than the signature check that follows.
    const bytes = new Uint8Array(binary.length);
    for (let at = binary.length; at--;) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    return undefined;
  }
}
