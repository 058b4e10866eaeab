// Digital Bazaar's packages carry no types: only what the oracle tests call is declared.
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: unknown; signer?: unknown });
  }
}

declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: readonly string[] }): unknown;
  export function createDiscloseCryptosuite(options: { selectivePointers: readonly string[] }): unknown;
}

declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
  export function createSignCryptosuite(): unknown;
}

declare module '@digitalbazaar/ecdsa-jcs-2019-cryptosuite' {
  export function createSignCryptosuite(): unknown;
}

declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    constructor(options: { signer: unknown });
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: { readonly name: string };
}

declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: { readonly name: string };
}

declare module '@digitalbazaar/vc' {
  export function issue(options: {
    credential: unknown;
    suite: unknown;
    documentLoader: (url: string) => Promise<object>;
  }): Promise<{
    readonly [member: string]: unknown;
  }>;

  export function derive(options: {
    verifiableCredential: unknown;
    suite: unknown;
    documentLoader: (url: string) => Promise<object>;
  }): Promise<{ readonly [member: string]: unknown }>;

  export function verifyCredential(options: {
    credential: unknown;
    suite: unknown;
    documentLoader: (url: string) => Promise<object>;
    checkStatus?: () => Promise<object>;
  }): Promise<{ verified: boolean; error?: unknown }>;
}
