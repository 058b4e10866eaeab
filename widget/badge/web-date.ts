import type { DateOrDateTime } from './badge.ts';

// ISO 8601, extended or basic, as issuers write it: the seconds, the fraction and the zone may be missing. Month 0, and a time after the
// end of a day (T24:00), which `Date` takes in Firefox and in WebKit, are refused here.
const DATE =
  /^(\d{4})-?((?!00)\d\d)-?(\d\d)(?:[T ](?!24[^+-]+[1-9])(\d\d):?(\d\d)(?::?(\d\d)(?:([.,]\d{1,9})\d*)?)?(?:(Z)|([+-]\d\d)(?::?(\d\d))?)?)?$/i;

// From 1970 to 2100; what is larger is not seconds.
function fromSeconds(seconds: number): DateOrDateTime | undefined {
  if (!(seconds > 0 && seconds < 4_102_444_800)) return undefined;
  return new Date(Math.floor(seconds) * 1000).toISOString().replace('.000', '');
}

/** A date from outside in milliseconds since 1970, a calendar date as its first moment in UTC; NaN for what is none. */
export function webTime(value: unknown): number {
  return Date.parse(webDate(value) ?? '');
}

/**
 * A date from outside as the model writes dates: `YYYY-MM-DD`, or RFC 3339 with its zone. A number is seconds since 1970 (OB 1.0).
 * @param local the zone of a time that names none (OB 2.0 "DateTime" asks for one; many issuers leave it out). Default: UTC
 * @returns undefined for what is no date, or a day that no calendar has
 */
export function webDate(value: unknown, local = 'Z'): DateOrDateTime | undefined {
  if (typeof value === 'number') return fromSeconds(value);
  const match = typeof value === 'string' && value.length < 64 ? DATE.exec(value.trim()) : null;
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour, minute = '', second = '00', fraction = '', utc, zone, zoneMinute = '00'] =
    match;
  const date = `${year}-${month}-${day}`;
  // `Date` rolls 31 April over to 1 May: a day that comes back changed does not exist.
  if (new Date(date).getUTCDate() !== Number(day)) return undefined;
  if (hour === undefined) return date;
  // `Date` knows the end of a day (T24:00), and no leap second.
  const time = `${date}T${hour}:${minute}:${second.replace('60', '59')}${fraction.replace(',', '.')}${utc ? 'Z' : zone ? `${zone}:${zoneMinute}` : local}`;
  return Number.isNaN(Date.parse(time)) ? undefined : time;
}
