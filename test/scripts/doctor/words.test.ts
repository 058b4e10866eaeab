import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FINDING_KINDS } from '../../../scripts/doctor/finding.ts';
import type { FindingCode } from '../../../scripts/doctor/finding.ts';
import { en } from '../../../scripts/doctor/words/en.ts';
import { ru } from '../../../scripts/doctor/words/ru.ts';

const ABOUT = { source: 'credly', badges: ['Sample'], detail: 'sample', day: '2023-02-03' };
const CODES = Object.keys(FINDING_KINDS) as FindingCode[]; // its own keys

for (const words of [en, ru]) {
  suite(`the doctor in ${words.code}`, () => {
    test('ends each sentence with one full stop, also behind a date', () => {
      const said = [
        ...CODES.flatMap((code) => {
          const { what, next } = words.findings[code]({ code, ...ABOUT });
          return [what, next];
        }),
        ...Object.values(words.reasons).flatMap(({ what, next }) => [what, next]),
        words.examLeadsTo('AZ-900', 'Sample'),
        words.retiredOn('Sample', '2023-02-03'),
        words.retiredOn('Sample', undefined),
      ];
      for (const sentence of said) {
        assert.match(sentence, /\.$/u);
        assert.doesNotMatch(sentence, /\.\.|undefined/u);
      }
    });
  });
}
