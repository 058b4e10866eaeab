import { webUrlOf } from '../badge/http-url.ts';
import { MAX_URL, plainLine, webUrl } from '../badge/plain-text.ts';
import { answersOf, type Answer } from '../verification/answers.ts';
import { headlineOf, publishedKey, type Headline } from '../verification/headline.ts';
import type { Check, CheckEvidence, CheckId, Outcome, Problem, Question, VerificationReport } from '../verification/report.ts';
import { formatDay, formatMoment, isolated, say, type EvidenceKind, type Locale, type SentenceValues } from './locale.ts';

/** Something that was looked at, in words. Every part is text from outside or a formatted date: show it as text. */
export interface DescribedEvidence {
  readonly kind: string;
  readonly value?: string;
  /** http(s) only, as the URL standard writes it. */
  readonly url?: string;
  readonly sha256?: string;
  /** The moment it was read, in words. */
  readonly at?: string;
}

/** One check in words. */
export interface DescribedCheck {
  readonly id: CheckId;
  readonly name: string;
  readonly outcome: Outcome;
  readonly outcomeLabel: string;
  readonly sentence: string;
  /** Why, when it failed or could not be made. */
  readonly problem?: string;
  readonly warnings: readonly string[];
  readonly evidence: readonly DescribedEvidence[];
}

/** One of the four questions, answered. */
export interface DescribedAnswer {
  readonly question: Question;
  readonly title: string;
  readonly outcome: Outcome;
  readonly outcomeLabel: string;
  readonly sentence: string;
  /** Why, when the answer is no or not known. */
  readonly problem?: string;
  readonly checks: readonly DescribedCheck[];
}

/** A whole report in the words of one language. */
export interface DescribedReport {
  readonly headline: Headline;
  readonly label: string;
  /** One sentence with the date of the check. */
  readonly sentence: string;
  readonly answers: readonly DescribedAnswer[];
}

const LOOKS_LIKE_A_DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]|$)/iu;
/** Words for machines, which sentences have in brackets: what they say themselves stays inside. */
const IN_BRACKETS = new Set(['suite', 'term', 'type', 'method']);
const HTTP_URL = /^https?:\/\//iu;

function hostOf(at: string | undefined): string | undefined {
  return at && HTTP_URL.test(at) ? webUrlOf(at)?.host : undefined;
}

/**
 * The sentence of a problem. Values that are dates are put into words; `place` and, of a URL, `host` say where it was seen, and
 * `known` where more is: `checkedOn` (the report's day, in words already), and `check` and `outcome`, of the check that it decided.
 */
export function describeProblem(problem: Problem, locale: Locale, known: SentenceValues = {}): string {
  const values: Record<string, string | undefined> = { host: hostOf(problem.at), place: problem.at, ...known };
  for (const [name, value] of Object.entries(problem.values ?? {})) {
    const line = plainLine(value);
    const text = LOOKS_LIKE_A_DATE.test(line) ? formatDay(locale, line) : line;
    values[name] = isolated(IN_BRACKETS.has(name) ? text.replace(/\(/gu, '[').replace(/\)/gu, ']') : text);
  }
  return say(locale.problems[problem.code], values);
}

/** What is noted beside an address: why nothing was read there, the status of an error, or what it says itself. */
function whatCame(value: string, locale: Locale): string {
  if (Object.hasOwn(locale.unread, value)) return locale.unread[value as keyof Locale['unread']]; // one of its own keys
  return /^[1-5]\d\d$/u.test(value) ? say(locale.answered, { status: value }) : plainLine(value, MAX_URL);
}

/** A time that a JWT writes in seconds since 1970, with the moment that it is. */
function withMoment(value: string, locale: Locale): string {
  const seconds = /^\/\S+ (\d{9,11})$/u.exec(value)?.[1];
  return seconds === undefined ? value : `${value} (${formatMoment(locale, new Date(Number(seconds) * 1000).toISOString())})`;
}

function describeEvidence(evidence: CheckEvidence, locale: Locale): DescribedEvidence {
  const { value, url, sha256, at } = evidence;
  // As browsers write it: a look-alike letter in a host shows as what it is.
  const link = webUrl(url);
  const known = Object.hasOwn(locale.evidence, evidence.kind);
  // The kind is open in a report and closed in the words: one without words is shown under its own name.
  const kind = known ? locale.evidence[evidence.kind as EvidenceKind] : plainLine(evidence.kind);
  return {
    kind,
    ...(value && { value: url ? whatCame(value, locale) : withMoment(plainLine(value, MAX_URL), locale) }),
    ...(link && { url: link }),
    ...(sha256 && { sha256 }),
    ...(at && { at: formatMoment(locale, at) }),
  };
}

/** What the recipient check says behind the type of a recipient that matched: in which spelling of what was typed. */
const SPELLING = / ?\b(as-typed|trimmed-lower-case)$/u;

// What only a further proof can have beside the one that a check went by.
const OF_OTHER_PROOF =
  /^(?:proof\.(?:signature-wrong|unsupported|malformed|purpose-wrong|expired|key-un\w+)|issuer-binding\.(?!redir|purpose)|network\.)/u;

/** An oddity in words. One of another proof would read as if it were said of the proof that holds. */
function describeWarning(id: CheckId, warning: Problem, locale: Locale): string {
  const problem = describeProblem(warning, locale);
  return id === 'proof' && OF_OTHER_PROOF.test(warning.code) ? say(locale.otherProof, { problem }) : problem;
}

function describeCheck(check: Check, locale: Locale, facts: SentenceValues): DescribedCheck {
  const words = locale.checks[check.id];
  const evidence = check.evidence ?? [];
  const problem = check.problem && describeProblem(check.problem, locale, decided(check, facts));
  const warnings = new Set((check.warnings ?? []).map((warning) => describeWarning(check.id, warning, locale)));
  const spelling = check.id === 'recipient' ? SPELLING.exec(evidence[0]?.value ?? '')?.[1] : undefined;
  return {
    id: check.id,
    name: words.name,
    outcome: check.outcome,
    outcomeLabel: locale.outcomes[check.outcome],
    sentence: say(words.outcomes[check.outcome], {
      ...facts,
      spelling,
      read: evidence[0]?.kind,
      key: evidence.find(({ kind }) => kind === 'key')?.kind,
    }),
    ...(problem && { problem }),
    // Said once: two findings that differ only in their place read the same.
    warnings: [...warnings].filter((warning) => warning !== problem),
    evidence: [
      ...evidence.map((each) =>
        describeEvidence(spelling ? { ...each, value: (each.value ?? '').replace(SPELLING, '') } : each, locale),
      ),
      ...placesOf(check).map((value) => describeEvidence({ kind: 'place', value }, locale)),
    ],
  };
}

/** More places than this of one check say no more. */
const MAX_PLACES = 5;

/** Where in the document something was found, as JSON pointers; one that evidence begins with is told already. */
function placesOf({ problem, warnings = [], evidence = [] }: Check): readonly string[] {
  const pointers = [problem, ...warnings].flatMap((found) => (found?.at?.startsWith('/') ? found.at : []));
  const untold = [...new Set(pointers)].filter((at) => !evidence.some(({ value }) => value?.startsWith(`${at} `)));
  return untold.length > MAX_PLACES ? [...untold.slice(0, MAX_PLACES), '…'] : untold;
}

/** What is known of a problem that decided a check. */
function decided({ id, outcome }: Check, facts: SentenceValues): SentenceValues {
  return { checkedOn: facts['date'], check: id, outcome };
}

// What was changed; every other finding only leaves the badge without anything that shows that it was not.
const CHANGED = /^(?:proof\.(?:signature-wrong|hosted-differs)|artwork\.differs)$/u;

function describeAnswer(answer: Answer, all: readonly Check[], locale: Locale, facts: SentenceValues): DescribedAnswer {
  const { question, outcome, problem, checks } = answer;
  const proof = all.find(({ id }) => id === 'proof');
  const status = checks.find(({ id }) => id === 'status');
  // One that answers a question may have been found by a check behind another.
  const decider = all.find((check) => check.problem?.code === problem?.code);
  const found: SentenceValues = {
    ...Object.fromEntries(checks.map((check) => [check.id, check.outcome])),
    ...Object.fromEntries(checks.flatMap(({ warnings = [] }) => warnings.map(({ code }) => [code, code]))),
    unproven: problem && !CHANGED.test(problem.code) ? problem.code : undefined,
    read: proof?.evidence?.[0]?.kind,
    bound: all.find(({ id, outcome }) => id === 'issuer-binding' && outcome === 'passed')?.id,
    unlisted: status?.outcome === 'passed' && !status.evidence?.length ? status.id : undefined,
    selfReported: proof?.problem?.code === 'proof.self-reported' ? proof.id : undefined,
  };
  return {
    question,
    title: locale.questions[question],
    outcome,
    outcomeLabel: locale.outcomes[outcome],
    sentence: say(locale.answers[question][outcome], { ...facts, ...found }),
    ...(problem && { problem: describeProblem(problem, locale, decider && decided(decider, facts)) }),
    checks: checks.map((check) => describeCheck(check, locale, facts)),
  };
}

/** What a report does not say itself. */
export interface ReportFacts {
  /** The badge's own end date, for the sentence above an expired badge. */
  readonly validUntil?: string;
  /** True when the reader's own browser made the report. Default: the site did. */
  readonly here?: boolean;
}

/** A report in words: what every view shows, on the site, in the element and in the terminal. Pure and without DOM. */
export function describeReport(report: VerificationReport, locale: Locale, about: ReportFacts = {}): DescribedReport {
  const headline = headlineOf(report);
  const { checks } = report;
  const find = (code: Problem['code']) => checks.find(({ problem }) => problem?.code === code)?.problem?.values;
  const until = find('validity-period.expired')?.['until'] ?? about.validUntil;
  const mistaken = (find('known-issuer.claims-known-name') ?? find('known-issuer.look-alike'))?.['organisation'];
  const facts: SentenceValues = {
    date: formatDay(locale, report.checkedAt),
    organisation: report.knownIssuer && isolated(plainLine(report.knownIssuer.name)),
    until: until && isolated(formatDay(locale, plainLine(until))),
    asOf: report.knownIssuer && formatDay(locale, plainLine(report.knownIssuer.asOf)),
    proven: ['proof', 'issuer-binding'].every((name) => checks.some(({ id, outcome }) => id === name && outcome === 'passed'))
      ? 'proven'
      : undefined,
    mistaken: mistaken && isolated(plainLine(mistaken)),
    published: publishedKey(checks)?.code,
    here: about.here ? 'here' : undefined,
  };
  const words = locale.headlines[headline];
  return {
    headline,
    label: words.label,
    sentence: say(words.sentence, facts),
    answers: answersOf(report).map((answer) => describeAnswer(answer, checks, locale, facts)),
  };
}
