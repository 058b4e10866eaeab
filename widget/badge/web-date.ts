import type { DateOrDateTime } from './badge.ts';

// ISO 8601, extended or basic, as issuers write it: the seconds, the fraction and the zone may be missing.
const DATE = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9})\d*)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/**
 * A date from outside as the model writes dates: `YYYY-MM-DD`, or RFC 3339 with its zone. A time without a zone is taken
 * as UTC (OB 2.0 "DateTime" asks for a zone; many issuers leave it out). A number is seconds since 1970 (OB 1.0).
 * @returns undefined for what is no date, or a day that no calendar has
 */
export function webDate(value: unknown): DateOrDateTime | undefined {
  if (typeof value === 'number') return fromSeconds(value);
  const match = typeof value === 'string' && value.length < 64 ? DATE.exec(value.trim()) : null;
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour, minute, second = '00', fraction, zone = 'Z'] = match;
  const date = `${year}-${month}-${day}`;
  if (!isDay(date)) return undefined;
  if (hour === undefined) return date;
  const time = `${hour}:${minute ?? ''}:${second}`;
  const offset = zoneOf(zone);
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)$/.test(time) || offset === undefined) return undefined;
  return `${date}T${time}${fraction === undefined ? '' : `.${fraction}`}${offset}`;
}

function zoneOf(zone: string): string | undefined {
  if (zone.toUpperCase() === 'Z') return 'Z';
  const offset = `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  return /^[+-](?:[01]\d|2[0-3]):[0-5]\d$/.test(offset) ? offset : undefined;
}

// `Date` rolls 31 April over to 1 May: a day that comes back changed does not exist.
function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

// From 1970 to 2100; what is larger is not seconds.
function fromSeconds(seconds: number): DateOrDateTime | undefined {
  if (!(seconds > 0 && seconds < 4_102_444_800)) return undefined;
  return new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');
}
