import { readFileSync } from 'node:fs';
import { objectOf, jsonObjectIn, textOf, textsOf } from '../../widget/verification/json-value.ts';
import { openBadgesKind } from '../../widget/credential/open-badges-kind.ts';
import { isVerifiableCredential } from '../../widget/credential/verifiable-credential.ts';
import type { JsonObject } from '../../widget/credential/credential.ts';
import { chainOf } from '../../widget/verification/open-badges-2/chain.ts';
import { checkRecordType, classOf } from '../../widget/verification/open-badges-2/record-types.ts';
import type { ProblemCode } from '../../widget/verification/report.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { disagreements } from './expected-checks.ts';
import { NAMES_OF } from './check-names.ts';
import { observe, readCase } from './observed.ts';
import type { Observed } from './observed.ts';
import { recordedNetwork } from './recorded-network.ts';

/** What a case came to: nothing to say when it passes. `observed` is kept for telling kinds of disagreement apart. */
export interface CaseResult {
  readonly wrong: readonly string[];
  readonly observed?: Observed;
}

/** A credential in any form: read, verified, compared. */
export async function runCredential(of: ConformanceCase): Promise<CaseResult> {
  const component = await componentOf(of);
  const observed = component ?? (await observe(of));
  const recipients = component ? [] : await recipientsOf(of);
  return { wrong: [...disagreements(of, observed), ...recipients, ...schemaOf(of, observed)], observed };
}

/** A baked picture: what is in it, or that nothing is. Its badge is not verified unless the case asks for a verdict. */
export async function runBaked(of: ConformanceCase): Promise<CaseResult> {
  const extract = of.expect.extract ?? '';
  if (extract.includes('verdict')) return runCredential({ ...of, expect: { ...of.expect, verdict: 'valid' } });
  const started = performance.now();
  const observed = await readCase(of);
  const seconds = (performance.now() - started) / 1000;
  const refused = observed.error !== undefined;
  const mayRefuse = /nothing|refuse|not JSON/.test(extract);
  const mayRead = !/^(?:nothing|refuse|body is not)/.test(extract) || extract.includes('or warn');
  const wrong = [
    ...disagreements(of, observed),
    ...(refused && !mayRefuse ? [`expected "${extract}", ours refused it`] : []),
    ...(!refused && !mayRead ? [`expected "${extract}", ours read it`] : []),
    ...(seconds > 2 ? [`took ${seconds.toFixed(1)} s`] : []),
    ...(refused ? [] : contents(extract, observed)),
  ];
  return { wrong, observed };
}

function contents(extract: string, { credential }: Observed): readonly string[] {
  const secured = credential?.secured;
  if (!/json|jwt|jws|url|first|nothing|refuse|prefer|^$/i.test(extract))
    return [`"${extract}" is in no words that are known here`];
  const url = /\burl (\S+)/.exec(extract)?.[1] ?? /= URL (https?:\S+?)…?$/.exec(extract)?.[1];
  if (url !== undefined && !(secured?.form === 'hosted' && secured.url.startsWith(url))) return [`expected the URL ${url}`];
  if (extract.startsWith('jwt') && secured?.form !== 'vc-jwt') return ['expected a JWT'];
  if (extract.includes('prefer OB3') && credential?.badge.specVersion !== '3.0')
    return ['expected the Open Badges 3.0 credential'];
  if (/^(?:json|body JSON)/.test(extract) && secured && !('document' in secured)) return ['expected JSON'];
  return [];
}

/**
 * Sets also hold single records (an achievement, an issuer, a key, a context). They are no badges; what can be said of them is
 * whether they are of a class that Open Badges knows, and an achievement whether it is an issuer that it names.
 */
async function componentOf(of: ConformanceCase): Promise<Observed | undefined> {
  const record = jsonObjectIn(new Uint8Array(readFileSync(of.path)));
  if (!record || of.kind === 'ob3' || of.kind === 'vc' || isVerifiableCredential(record)) return undefined;
  if (textOf(of.raw['kind']) === undefined || openBadgesKind(record) === 'Assertion') return undefined;
  const code = await wrongClass(record, of);
  if (!code) return { findings: [], warnings: [] };
  return { findings: [{ code, names: NAMES_OF[code], check: 'structure', outcome: 'failed' }], warnings: [] };
}

async function wrongClass(record: JsonObject, of: ConformanceCase): Promise<ProblemCode | undefined> {
  const isContext = objectOf(record['@context']) !== undefined && Object.keys(record).length === 1;
  const stated = record['type'] ?? record['@type'];
  // A record that states no class cannot be of a wrong one, nor can one whose class is somebody else's, named by its address.
  const foreign = textsOf(stated).length > 0 && textsOf(stated).every((name) => /^https?:/.test(name));
  if (isContext || foreign) return undefined;
  const kind = classOf(record) ?? openBadgesKind(record) ?? 'nothing that Open Badges knows';
  const own = checkRecordType(record, kind, '/type');
  if (own || kind !== 'BadgeClass') {
    return own?.code ?? (stated === undefined || classOf(record) !== undefined ? undefined : 'structure.type-missing');
  }
  const { issuer } = await chainOf({ badge: record }, recordedNetwork(of));
  return checkRecordType(issuer.object, 'Profile', '/issuer/type')?.code;
}

/** `recipients: [{ value, match }]`: a match is a match of the value as it was typed. */
async function recipientsOf(of: ConformanceCase): Promise<readonly string[]> {
  const rows = Array.isArray(of.raw['recipients']) ? of.raw['recipients'] : [];
  const wrong: string[] = [];
  for (const row of rows) {
    const { value, match } = objectOf(row) ?? {};
    const { report } = await observe(of, { recipient: String(value) });
    const check = report?.checks.find(({ id }) => id === 'recipient');
    const asTyped = check?.outcome === 'passed' && (check.evidence ?? []).some((item) => item.value?.endsWith('as-typed'));
    if (asTyped !== match) wrong.push(`recipient ${JSON.stringify(value)}: expected ${String(match)}`);
  }
  return wrong;
}

function schemaOf(of: ConformanceCase, { warnings }: Observed): readonly string[] {
  return of.expect.schema === 'valid' && warnings.includes('structure.schema') ? ['expected no schema finding'] : [];
}
