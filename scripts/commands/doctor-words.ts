import type { BadgeQuestion } from '../doctor/badge-question.ts';
import type { Diagnosis } from '../doctor/diagnosis.ts';
import { officialLink } from '../doctor/official-link.ts';
import type { SeenSource } from '../doctor/seen-source.ts';
import type { Advice, DoctorWords } from '../doctor/words/doctor-words.ts';

/** What `ms-badge doctor` tells. */
export interface Consultation {
  readonly sources: readonly SeenSource[];
  readonly diagnosis: Diagnosis;
  readonly question?: BadgeQuestion;
}

/** The whole answer for a person: what was looked at, what was found, what else may be, and the next step of each. */
export function describeDiagnosis({ sources, diagnosis, question }: Consultation, words: DoctorWords): string {
  const { findings, reasons } = diagnosis;
  const isWell = findings.length === 0;
  const lines = [
    ...(sources.length > 0 ? [words.looked, ...sources.map((seen) => `  ${sourceLine(seen, words)}`), ''] : []),
    ...answerLines(diagnosis, question, words),
    ...(isWell && question === undefined ? [words.nothingFound] : []),
    ...findings.flatMap((finding) =>
      adviceLines('! ', words.findings[finding.code](finding), { words, link: officialLink(finding.code, finding.source) }),
    ),
    ...(reasons.length === 0 ? [] : ['', words.mayBe]),
    ...reasons.flatMap(({ code, sight }) =>
      adviceLines(`- [${words.sights[sight]}] `, words.reasons[code], { words, link: officialLink(code) }),
    ),
    ...(reasons.length === 0 ? [] : ['', ...adviceLines('', words.automatic, { words, link: officialLink('automatic') })]),
    ...(question === undefined ? ['', words.askAbout] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function sourceLine({ source, known, failure, badges }: SeenSource, words: DoctorWords): string {
  if (!known || failure !== undefined) return words.noAnswer(source);
  return words.listed(source, badges.length, badges.filter(({ imported }) => imported).length);
}

function answerLines({ found }: Diagnosis, question: BadgeQuestion | undefined, words: DoctorWords): readonly string[] {
  if (question === undefined) return [];
  const { exam, certification, examGivesCertification, retired } = question;
  const leads = exam !== undefined && certification !== undefined && examGivesCertification;
  return [
    ...found.map(
      ({ name, source, issuedOn, standing }) => `${words.found({ name, source, day: issuedOn })}; ${words.standings[standing]}.`,
    ),
    ...(leads ? [words.examLeadsTo(exam, certification)] : []),
    ...(retired === undefined ? [] : [words.retiredOn(certification ?? question.asked, retired === true ? undefined : retired)]),
  ];
}

interface Around {
  readonly words: DoctorWords;
  readonly link: string | undefined;
}

function adviceLines(mark: string, { what, next }: Advice, { words, link }: Around): readonly string[] {
  return [`${mark}${what}`, `  ${words.next} ${next}`, ...(link === undefined ? [] : [`  ${link}`])];
}
