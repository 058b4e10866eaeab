import { suite, test } from '#test';
import { assert } from 'chai';
import { webDate, webTime } from '../../../widget/badge/web-date.ts';

suite('webDate', () => {
  test('keeps a day a day, and a date-time with its zone as it is', () => {
    assert.equal(webDate('2025-03-27'), '2025-03-27');
    assert.equal(webDate('2025-03-27T10:20:30Z'), '2025-03-27T10:20:30Z');
    assert.equal(webDate('2021-10-07T22:00:00.713036+05:30'), '2021-10-07T22:00:00.713036+05:30');
  });

  test('writes out what ISO 8601 lets an issuer leave away', () => {
    assert.equal(webDate('2013-02-21T15:18Z'), '2013-02-21T15:18:00Z');
    assert.equal(webDate('20130221T1518-0500'), '2013-02-21T15:18:00-05:00');
    assert.equal(webDate('2013-02-21 15:18:09'), '2013-02-21T15:18:09Z');
    assert.equal(webDate('2013-02-21T15:18:09+03'), '2013-02-21T15:18:09+03:00');
    assert.equal(webDate('20130221'), '2013-02-21');
  });

  test('reads a number as seconds since 1970', () => {
    assert.equal(webDate(1_399_404_880), '2014-05-06T19:34:40Z');
    assert.isUndefined(webDate(1_361_561_085_305));
    assert.isUndefined(webDate(-1));
    assert.isUndefined(webDate(NaN));
  });

  test('refuses days that no calendar has', () => {
    for (const date of ['2015-04-31', '2023-02-29', '2025-13-01', '2025-00-10', '2025-01-00'])
      assert.isUndefined(webDate(date), date);
    assert.equal(webDate('2024-02-29'), '2024-02-29');
  });

  test('refuses times and zones that no clock has', () => {
    for (const time of [
      '24:00:01Z',
      '24:01Z',
      '24:00:00.001Z',
      '25:00:00Z',
      '10:60:00Z',
      '10:00:61Z',
      '10:00:00+24:00',
      '10:00:00+10:60',
    ])
      assert.isUndefined(webDate(`2025-01-01T${time}`), time);
  });

  test('reads a leap second as the one before it, which every clock has, and the end of a day as a time', () => {
    assert.equal(webDate('2016-12-31T23:59:60Z'), '2016-12-31T23:59:59Z');
    assert.equal(webDate('2016-12-31T23:59:60.5+01'), '2016-12-31T23:59:59.5+01:00');
    assert.equal(webDate('2025-12-31T24:00'), '2025-12-31T24:00:00Z');
    assert.equal(webTime('2025-12-31T24:00:00Z'), Date.UTC(2026, 0, 1));
    assert.equal(webTime('2016-12-31T23:59:60Z'), Date.UTC(2016, 11, 31, 23, 59, 59));
  });

  test('refuses everything else', () => {
    for (const value of ['yesterday', '08/13/1985', '', '2013-02', {}, null, true, '2'.repeat(100_000)])
      assert.isUndefined(webDate(value));
  });
});

suite('a date without a zone', () => {
  test('gets the one that is asked for, and a day none', () => {
    assert.equal(webDate('2025-01-01T10:20', '+14:00'), '2025-01-01T10:20:00+14:00');
    assert.equal(webDate('2025-01-01T10:20z', '+14:00'), '2025-01-01T10:20:00Z');
    assert.equal(webDate('2025-01-01T10:20-0330', '+14:00'), '2025-01-01T10:20:00-03:30');
    assert.equal(webDate('2025-01-01', '+14:00'), '2025-01-01');
  });
});

suite('webTime', () => {
  test('is in UTC where no zone is named, whatever zone the reader is in', () => {
    const moment = Date.UTC(2025, 0, 1, 10, 20, 30);
    for (const date of ['2025-01-01T10:20:30', '20250101T102030', '2025-01-01T12:20:30+02:00'])
      assert.equal(webTime(date), moment, date);
    assert.equal(webTime('2025-01-01'), Date.UTC(2025, 0, 1));
    for (const none of ['1 January 2025', '2025-02-30T00:00:00Z', '', undefined]) assert.isNaN(webTime(none));
  });
});
