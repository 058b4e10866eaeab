import * as v from 'valibot';
import { dateTimeSchema, daySchema, sha256Schema } from '../badge/badge-schema.ts';
import { CHECK_IDS, OUTCOMES, PROBLEM_CODES, VERDICTS } from './report.ts';

const value = v.pipe(v.string(), v.maxLength(4096));

const problemSchema = v.object({
  code: v.picklist(PROBLEM_CODES),
  at: v.exactOptional(value),
  values: v.exactOptional(v.record(v.pipe(v.string(), v.maxLength(100)), value)),
});

const evidenceSchema = v.object({
  kind: v.pipe(v.string(), v.maxLength(100)),
  url: v.exactOptional(value),
  sha256: v.exactOptional(sha256Schema),
  at: v.exactOptional(dateTimeSchema),
  value: v.exactOptional(value),
});

const checkSchema = v.object({
  id: v.picklist(CHECK_IDS),
  outcome: v.picklist(OUTCOMES),
  problem: v.exactOptional(problemSchema),
  warnings: v.exactOptional(v.pipe(v.array(problemSchema), v.maxLength(1000))),
  evidence: v.exactOptional(v.pipe(v.array(evidenceSchema), v.maxLength(1000))),
});

/** The schema of a stored `VerificationReport`. Keys that it does not know are left out of what it gives. */
export const reportSchema = v.object({
  verdict: v.picklist(VERDICTS),
  checkedAt: dateTimeSchema,
  checks: v.pipe(v.array(checkSchema), v.maxLength(CHECK_IDS.length)),
  knownIssuer: v.exactOptional(v.object({ name: value, source: value, asOf: daySchema })),
});
