import { readCompactJws } from '../../widget/credential/compact-jws.ts';
import type { JsonObject } from '../../widget/credential/credential.ts';
import { LoadError } from '../../widget/credential/document-loader.ts';
import type { ProofFinding } from '../../widget/verification/proofs.ts';

/** Verifies one credential; rejects when it does not hold, so that no contestant is fast by being wrong. */
export type Verify = (credential: string) => Promise<void>;

/** One way to verify, made ready as late as it can be: what it loads counts as import, not as the first verification. */
export interface Contestant {
  readonly name: string;
  /** `ours`, or what it is compared with. */
  readonly side: 'ours' | 'theirs';
  readonly prepare: () => Promise<Verify>;
}

/** What is compared: credentials of one form, and who verifies them. */
export interface Contest {
  readonly name: string;
  /** What the issuer signs with. */
  readonly alg: 'EdDSA' | 'ES256' | 'RS256';
  readonly form: 'data-integrity' | 'vc-jwt';
  readonly contestants: readonly [ours: Contestant, theirs: Contestant];
}

// Each verification has ports of its own, as `verifyCredential` makes them.
const PORTS = {
  loadDocument: (url: string): Promise<never> => Promise.reject(new LoadError('blocked', url)),
  now: new Date('2026-11-22T00:00:00Z'),
  skewSeconds: 60,
};

/** All contests of `npm run bench`. */
export const CONTESTS: readonly Contest[] = [
  {
    name: 'eddsa-rdfc-2022',
    alg: 'EdDSA',
    form: 'data-integrity',
    contestants: [ours('data-integrity'), digitalBazaar('@digitalbazaar/eddsa-rdfc-2022-cryptosuite')],
  },
  {
    name: 'ecdsa-rdfc-2019',
    alg: 'ES256',
    form: 'data-integrity',
    contestants: [ours('data-integrity'), digitalBazaar('@digitalbazaar/ecdsa-rdfc-2019-cryptosuite')],
  },
  { name: 'VC-JWT EdDSA', alg: 'EdDSA', form: 'vc-jwt', contestants: [ours('vc-jwt'), jose()] },
  { name: 'VC-JWT ES256', alg: 'ES256', form: 'vc-jwt', contestants: [ours('vc-jwt'), jose()] },
  { name: 'VC-JWT RS256', alg: 'RS256', form: 'vc-jwt', contestants: [ours('vc-jwt'), jose()] },
];

function ours(form: Contest['form']): Contestant {
  return { name: 'ms-badge', side: 'ours', prepare: form === 'vc-jwt' ? prepareJwt : prepareDataIntegrity };
}

// The modules behind `checkProofs`, and that of a did:key, which are loaded when they are first needed: imports count on neither side.
async function prepareJwt(): Promise<Verify> {
  const { checkJwtProof } = await import('../../widget/verification/jws/jwt-proof.ts');
  return async (credential) => insist(await checkJwtProof(readCompactJws(credential), { ...PORTS }));
}

async function prepareDataIntegrity(): Promise<Verify> {
  await import('../../widget/verification/keys/multikey.ts');
  const { checkDataIntegrity } = await import('../../widget/verification/data-integrity/data-integrity.ts');
  return async (credential) => insist((await checkDataIntegrity(parse(credential), { ...PORTS }))[0]);
}

function insist(finding: ProofFinding | undefined): void {
  if (finding?.signature.outcome !== 'passed' || finding.binding.outcome !== 'passed') throw new Error(JSON.stringify(finding));
}

function digitalBazaar(suitePackage: string): Contestant {
  const prepare = async (): Promise<Verify> => {
    const { DataIntegrityProof } = await import('@digitalbazaar/data-integrity');
    const { verifyCredential } = await import('@digitalbazaar/vc');
    const { contextDocument } = await import('../../widget/verification/contexts/context-documents.ts');
    const { cryptosuite } = (await import(suitePackage)) as { readonly cryptosuite: unknown };
    const documentLoader = async (url: string): Promise<object> => {
      return { documentUrl: url, document: contextDocument(url) ?? didKeyDocument(url) };
    };
    return async (credential) => {
      const suite = new DataIntegrityProof({ cryptosuite });
      const { verified, error } = await verifyCredential({ credential: parse(credential), suite, documentLoader });
      if (!verified) throw new Error('not verified', { cause: error });
    };
  };
  return { name: '@digitalbazaar/vc', side: 'theirs', prepare };
}

function didKeyDocument(url: string): object {
  const multikey = /^did:key:(z[^#]+)/.exec(url)?.[1] ?? '';
  const controller = `did:key:${multikey}`;
  const id = `${controller}#${multikey}`;
  const method = { id, type: 'Multikey', controller, publicKeyMultibase: multikey };
  if (url.includes('#')) return { '@context': 'https://w3id.org/security/multikey/v1', ...method };
  return { '@context': 'https://www.w3.org/ns/did/v1', id: controller, verificationMethod: [method], assertionMethod: [id] };
}

// At its best: the key of an issuer is imported once. It checks the signature and the dates, not whose the key is.
function jose(): Contestant {
  const prepare = async (): Promise<Verify> => {
    const { decodeProtectedHeader, importJWK, jwtVerify } = await import('jose');
    const keys = new Map<string, Awaited<ReturnType<typeof importJWK>>>();
    return async (token) => {
      const { alg = '', kid = '' } = decodeProtectedHeader(token);
      let key = keys.get(kid);
      if (!key) keys.set(kid, (key = await importJWK(parse(Buffer.from(kid.slice(8, -2), 'base64url').toString()), alg)));
      await jwtVerify(token, key, { algorithms: [alg] });
    };
  };
  return { name: 'jose', side: 'theirs', prepare };
}

function parse(text: string): JsonObject {
  return JSON.parse(text) as JsonObject;
}
