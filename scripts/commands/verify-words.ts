import type { Badge } from '../../widget/badge/badge.ts';
import { plainLine } from '../../widget/badge/plain-text.ts';
import type { ReadNote } from '../../widget/credential/credential.ts';
import { describeReport } from '../../widget/locales/describe-report.ts';
import type { DescribedAnswer, DescribedCheck, DescribedReport } from '../../widget/locales/describe-report.ts';
import type { OfflineEvidence } from '../sync/offline-evidence.ts';
import type { Locale } from '../../widget/locales/locale.ts';
import type { Outcome, VerificationReport } from '../../widget/verification/report.ts';

/** What a verification came to. */
export interface Verification {
  readonly badge: Badge;
  readonly report: VerificationReport;
  readonly notes: readonly ReadNote[];
  /** Present when nobody was asked. */
  readonly offline?: Pick<OfflineEvidence, 'asOf' | 'missing'>;
}

const MARKS: { readonly [Of in Outcome]: string } = { passed: '✓', failed: '✗', inconclusive: '?', 'not-applicable': '–' };

/** A report as the terminal shows it: the verdict, the four questions, and under each what was looked at. */
export function describeVerification({ badge, report, notes, offline }: Verification, locale: Locale): string {
  const words = describeReport(report, locale, badge.validUntil === undefined ? {} : { validUntil: badge.validUntil });
  const lines = [
    `${terminalText(badge.name)} (${terminalText(badge.issuer.name)})`,
    `${words.label}. ${terminalText(words.sentence)}`,
    // Whoever reads no further has to know how old that is, and whose it is.
    ...(offline ? offlineLines(offline, locale) : []),
    ...recipientLines(words),
    ...words.answers.flatMap((answer) => ['', ...answerLines(answer)]),
    ...(notes.length > 0
      ? ['', ...notes.map((note) => `! ${locale.readNotes[note.code]}${note.at ? ` (${terminalText(note.at)})` : ''}`)]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

interface OfflineWords {
  readonly nothingKept: string;
  readonly asOf: (day: string, moment: string) => string;
  readonly missing: (url: string) => string;
}

const OFFLINE: { readonly en: OfflineWords; readonly [language: string]: OfflineWords } = {
  en: {
    nothingKept: 'Nobody was asked, and nothing that sync kept was needed: everything is in the badge itself.',
    asOf: (day, moment) =>
      `As of ${day} (${moment}): nobody was asked; this is what sync kept. What happened since is not in it.`,
    missing: (url) => `Not kept, or changed since: ${url}`,
  },
  ru: {
    nothingKept: 'Запросов не было, и сохранённое при синхронизации не понадобилось: всё есть в самом значке.',
    asOf: (day, moment) =>
      `На ${day} (${moment}): запросов не было, показано сохранённое при синхронизации. Что случилось потом, здесь не видно.`,
    missing: (url) => `Не сохранено или с тех пор изменилось: ${url}`,
  },
};

/** How old what was looked at is, when nobody was asked. */
function offlineLines({ asOf, missing }: Pick<OfflineEvidence, 'asOf' | 'missing'>, { language }: Locale): readonly string[] {
  const words = OFFLINE[language] ?? OFFLINE.en;
  const at = asOf();
  return [
    ...(at === undefined ? [] : [words.asOf(at.slice(0, 10), at)]),
    ...(at === undefined && missing().length === 0 ? [words.nothingKept] : []),
    ...missing().map((url) => words.missing(terminalText(url))),
  ];
}

/** What came of the recipient that was typed; nothing where none was. */
function recipientLines({ answers }: DescribedReport): readonly string[] {
  const made = answers.flatMap(({ checks }) => checks).find(({ id }) => id === 'recipient');
  return made === undefined || made.outcome === 'not-applicable' ? [] : [`${MARKS[made.outcome]} ${made.name}: ${made.sentence}`];
}

function answerLines({ title, outcome, sentence, problem, checks }: DescribedAnswer): readonly string[] {
  const why = problem === undefined ? '' : ` ${terminalText(problem)}`;
  return [title, `  ${MARKS[outcome]} ${terminalText(sentence)}${why}`, ...checks.flatMap(checkLines)];
}

function checkLines({ name, outcome, sentence, problem, warnings, evidence }: DescribedCheck): readonly string[] {
  if (outcome === 'not-applicable') return [];
  const why = problem === undefined ? '' : ` ${terminalText(problem)}`;
  return [
    `    ${MARKS[outcome]} ${name}: ${terminalText(sentence)}${why}`,
    ...[...new Set(warnings)].map((warning) => `      ! ${terminalText(warning)}`),
    ...evidence.map(({ kind, url, value, at }) => {
      const parts = [value, url, at].filter((part) => part !== undefined).map(terminalText);
      return `      ${kind}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
    }),
  ];
}

// Text from outside, without anything that a terminal would obey.
function terminalText(text: string): string {
  return plainLine(text, 500);
}
