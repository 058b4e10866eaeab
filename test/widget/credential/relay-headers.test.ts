import { suite, test } from '#test';
import { assert } from 'chai';
import { RELAY_FINAL_URL, RELAY_OUTCOME } from '../../../widget/credential/relay-headers.ts';

suite('the headers of a relay', () => {
  test('keep their names: a relay that was set up long ago is still understood', () => {
    assert.deepEqual([RELAY_OUTCOME, RELAY_FINAL_URL], ['x-relay-outcome', 'x-relay-final-url']);
  });
});
