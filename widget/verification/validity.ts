import { webDate } from '../badge/web-date.ts';
import type { Problem } from './report.ts';
import type { Located } from './subject.ts';

/** The moments that a written date can stand for, as milliseconds since 1970. A calendar day is a day somewhere on Earth. */
interface Moments {
  readonly first: number;
  readonly last: number;
}

const HOUR = 3_600_000;

/**
 * Reads a date as credentials write it: a date-time, a calendar date, or seconds since 1970 (Open Badges 0.5 and JWT). A calendar
 * date is its whole day wherever on Earth, in the earner's favour. Undefined when it is no date.
 */
export function momentsOf(value: unknown): Moments | undefined {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{9,11}$/.test(value))) return exact(Number(value) * 1000);
  const date = webDate(value);
  if (date === undefined) return undefined;
  return date.length === 10
    ? spread(Date.parse(`${date}T00:00:00Z`), Date.parse(`${date}T23:59:59.999Z`))
    : exact(Date.parse(date));
}

function exact(time: number): Moments | undefined {
  return Number.isFinite(time) ? { first: time, last: time } : undefined;
}

// The day begins 14 hours before UTC's (Line Islands) and ends 12 hours after it (Baker Island).
function spread(first: number, last: number): Moments | undefined {
  return Number.isFinite(first) && Number.isFinite(last) ? { first: first - 14 * HOUR, last: last + 12 * HOUR } : undefined;
}

/** What a period comes to at a moment. */
export interface Period {
  readonly problem?: Problem;
}

/** Whether now lies within the dates. Every date counts: a JWT's `exp` and the credential's `validUntil` may both be there. */
export function periodOf(
  { starts, ends }: { readonly starts: readonly Located[]; readonly ends: readonly Located[] },
  { now, skewSeconds }: { readonly now: Date; readonly skewSeconds: number },
): Period {
  const skew = skewSeconds * 1000;
  const time = now.getTime();
  let unreadable: Problem | undefined;
  const find = (dates: readonly Located[], wrong: (moments: Moments) => boolean) =>
    dates.find(({ value, at }) => {
      if (value === undefined || value === null) return false;
      const moments = momentsOf(value);
      if (!moments) unreadable ??= { code: 'validity-period.unreadable', at };
      return moments !== undefined && wrong(moments);
    });
  const over = find(ends, ({ last }) => time > last + skew);
  if (over) return { problem: { code: 'validity-period.expired', at: over.at, values: { until: dateOf(over.value) } } };
  const early = find(starts, ({ first }) => time < first - skew);
  if (early) return { problem: { code: 'validity-period.not-yet-valid', at: early.at, values: { from: dateOf(early.value) } } };
  return unreadable ? { problem: unreadable } : {};
}

// As it was written where that is a date; a number of seconds as the day that it names.
function dateOf(value: unknown): string {
  const moments = momentsOf(value);
  if (typeof value === 'string' && !/^\d+$/.test(value)) return value;
  return moments ? new Date(moments.first).toISOString() : '';
}
