import type { Badge } from '../badge/badge.ts';

/** A parsed JSON object from outside. Its values are unknown until a reader narrows them. */
export type JsonObject = { readonly [key: string]: unknown };

/** A compact JWS taken apart; nothing in it is verified. `payload` is the decoded claims set. */
export interface CompactJws {
  readonly token: string;
  readonly header: JsonObject;
  readonly payload: JsonObject;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/**
 * The document exactly as it was secured. Proofs are checked over this and never over the model.
 * - `hosted`: OB 0.5-2.1, proven by fetching `url` (the assertion's own id) from the issuer again. `document` is absent
 *   when all that is known is the URL.
 * - `jws`: OB 1.x / 2.x signed badge; the payload is the Assertion.
 * - `data-integrity`: OB 3.0 / VC with embedded proofs in `document.proof`.
 * - `vc-jwt`: OB 3.0 / VC as a JWT; `document` is the credential (VC 2.0: the payload; VC 1.1: the `vc` claim merged).
 * - `unsecured`: an OB 3.0 document without a proof, or an Assertion that names no place to ask and came without its signature.
 */
export type Secured =
  | { readonly form: 'hosted'; readonly url: string; readonly document?: JsonObject }
  | { readonly form: 'jws'; readonly jws: CompactJws; readonly document: JsonObject }
  | { readonly form: 'data-integrity'; readonly document: JsonObject }
  | { readonly form: 'vc-jwt'; readonly jws: CompactJws; readonly document: JsonObject }
  | { readonly form: 'unsecured'; readonly document: JsonObject };

/** Something odd that was seen while reading and that does not make the credential unreadable. */
export interface ReadNote {
  readonly code:
    | 'repeated-badge-chunk'
    | 'compressed-badge-chunk'
    | 'broken-chunk-checksum'
    | 'other-version-baked-too'
    | 'taken-from-presentation'
    | 'upgraded-from-older-version'
    | 'value-dropped';
  /** Where: a JSON pointer, a chunk keyword, an element name. */
  readonly at?: string;
}

/** Bytes that were read: the model for people, and the secured document for verification. */
export interface Credential {
  readonly badge: Badge;
  readonly secured: Secured;
  readonly notes: readonly ReadNote[];
  /** The picture that carried the credential, when it was a baked image. */
  readonly carrier?: { readonly mediaType: 'image/png' | 'image/svg+xml'; readonly bytes: Uint8Array };
}
