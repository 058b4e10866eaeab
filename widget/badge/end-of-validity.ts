/** A calendar day is over where it ends last: twelve hours after the end of UTC's, as verification has it. */
const LAST_DAY_MS = 36 * 60 * 60 * 1000;

/**
 * When a badge that is valid until `date` (`DateOrDateTime`) has run out, in milliseconds since 1970; a calendar day lasts until it is over
 * everywhere on Earth. NaN for what is no date.
 */
export function endOfValidity(date: string): number {
  return Date.parse(date) + (date.length === 10 ? LAST_DAY_MS : 0);
}
