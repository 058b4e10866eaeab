/**
 * URLs of the contexts that are bundled (`bundled-contexts.ts` holds the documents; a test compares the two). Here by name, so
 * that a credential without Data Integrity is looked at without loading 70 kB of vocabulary.
 */
export const CONTEXT_URLS: ReadonlySet<string> = new Set([
  'https://www.w3.org/ns/credentials/v2',
  'https://www.w3.org/2018/credentials/v1',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
  'https://imsglobal.github.io/openbadges-specification/ob_v3p0.html',
  'https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/data-integrity/v1',
  'https://w3id.org/security/suites/ed25519-2020/v1',
  'https://w3id.org/security/multikey/v1',
  'https://www.w3.org/ns/credentials/status/v1',
  'https://w3id.org/vc/status-list/2021/v1',
  'https://www.w3.org/ns/did/v1',
  'https://www.w3.org/ns/credentials/examples/v2',
  'https://w3id.org/citizenship/v4rc1',
  'https://w3id.org/dcc/v1',
]);

/**
 * Where the Open Badges context lay while it was a draft, as issuers of JWTs still write. Its words are understood; nothing is ever
 * canonicalized with it.
 */
export const DRAFT_CONTEXT = 'https://imsglobal.github.io/openbadges-specification/context.json';
