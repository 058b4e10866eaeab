/** True for a day that the calendar has, written `YYYY-MM-DD`: another one comes back as a later day, or as none. */
export function isCalendarDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
