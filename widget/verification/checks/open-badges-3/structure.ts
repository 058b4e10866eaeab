import type { Finding } from '../../checking.ts';
import { failed, inconclusive, passed } from '../../checking.ts';
import { idOf, listOf, objectOf, textOf, typesOf } from '../../json-value.ts';
import { shapeFindings } from '../../open-badges-3/shape.ts';
import type { Problem } from '../../report.ts';
import type { Subject } from '../../subject.ts';

/**
 * Is it put together as an Open Badges 3.0 credential? What departs from the official schema is a warning (real badges of large issuers
 * do); what makes it something else, or leaves nobody standing behind it, fails; a vocabulary that is not carried leaves its words unknown.
 */
export async function checkStructure(subject: Subject): Promise<Finding> {
  const { document } = subject;
  const warnings = shapeFindings(document);
  const isCredential = typesOf(document).includes('VerifiableCredential');
  if (!isCredential) return failed({ code: 'structure.type-missing', at: '/type' }, { warnings });
  // Who claims what of whom (VC Data Model 2.0 sections 4.7 and 4.8): without either of them there is nothing to verify.
  const absent =
    idOf(document['issuer']) === undefined
      ? '/issuer'
      : !listOf(document['credentialSubject']).some((subject) => Object.keys(objectOf(subject) ?? {}).length > 0)
        ? '/credentialSubject'
        : undefined;
  if (absent !== undefined) return failed({ code: 'structure.incomplete', at: absent }, { warnings });
  return ofContexts(subject, warnings);
}

async function ofContexts(subject: Subject, warnings: readonly Problem[]): Promise<Finding> {
  const contexts = listOf(subject.document['@context']);
  if (!CREDENTIAL_CONTEXTS.includes(contexts[0])) {
    return failed({ code: 'structure.context-unknown', at: '/@context/0' }, { warnings });
  }
  const carried = await Promise.all(contexts.map(async (context) => typeof context === 'string' && isCarried(context)));
  const index = carried.findIndex((answer) => !answer);
  if (index < 0) return passed({ warnings });
  const unknown: Problem = {
    code: 'structure.context-unknown',
    at: `/@context/${index}`,
    values: { type: textOf(contexts[index]) ?? 'inline' },
  };
  // A context written into the document is judged with its proof, which may cover it (a JWT) or not. Without any proof there are no
  // words that count in the first place.
  const harmless = typeof contexts[index] !== 'string' || subject.secured.form === 'unsecured';
  return harmless ? passed({ warnings: [...warnings, unknown] }) : inconclusive(unknown, { warnings });
}

/** The two contexts of which a Verifiable Credential names one first (VC Data Model 1.1 section 4.1, 2.0 section 4.3). */
const CREDENTIAL_CONTEXTS: readonly unknown[] = [
  'https://www.w3.org/ns/credentials/v2',
  'https://www.w3.org/2018/credentials/v1',
];
// What nearly every badge goes by. The list of all others is loaded for one that names any.
const OPEN_BADGES_CONTEXT = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/(context(-3\.0\.[123])?|extensions)\.json$/;

async function isCarried(context: string): Promise<true | undefined> {
  if (CREDENTIAL_CONTEXTS.includes(context) || OPEN_BADGES_CONTEXT.test(context)) return true;
  const { CONTEXT_URLS, DRAFT_CONTEXT } = await import('../../contexts/context-urls.ts');
  return CONTEXT_URLS.has(context) || context === DRAFT_CONTEXT || undefined;
}
