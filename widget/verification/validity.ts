import { webDate } from '../badge/web-date.ts';
import type { JsonObject, Secured } from '../credential/credential.ts';
import type { Problem } from './report.ts';

// A calendar date is its whole day wherever on Earth, and a time without a zone that time, in the earner's favour: from 14 hours before
// UTC's (Line Islands) to 12 hours after it (Baker Island). Where nothing says that it is UTC's (VC Data Model 2.0 section 4.9.1).
const FIRST = 'T00:00+14:00';
const LAST = 'T23:59:59.999-12:00';

/**
 * A date as credentials write it, in milliseconds since 1970: a date-time, a calendar date (its first or last moment), or seconds since
 * 1970 (Open Badges 0.5 and JWT). NaN when it is no date.
 */
function momentOf({ value, at }: Located, ofDay: typeof FIRST | typeof LAST): number {
  // Thirteen digits are milliseconds, or nothing: taken for seconds they would never be over.
  const seconds = typeof value === 'string' && /^\d{9,11}$/.test(value) ? Number(value) : value;
  if (typeof seconds === 'number') return Math.abs(seconds) < 1e12 ? seconds * 1000 : NaN;
  // `validFrom` and `validUntil` are the words of 2.0.
  const date = webDate(value, at.includes('valid') ? 'Z' : ofDay.slice(-6)) ?? '';
  return Date.parse(date.length === 10 ? date + ofDay : date);
}

/** Tolerance for clocks where the caller names none, in seconds. */
export const SKEW_SECONDS = 60;

/** A value and where in the document it stands (JSON pointer). */
export interface Located {
  readonly value: unknown;
  readonly at: string;
}

/** A located value, when there is one. */
export function located(value: unknown, at: string): readonly Located[] {
  return value === undefined || value === null ? [] : [{ value, at }];
}

/** The dates of a credential. */
export interface Dates {
  readonly starts: readonly Located[];
  readonly ends: readonly Located[];
}

/**
 * The dates of a Verifiable Credential in the words of both data models (VC 1.1 knows `validUntil` too, for later), and those of the
 * JWT that it may be: each counts (VC-JOSE-COSE section 3.1.3).
 */
export function datesOf(secured: Secured): Dates {
  const { nbf, exp } = secured.form === 'vc-jwt' ? secured.jws.payload : {};
  const dates: JsonObject = { ...secured.document, nbf, exp };
  const datesIn = (...names: readonly string[]) => names.flatMap((name) => located(dates[name], `/${name}`));
  return { starts: datesIn('validFrom', 'issuanceDate', 'nbf'), ends: datesIn('validUntil', 'expirationDate', 'exp') };
}

/** What is wrong with the dates of a credential at a moment: over, not begun, or no dates. Undefined when nothing is. */
export function periodProblem(
  { starts, ends }: Dates,
  { now, skewSeconds }: { readonly now: Date; readonly skewSeconds: number },
): Problem | undefined {
  // Every date counts: a JWT's `exp` and the credential's `validUntil` may both be there.
  const [time, skew] = [now.getTime(), skewSeconds * 1000];
  const over = ends.find((end) => time > momentOf(end, LAST) + skew);
  if (over) return { code: 'validity-period.expired', at: over.at, values: { until: dateOf(over) } };
  const early = starts.find((start) => time < momentOf(start, FIRST) - skew);
  if (early) return { code: 'validity-period.not-yet-valid', at: early.at, values: { from: dateOf(early) } };
  const odd = [...ends, ...starts].find((date) => Number.isNaN(momentOf(date, FIRST)));
  return odd && { code: 'validity-period.unreadable', at: odd.at };
}

// As it was written where that is a date; a number of seconds as the day that it names.
function dateOf(date: Located): string {
  const { value } = date;
  return typeof value === 'string' && /\D/.test(value) ? value : new Date(momentOf(date, FIRST)).toISOString();
}
