import { suite, test } from '#test';
import { assert } from 'chai';
import { endOfValidity } from '../../../widget/badge/end-of-validity.ts';

suite('the end of validity', () => {
  test('of a calendar day is the moment that it is over everywhere on Earth', () => {
    assert.equal(endOfValidity('2026-11-22'), Date.parse('2026-11-22T24:00:00-12:00'));
  });

  test('of a moment is that moment', () => {
    assert.equal(endOfValidity('2026-11-22T10:00:00+03:00'), Date.parse('2026-11-22T07:00:00Z'));
  });

  test('of what is no date is none', () => {
    assert.isNaN(endOfValidity('some day!!'));
  });
});
