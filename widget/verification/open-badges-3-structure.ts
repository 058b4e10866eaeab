import type { Finding } from './checking.ts';
import { failed, inconclusive, passed } from './checking.ts';
import { CONTEXT_URLS, CREDENTIAL_CONTEXTS, DRAFT_CONTEXT } from './contexts/context-urls.ts';
import { idOf, listOf, textOf, typesOf } from './json-value.ts';
import { shapeFindings } from './open-badges-3-shape.ts';
import type { Problem } from './report.ts';
import type { Subject } from './subject.ts';

/** The structure check of an OB 3.0 / VC document: its class, its issuer, its contexts; what departs from the schema as warnings. */
export function structureOfCredential(subject: Subject): Finding {
  const { document } = subject;
  const warnings = shapeFindings(document);
  const isCredential = typesOf(document).includes('VerifiableCredential');
  if (!isCredential) return failed({ code: 'structure.type-missing', at: '/type' }, { warnings });
  if (idOf(document['issuer']) === undefined) return failed({ code: 'structure.schema', at: '/issuer' }, { warnings });
  return ofContexts(subject, warnings);
}

function ofContexts(subject: Subject, warnings: readonly Problem[]): Finding {
  const contexts = listOf(subject.document['@context']);
  if (!CREDENTIAL_CONTEXTS.includes(contexts[0])) {
    return failed({ code: 'structure.context-unknown', at: '/@context/0' }, { warnings });
  }
  const index = contexts.findIndex((context) => typeof context !== 'string' || !isCarried(context));
  if (index < 0) return passed({ warnings });
  const unknown: Problem = {
    code: 'structure.context-unknown',
    at: `/@context/${index}`,
    values: { type: textOf(contexts[index]) ?? 'inline' },
  };
  // A context written into the document is signed with it, and the proof check knows what its terms mean. Without any proof there
  // are no words that count in the first place.
  const harmless = typeof contexts[index] !== 'string' || subject.secured.form === 'unsecured';
  return harmless ? passed({ warnings: [...warnings, unknown] }) : inconclusive(unknown, { warnings });
}

function isCarried(context: string): true | undefined {
  return CONTEXT_URLS.has(context) || context === DRAFT_CONTEXT || undefined;
}
