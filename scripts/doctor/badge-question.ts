import { CERTIFICATIONS, certificationNamed, isOfOldProgramme } from '../sources/tables/microsoft-certifications.ts';
import type { CertificationRow } from '../sources/tables/microsoft-certifications.ts';
import type { SeenBadge } from './seen-source.ts';

/** Whose programme a badge belongs to, as far as its name tells. */
export type Programme = 'microsoft' | 'github' | 'unknown';

/** Which badge is asked for, and what the table of certifications knows of it. */
export interface BadgeQuestion {
  /** As it was typed. */
  readonly asked: string;
  /** Code of an exam, in capitals: `AZ-900`. */
  readonly exam?: string;
  /** The certification that it is, or that its exam leads to. */
  readonly certification?: string;
  /** True when this one exam gives the certification: then the certification has the badge, and the exam none. */
  readonly examGivesCertification: boolean;
  readonly programme: Programme;
  /** When it was retired, or `true` when only that is known. */
  readonly retired?: string | true;
}

const EXAM_CODE = /(?<![a-z0-9])[a-z]{2,4}-\d{2,4}(?![a-z0-9])/i;

/** Reads what was asked for: the name of a badge, or the code of an exam. */
export function badgeQuestion(asked: string): BadgeQuestion {
  const exam = EXAM_CODE.exec(asked)?.[0].toUpperCase();
  const rows = exam === undefined ? [] : CERTIFICATIONS.certifications.filter(({ exams }) => exams.includes(exam));
  const row =
    rows.find(({ exams }) => exams.length === 1) ?? rows[0] ?? (exam === undefined ? certificationNamed(asked) : undefined);
  const retired = row?.retired ?? CERTIFICATIONS.exams.find(({ code }) => code === exam)?.retired;
  return {
    asked,
    ...(exam === undefined ? {} : { exam }),
    ...(row === undefined ? {} : { certification: row.name }),
    examGivesCertification: exam !== undefined && row?.exams.length === 1,
    programme: programmeOf(asked, row),
    ...(retired === undefined ? (isOfOldProgramme(asked) ? { retired: true } : {}) : { retired }),
  };
}

function programmeOf(asked: string, row: CertificationRow | undefined): Programme {
  if (row?.issuer === 'GitHub' || /\bgithub\b|^gh-/i.test(asked)) return 'github';
  return row !== undefined || /\bmicrosoft\b|\bazure\b/i.test(asked) || isOfOldProgramme(asked) ? 'microsoft' : 'unknown';
}

/** Whether a badge is the one asked for: by the exam's code wherever it stands, else by all words of the name. */
export function answers({ asked, exam, certification }: BadgeQuestion, badge: SeenBadge): boolean {
  const row = certificationNamed(badge.name);
  if (certification !== undefined && row?.name === certification) return true;
  if (exam !== undefined) {
    const code = new RegExp(`(?<![a-z0-9])${exam}(?![a-z0-9])`, 'i');
    return code.test(badge.name) || code.test(badge.clues) || row?.exams.includes(exam) === true;
  }
  const known = new Set(wordsOf(`${badge.name} ${badge.issuer}`));
  const words = wordsOf(asked);
  return words.length > 0 && words.every((word) => known.has(word));
}

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}+#]+/gu) ?? [];
