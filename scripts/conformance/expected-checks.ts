import { answers, NAMES_OF } from './check-names.ts';
import type { ConformanceCase, Expectation } from './conformance-case.ts';
import type { Finding, Observed } from './observed.ts';
import { VERDICTS as OURS } from '../../widget/verification/report.ts';

/** Checks that answer other questions than "is this credential good": they satisfy an expectation and never surprise one. */
const ASIDE = ['known-issuer', 'recipient', 'artwork', 'endorsements', 'refresh'];

const VERDICTS: { readonly [word: string]: readonly string[] } = {
  valid: ['verified'],
  invalid: ['invalid', 'revoked', 'expired'],
  unverifiable: ['unconfirmed'],
  ...Object.fromEntries(OURS.filter((verdict) => verdict !== 'invalid').map((verdict) => [verdict, [verdict]])),
};

/** What was expected and not found, or found and not expected; empty when the case passes. */
export function disagreements(of: ConformanceCase, observed: Observed): readonly string[] {
  return [
    ...missingChecks(of.expect, observed),
    ...surprises(of.expect, observed),
    ...verdictOf(of.expect, observed),
    ...warningsOf(of.expect, observed),
    ...trustOf(of.expect, observed),
    ...rendered(of.expect, observed),
  ];
}

function missingChecks({ failing }: Expectation, observed: Observed): readonly string[] {
  const told = observed.warnings.flatMap((code) => (code.startsWith('structure.schema') ? NAMES_OF['structure.schema'] : []));
  return failing
    .filter((name) => !observed.findings.some((finding) => answers(finding.names, name)) && !answers(told, name))
    .map((name) => `expected ${name} to fail`);
}

function surprises(expect: Expectation, { findings }: Observed): readonly string[] {
  const unexpected = findings.filter(
    (finding) =>
      !ASIDE.includes(finding.check) && !expect.failing.some((name) => answers(finding.names, name)) && !allowed(finding, expect),
  );
  return [...new Set(unexpected.map(({ code, check, outcome }) => `unexpected ${code} (${check} ${outcome})`))];
}

/**
 * `issuerBinding: self-asserted` says in other words that the key is not proven to be the issuer's, and `signature: bad` that the
 * proof does not hold: both are expectations, whether or not they are repeated in `failing`.
 */
function allowed({ names, code }: Finding, { issuerBinding, signature, verdict, raw }: Expectation): boolean {
  if (eitherWay(verdict) || (code === 'status.revoked' && thenRevoked(raw))) return true;
  const selfAsserted = issuerBinding?.startsWith('self-asserted') ?? false;
  if (selfAsserted && (answers(names, 'proof.issuer-binding') || answers(names, 'proof.key-resolution'))) return true;
  return signature === 'bad' && answers(names, 'proof');
}

// "valid-or-invalid, never crash": what fails is not the question.
function eitherWay(verdict: string | undefined): boolean {
  return /\bvalid-or-invalid\b/.test(verdict ?? '');
}

// A note may add an answer that is right as well: "accept both spellings: then revoked".
function thenRevoked({ note }: Expectation['raw']): boolean {
  return typeof note === 'string' && /\bthen revoked\b/.test(note);
}

function verdictOf({ verdict, issuerBinding, signature, raw }: Expectation, { report, error }: Observed): readonly string[] {
  const words = verdict?.match(/\w+/g)?.filter((word) => Object.hasOwn(VERDICTS, word)) ?? [];
  // What nobody understands is not met.
  if (verdict !== undefined && words.length === 0) return [`the verdict "${verdict}" is in no words that are known here`];
  const ours = report?.verdict ?? (error ? 'invalid' : 'unconfirmed');
  const fits =
    words.length === 0 || (ours === 'revoked' && thenRevoked(raw)) || words.some((word) => VERDICTS[word]?.includes(ours));
  const wrong = fits ? [] : [`expected the verdict "${verdict}", ours is ${ours}`];
  // A key that nobody but the document itself vouches for never makes a badge verified.
  if (issuerBinding?.startsWith('self-asserted') && ours === 'verified') wrong.push('verified although the issuer is not proven');
  if (signature === 'bad' && ours === 'verified') wrong.push('verified although the signature is bad');
  const proof = report?.checks.find((check) => check.id === 'proof');
  if (signature === 'ok' && proof?.outcome === 'failed') wrong.push(`the signature is good, ours says ${proof.problem?.code}`);
  return wrong;
}

/** Words of a warning, and the codes under which we tell it. */
const WARNINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/schema/i, ['structure.schema']],
  [/more than one/i, ['repeated-badge-chunk']],
  [/compress/i, ['compressed-badge-chunk']],
  [/crc|checksum/i, ['broken-chunk-checksum']],
  [/startsWith/i, ['issuer-binding.scope-too-wide']],
  [/redirect/i, ['issuer-binding.redirected']],
  [/test key|published|leaked/i, ['proof.key-published']],
];

function warningsOf({ warn }: Expectation, observed: Observed): readonly string[] {
  // A refusal says more than any warning would.
  if (observed.error) return [];
  const told = [...observed.warnings, ...observed.findings.map((finding) => finding.code)];
  return warn
    .filter((words) => {
      const codes = WARNINGS.find(([pattern]) => pattern.test(words))?.[1];
      return codes ? !codes.some((code) => told.includes(code)) : told.length === 0;
    })
    .map((words) => `expected a warning: ${words}`);
}

function trustOf({ trust }: Expectation, { report }: Observed): readonly string[] {
  if (trust === undefined || /^(?:known|recogni[sz]ed)/.test(trust)) return [];
  return report?.checks.find((check) => check.id === 'known-issuer')?.outcome === 'passed'
    ? ['expected the issuer to be unknown']
    : [];
}

// The badge that pages show carries no link that runs anything, whatever the document says.
function rendered({ render }: Expectation, { badge }: Observed): readonly string[] {
  const links = JSON.stringify(badge ?? {}).match(/"(?:id|url|targetUrl)":"(?!https?:|did:|urn:|mailto:)[a-z]+:/gi) ?? [];
  return render === undefined || links.length === 0 ? [] : [`a link that is not http(s): ${links[0]}`];
}
