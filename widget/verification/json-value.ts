import type { JsonObject } from '../credential/credential.ts';
import { listOf, objectOf, parseJson, textsOf, utf8Text } from '../credential/json-text.ts';

export { webUrlOf } from '../badge/http-url.ts';
export { listOf, objectOf, textsOf };

/** A non-empty string, or undefined. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The identifier of something that is written as its identifier or as an object with an `id`. */
export function idOf(value: unknown): string | undefined {
  const object = objectOf(value);
  return textOf(object ? (object['id'] ?? object['@id']) : value);
}

/** The type names of an object, without the namespace that may stand in front of them. */
export function typesOf(object: JsonObject | undefined): readonly string[] {
  return object ? textsOf(object['type'] ?? object['@type']).map((type) => type.replace(/^.*[#/:]/s, '')) : [];
}

/** UTF-8 bytes as a JSON object, under the reader's caps; undefined when they are anything else. Never throws. */
export function jsonObjectIn(bytes: Uint8Array): JsonObject | undefined {
  try {
    return objectOf(parseJson(utf8Text(bytes)));
  } catch {
    return undefined;
  }
}

/** Lower-case hex SHA-256 of bytes. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return hexOf(await hash('SHA-256', bytes));
}

/** Bytes of a WebCrypto digest. */
export async function hash(algorithm: `SHA-${string}`, bytes: Uint8Array): Promise<Uint8Array> {
  // A copy, so that the buffer is never a shared one: what WebCrypto's type asks for.
  return new Uint8Array(await crypto.subtle.digest(algorithm, new Uint8Array(bytes)));
}

/** Lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

/** Whether two texts are the same text. Identifiers are compared letter by letter (RFC 3986 section 6.2.1). */
export function sameText(one: string, other: string | undefined): true | undefined {
  return one === other || undefined;
}
