import { suite, test } from '#test';
import { assert } from 'chai';
import '../../../widget/define.ts';
import { FINDINGS, makeReport } from '../../support/badge-record.ts';
import { FILE, plugIn, publish, show, textOf, unplug } from '../../support/badge-page.ts';

afterEach(unplug);

suite('what a card says of a stored report', () => {
  test('calls a badge that has run out expired where nobody could find out, as its page does', async () => {
    plugIn({ [FILE]: publish({ validUntil: '2025-06-01' }, { report: makeReport([FINDINGS.unreachable]) }) });
    assert.include(textOf(await show(), '[part=verdict]'), 'Expired');
  });

  test('knows no issuer by a key that everybody has', async () => {
    const published = { id: 'proof', outcome: 'passed', warnings: [{ code: 'proof.key-published' }] } as const;
    plugIn({ [FILE]: publish({}, { report: makeReport([published]) }) });
    assert.include(textOf(await show(), '[part=verdict]'), 'Issuer not recognised');
  });
});
