import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isCalendarDay } from '../../../scripts/sources/calendar-day.ts';

suite('a day of the calendar', () => {
  test('is one that it has', () => {
    for (const day of ['2024-02-29', '2026-11-28', '1980-01-01']) assert.ok(isCalendarDay(day), day);
  });

  test('is none that it does not have, or that is written otherwise', () => {
    for (const day of ['2023-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '2024-2-9', '2024-02', '20240229', 'soon', ''])
      assert.ok(!isCalendarDay(day), day);
  });
});
