import * as v from 'valibot';
import table from './microsoft-certifications.json' with { type: 'json' };

const line = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const day = v.pipe(v.string(), v.isoDate());
/** When it was retired; `true` where only that is known. */
const retired = v.exactOptional(v.union([v.literal(true), day]));
const learnUrl = v.pipe(v.string(), v.regex(/^https:\/\/learn\.microsoft\.com\/\S+$/), v.url());
const examCode = v.pipe(v.string(), v.regex(/^[A-Z0-9]{2,4}-[A-Z0-9]{2,6}$/));

/** How demanding a Microsoft certification is; `certification` where its programme knew no such levels. */
export const CERTIFICATION_TIERS = ['fundamentals', 'associate', 'expert', 'specialty', 'certification'] as const;

/** One of `CERTIFICATION_TIERS`. */
export type CertificationTier = (typeof CERTIFICATION_TIERS)[number];

const certificationSchema = v.strictObject({
  /** Part of the keys of stored badges: never changes, whatever the certification is called later. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
  name: line,
  formerNames: v.exactOptional(v.array(line)),
  tier: v.picklist(CERTIFICATION_TIERS),
  /** Codes of the exams that it takes today, or took last. */
  exams: v.array(examCode),
  skills: v.array(line),
  /** Whether an assessment on Microsoft Learn renews it. */
  renewable: v.boolean(),
  retired,
  url: v.exactOptional(learnUrl),
  /** Whose certification it is. Default Microsoft. */
  issuer: v.exactOptional(line),
  /** The day whose state the row describes. */
  asOf: day,
});

/** The schema of `microsoft-certifications.json`: every row carries the day whose state it describes. */
export const certificationTableSchema = v.strictObject({
  certifications: v.array(certificationSchema),
  /** Programmes of before 2019: all certifications whose name begins so. */
  families: v.array(v.strictObject({ name: line, retired, asOf: day })),
  exams: v.array(v.strictObject({ code: examCode, title: line, retired, url: v.exactOptional(learnUrl), asOf: day })),
  appliedSkills: v.array(v.strictObject({ title: line, retired, url: v.exactOptional(learnUrl), asOf: day })),
});

/** The table as it is in the file. */
export type CertificationTable = v.InferOutput<typeof certificationTableSchema>;

/** One certification of the table. */
export type CertificationRow = CertificationTable['certifications'][number];

/** What is known of Microsoft's certifications, exams and applied skills. Refreshed by `scripts/refresh-certifications.ts`. */
export const CERTIFICATIONS: CertificationTable = v.parse(certificationTableSchema, table);

/** A name as it is compared: without marks, case and the programme's prefix. */
export function certificationSlug(name: string): string {
  const words = name
    .replace(/^Microsoft Certified: /i, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\+/g, ' plus ')
    .replace(/#/g, ' sharp ');
  return words.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
}

/** The row of a certification by any name that it has had. */
export function certificationNamed(name: string, rows = CERTIFICATIONS.certifications): CertificationRow | undefined {
  const slug = certificationSlug(name);
  return rows.find((row) => [row.name, ...(row.formerNames ?? [])].some((known) => certificationSlug(known) === slug));
}

/** Whether the name belongs to one of the programmes that were closed before there were levels. */
export function isOfOldProgramme(name: string): boolean {
  const slug = certificationSlug(name.replaceAll('®', ''));
  return CERTIFICATIONS.families.some((family) => slug.startsWith(certificationSlug(family.name)));
}
