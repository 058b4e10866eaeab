import { resolve } from 'node:path';
import { plainLine } from '../../widget/badge/plain-text.ts';
import { badgeQuestion } from '../doctor/badge-question.ts';
import { diagnose } from '../doctor/diagnosis.ts';
import { hiddenSlugs } from '../doctor/hidden-notes.ts';
import { lookAtSources } from '../doctor/look-at-sources.ts';
import { officialLink } from '../doctor/official-link.ts';
import { DOCTOR_LANGUAGES } from '../doctor/words/doctor-words.ts';
import type { Advice, DoctorLanguage, DoctorWords } from '../doctor/words/doctor-words.ts';
import { en } from '../doctor/words/en.ts';
import { ru } from '../doctor/words/ru.ts';
import { SOURCES } from '../sources/index.ts';
import { createContentStore } from '../sync/content-store.ts';
import { createHttpClient } from '../sync/http-client.ts';
import { userAgent } from '../user-agent.ts';
import { answerLanguage } from './answer-language.ts';
import { parseCommand, UsageError } from './command.ts';
import type { Command, CommandIo } from './command.ts';
import { describeDiagnosis } from './doctor-words.ts';
import type { Consultation } from './doctor-words.ts';
import { ownProfile } from './own-profile.ts';
import { createProgress } from './progress.ts';

/** `ms-badge doctor`: where is my badge? */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'where is my badge? what the sources show, and what to do next',
  help: `Usage: ms-badge doctor [--badge <name or exam code>] [--content <folder>]

Looks for what keeps a badge off your page: asks every source in profile.json, compares with the content folder, and says
what it can see, what it cannot see, and the next step for each, with the official page. It writes nothing.

  --badge <name>       only about this badge: "GitHub Actions", or the code of an exam such as AZ-900
  --content <folder>   holds profile.json (default: content)
  --locale <language>  the language of the answers: en or ru (default: the locale of profile.json)
  --allow-loopback     let sources be on this machine, by plain http too
  --json               print the diagnosis as JSON

Exit codes: 0 nothing to say, 1 something was found, 2 a mistake in the arguments.
`,
  run,
};

const OPTIONS = {
  badge: { type: 'string' },
  content: { type: 'string', default: 'content' },
  locale: { type: 'string' },
  'allow-loopback': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const WORDS: { readonly [Language in DoctorLanguage]: DoctorWords } = { en, ru };
/** Looking that takes longer than this has met something that will not end, in milliseconds. */
const TOTAL_MS = 5 * 60 * 1000;

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values } = parseCommand(args, { options: OPTIONS });
  const asked = values.badge === undefined ? undefined : plainLine(values.badge, 200);
  if (asked === '')
    throw new UsageError('Which badge? --badge takes a name or the code of an exam, such as --badge AZ-900', {
      ru: 'Какой значок? После --badge нужно название или код экзамена, например --badge AZ-900',
    });
  const language = values.locale === undefined ? undefined : answerLanguage(values.locale, DOCTOR_LANGUAGES);
  const content = resolve(io.cwd, values.content);
  const profile = await ownProfile(content);
  const question = asked === undefined ? undefined : badgeQuestion(asked);
  const progress = createProgress(io, values.json);
  const sighting = await lookAtSources(profile.sources ?? [], {
    sources: SOURCES,
    store: createContentStore(content),
    load: createHttpClient({
      userAgent: userAgent(),
      allowLoopback: values['allow-loopback'],
      retries: 1,
      signal: AbortSignal.any([io.signal, AbortSignal.timeout(TOTAL_MS)]),
    }).load,
    environment: io.env,
    hidden: await hiddenSlugs(content),
    now: new Date(),
    progress: progress.tell,
  });
  io.signal.throwIfAborted();
  progress.end();
  const diagnosis = diagnose(sighting, question);
  const consultation = { sources: sighting.sources, diagnosis, ...(question === undefined ? {} : { question }) };
  const words = WORDS[language ?? profile.locale];
  io.stdout(
    values.json ? `${JSON.stringify(asJson(consultation, words), undefined, 2)}\n` : describeDiagnosis(consultation, words),
  );
  return diagnosis.findings.length > 0 ? 1 : 0;
}

/** The words of `--json`: codes for scripts, and the same sentences that a person reads. */
function asJson({ sources, diagnosis, question }: Consultation, words: DoctorWords): unknown {
  const advice = (told: Advice, link: string | undefined) => ({ ...told, ...(link === undefined ? {} : { link }) });
  return {
    language: words.code,
    sources: sources.map(({ source, known, failure, badges, complete }) => ({
      source,
      answered: known && failure === undefined,
      complete,
      badges: badges.length,
      imported: badges.filter(({ imported }) => imported).length,
    })),
    ...(question === undefined ? {} : { question }),
    found: diagnosis.found.map(({ name, source, issuer, issuedOn, validUntil, standing }) => ({
      name,
      source,
      issuer,
      issuedOn,
      validUntil,
      standing,
    })),
    findings: diagnosis.findings.map((finding) => ({
      ...finding,
      ...advice(words.findings[finding.code](finding), officialLink(finding.code, finding.source)),
    })),
    reasons: diagnosis.reasons.map((reason) => ({ ...reason, ...advice(words.reasons[reason.code], officialLink(reason.code)) })),
    automatic: advice(words.automatic, officialLink('automatic')),
    exitCode: diagnosis.findings.length > 0 ? 1 : 0,
  };
}
