import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { describeProblem, describeReport } from '../../../widget/locales/describe-report.ts';
import { LANGUAGES, loadLocale, nearestLanguage } from '../../../widget/locales/languages.ts';
import { formatDay, formatMoment, isolated, say, type Locale, type Sentence } from '../../../widget/locales/locale.ts';
import { CHECK_IDS, PROBLEM_CODES, QUESTIONS } from '../../../widget/verification/report.ts';
import { FINDINGS, makeReport } from '../../support/badge-record.ts';

/** Every sentence of a locale, by the path to it. */
function sentences(words: object, path = ''): [path: string, sentence: Sentence][] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]): [string, Sentence][] => {
    const here = `${path}/${name}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') return [[here, value as Sentence]]; // a locale holds no other functions
    return typeof value === 'object' && value !== null ? sentences(value, here) : [];
  });
}

const VALUES = {
  date: '1 May 2026',
  until: '1 May 2026',
  from: '1 May 2026',
  host: 'issuer.example',
  reason: 'R',
  message: 'M',
  type: 'T',
  suite: 'S',
  name: 'N',
  issuer: 'I',
  organisation: 'O',
  check: 'C',
  here: 'here',
};

for (const language of Object.keys(LANGUAGES)) {
  const words: Locale = await loadLocale(language);
  suite(`the words of ${language}`, () => {
    test('read well with every value missing and with every value there', () => {
      for (const [path, sentence] of sentences(words)) {
        for (const values of [{}, VALUES]) {
          if (path.startsWith('/headlines') || (path.startsWith('/element') && !('date' in values))) continue;
          const said = say(sentence, values);
          assert.doesNotMatch(said, /undefined|null|\[object|\(\)|“”|«»| {2}|\.\.$/u, `${path}: ${said}`);
          assert.notEqual(said.trim(), '', path);
        }
      }
    });

    test('end each sentence of a report as a sentence', () => {
      for (const code of PROBLEM_CODES) assert.match(say(words.problems[code]), /[.»”]$/u, code);
      for (const id of CHECK_IDS)
        for (const said of Object.values(words.checks[id].outcomes)) assert.match(say(said), /\.$/u, id);
    });

    test('ask four different questions', () => {
      const asked = QUESTIONS.map((question) => words.questions[question]);
      assert.equal(new Set(asked).size, 4);
      for (const one of asked) assert.match(one, /\?$/u);
    });

    test('do not shout', () => {
      for (const [path, sentence] of sentences(words)) assert.doesNotMatch(say(sentence, VALUES), /!/u, path);
    });

    test('put every headline into one sentence with the day of the check', () => {
      for (const [headline, { sentence }] of Object.entries(words.headlines)) {
        assert.match(say(sentence, { date: '21.11.2026' }), /21\.11\.2026/u, headline);
      }
    });
  });
}

suite('dates', () => {
  const english = { dateLocale: 'en-GB' };
  test('are calendar days that do not move with the clock of the reader', () => {
    assert.equal(formatDay(english, '2026-11-21'), '21\u00a0November\u00a02026');
    assert.equal(formatDay(english, '2026-11-21T23:59:59Z'), '21\u00a0November\u00a02026');
    assert.equal(formatDay({ dateLocale: 'ru' }, '2026-11-21'), '21\u00a0ноября\u00a02026\u00a0г.');
  });

  test('without a zone are the day that they name, wherever the reader is', () => {
    const before = process.env['TZ'];
    for (const zone of ['Asia/Tokyo', 'America/Los_Angeles']) {
      process.env['TZ'] = zone;
      assert.equal(formatDay(english, '2026-11-21T00:30:00'), '21\u00a0November\u00a02026', zone);
      assert.equal(formatDay(english, '2026-11-21 23:30'), '21\u00a0November\u00a02026', zone);
    }
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  test('that are none come back as they were', () => {
    assert.equal(formatDay(english, 'soon'), 'soon');
    assert.equal(formatMoment(english, 'soon'), 'soon');
  });

  test('of evidence carry the minute in UTC', () => {
    assert.equal(formatMoment(english, '2026-11-21T09:30:00Z'), '21\u00a0November\u00a02026, 09:30\u00a0UTC');
  });
});

suite('languages', () => {
  test('are found by their first part, and English stands in for the rest', () => {
    const asked = ['ru', 'ru-RU', 'RU_ru', 'en-US', 'ar', '', null, undefined, '../en', '__proto__', 'constructor'];
    assert.deepEqual(asked.map(nearestLanguage), ['ru', 'ru', 'ru', 'en', 'en', 'en', 'en', 'en', 'en', 'en', 'en']);
  });
});

suite('a report in words', async () => {
  const words = await loadLocale('en');

  test('says why, with dates in words and the host that did not answer', () => {
    const expired = { code: 'validity-period.expired', values: { until: '2024-03-02' } } as const;
    assert.equal(describeProblem(expired, words), 'It expired on 2\u00a0March\u00a02024.');
    const silent = { code: 'status.list-unreachable', at: 'https://issuer.example/list/1' } as const;
    assert.match(describeProblem(silent, words), /\(issuer\.example\)\.$/u);
  });

  test('says whose name another looks like, and of alphabets only where they are what is odd', async () => {
    for (const [language, alphabets] of [
      ['en', /alphabets/u],
      ['ru', /алфавитов/u],
    ] as const) {
      const { problems } = await loadLocale(language);
      const borrowed = say(problems['known-issuer.look-alike'], { name: 'Micros0ft', organisation: 'Microsoft' });
      assert.match(borrowed, /Micros0ft.*Microsoft/u);
      assert.doesNotMatch(borrowed, alphabets);
      assert.match(say(problems['known-issuer.look-alike'], { name: 'Aкадемия' }), alphabets);
    }
  });

  test('keeps foreign words as text and from turning the sentence around', () => {
    const said = describeProblem({ code: 'status.revoked', values: { reason: '<b>שלום</b>' } }, words);
    assert.equal(said, 'The issuer has taken it back: “\u2068<b>שלום</b>\u2069”.');
    assert.equal(isolated('plain'), 'plain');
    assert.equal(isolated('𞤀𞤣'), '\u2068𞤀𞤣\u2069');
  });

  test('lets no foreign word turn, hide or swamp the sentence that it stands in', () => {
    const value = `a\u202eb\u2069\u001b[31mc${'d'.repeat(4000)}`;
    const problem = { code: 'proof.unsupported', values: { suite: value } } as const;
    const knownIssuer = { name: value, source: 'https://list.example', asOf: '2026-11-01' };
    const evidence = [{ kind: value, value }];
    const report = makeReport([{ id: 'proof', outcome: 'failed', problem, evidence }], { knownIssuer });
    const { answers } = describeReport(report, words);
    const said = answers.flatMap(({ sentence, problem: why = '' }) => [sentence, why]);
    const looked = answers[0]?.checks.flatMap((check) => check.evidence).flatMap((one) => [one.kind, one.value ?? '']) ?? [];
    for (const text of [...said, ...looked]) assert.doesNotMatch(text, /[\u202e\u2069\u001b]/u);
    for (const text of said) assert.ok(text.length < 500, String(text.length));
  });

  test('gives no address but http(s) as a link', () => {
    const evidence = [{ kind: 'key', url: 'javascript:alert(1)', value: 'v' }];
    const { answers } = describeReport(makeReport([{ id: 'proof', outcome: 'passed', evidence }]), words);
    const shown = answers.flatMap(({ checks }) => checks).flatMap((check) => check.evidence);
    assert.deepEqual(shown, [{ kind: 'Key', value: 'v' }]);
  });

  test('names a kind of evidence that it has no word for by its own name', () => {
    const evidence = [{ kind: 'constructor' }];
    const { answers } = describeReport(makeReport([{ id: 'proof', outcome: 'passed', evidence }]), words);
    assert.deepEqual(
      answers.flatMap(({ checks }) => checks).flatMap((check) => check.evidence),
      [{ kind: 'constructor' }],
    );
  });

  test('says in words what came of asking an address', async () => {
    const evidence = ['timeout', '503', '2025-04-07'].map((value) => ({ kind: 'issuer', url: 'https://issuer.example/', value }));
    const report = makeReport([{ id: 'proof', outcome: 'inconclusive', evidence }]);
    const told = (locale: typeof words) =>
      describeReport(report, locale).answers.flatMap(({ checks }) =>
        checks.flatMap((check) => check.evidence.map(({ value }) => value)),
      );
    assert.deepEqual(told(words), ['no answer in time', 'answered 503', '2025-04-07']);
    assert.deepEqual(told(await loadLocale('ru')), ['не ответили вовремя', 'код ответа 503', '2025-04-07']);
  });

  test('says in which spelling the recipient matched, in both languages, and shows no code for it', async () => {
    for (const [language, asTyped, lowered] of [
      ['en', /you typed\.$/u, /in lower case/u],
      ['ru', /вы указали\.$/u, /строчными буквами/u],
    ] as const) {
      const locale = await loadLocale(language);
      const described = (value: string) => {
        const report = makeReport([{ id: 'recipient', outcome: 'passed', evidence: [{ kind: 'claim', value }] }]);
        return describeReport(report, locale)
          .answers.flatMap(({ checks }) => checks)
          .find(({ id }) => id === 'recipient');
      };
      assert.match(described('email as-typed')?.sentence ?? '', asTyped);
      assert.match(described('email trimmed-lower-case')?.sentence ?? '', lowered);
      assert.deepEqual(described('email trimmed-lower-case')?.evidence, [{ kind: locale.evidence.claim, value: 'email' }]);
      assert.deepEqual(described('as-typed')?.evidence, [{ kind: locale.evidence.claim }]);
    }
  });

  test('says of a badge that only its issuer’s record lists when it did so, in both languages', async () => {
    const knownIssuer = { name: 'Microsoft', source: 'https://learn.microsoft.com/', asOf: '2026-11-01' };
    const report = makeReport(
      [
        {
          ...FINDINGS.listed,
          problem: { ...FINDINGS.listed.problem, at: 'https://learn.microsoft.com/', values: { organisation: 'Microsoft' } },
        },
      ],
      { knownIssuer },
    );
    const said = (locale: typeof words): readonly (string | undefined)[] => {
      const { sentence, answers } = describeReport(report, locale);
      return [sentence, answers[0]?.problem].map((text) => text?.replaceAll('\u00a0', ' '));
    };
    assert.deepEqual(said(words), [
      'Microsoft’s record listed this on 21 November 2026. There is no signature to check.',
      'Listed by learn.microsoft.com on 21 November 2026; it carries no signature that could be checked.',
    ]);
    assert.deepEqual(said(await loadLocale('ru')), [
      '21 ноября 2026 г. значок числился в записях организации Microsoft. Подписи, которую можно проверить, у него нет.',
      '21 ноября 2026 г. он числился на learn.microsoft.com; подписи, которую можно было бы проверить, у него нет.',
    ]);
  });

  test('says no more than the check found, in both languages', async () => {
    const says = (locale: typeof words, checks: Parameters<typeof makeReport>[0]) => {
      const { answers } = describeReport(makeReport(checks), locale);
      return answers.map(({ sentence, problem, checks: made }) => ({
        answer: [sentence, problem].join(' '),
        checks: made.map((check) => [check.sentence, check.problem].join(' ')).join(' '),
      }));
    };
    const differs = { code: 'artwork.differs' } as const;
    for (const [language, words] of [
      [
        'en',
        { no: /^No\./u, accused: /is not the (?:one|issuer’s)/u, notTaken: /not been taken back/u, contradicts: /contradict/u },
      ],
      ['ru', { no: /^Нет\./u, accused: /показано не то/u, notTaken: /не отозван/u, contradicts: /противореч/u }],
    ] as const) {
      const locale = await loadLocale(language);
      // A copy in another size is not called another picture.
      assert.match(says(locale, [{ id: 'artwork', outcome: 'failed', problem: differs }])[0]?.answer ?? '', words.accused);
      const maybe = says(locale, [{ id: 'artwork', outcome: 'inconclusive', problem: differs }]);
      assert.doesNotMatch(maybe[0]?.checks ?? '', words.accused);
      // Where nobody keeps a list, nobody knows that it was not taken back.
      const asked = [{ kind: 'status-list', url: 'https://issuer.example/list' }];
      assert.match(says(locale, [{ id: 'status', outcome: 'passed', evidence: asked }])[2]?.answer ?? '', words.notTaken);
      const [, , unasked] = says(locale, [{ id: 'status', outcome: 'passed' }]);
      assert.doesNotMatch(`${unasked?.answer} ${unasked?.checks}`, words.notTaken, 'an issuer without a list was asked nothing');
      assert.doesNotMatch(says(locale, [{ id: 'status', outcome: 'not-applicable' }])[2]?.answer ?? '', words.notTaken);
      // What is not whole, or has no proof that holds, was not necessarily changed.
      for (const [id, code] of [
        ['structure', 'structure.incomplete'],
        ['proof', 'proof.hosted-missing'],
        ['proof', 'proof.expired'],
        ['proof', 'structure.unsigned-terms'],
        ['proof', 'proof.claims-contradict'],
        ['proof', 'proof.key-unresolved'],
      ] as const) {
        const [integrity] = says(locale, [{ id, outcome: 'failed', problem: { code } }]);
        assert.doesNotMatch(integrity?.answer ?? '', words.no, code);
        if (code !== 'proof.claims-contradict') assert.doesNotMatch(integrity?.checks ?? '', words.contradicts, code);
      }
      const changed = { id: 'proof', outcome: 'failed', problem: { code: 'proof.signature-wrong' } } as const;
      assert.match(says(locale, [changed])[0]?.answer ?? '', words.no);
    }
  });

  test('says once what was found in several places, and not again what is why', () => {
    const schema = ['/issuer', '/evidence'].map((at) => ({ code: 'structure.schema', at }) as const);
    const foreign = { code: 'status.list-foreign', at: 'https://lists.example/1' } as const;
    const report = makeReport([
      { id: 'structure', outcome: 'passed', warnings: schema },
      { id: 'status', outcome: 'inconclusive', problem: foreign, warnings: [foreign] },
    ]);
    const checks = describeReport(report, words).answers.flatMap(({ checks }) => checks);
    assert.equal(checks.find(({ id }) => id === 'structure')?.warnings.length, 1);
    assert.deepEqual(checks.find(({ id }) => id === 'status')?.warnings, []);
  });

  test('calls no badge taken back that its issuer may give back', () => {
    const { headline, label, sentence } = describeReport(makeReport([FINDINGS.suspended]), words);
    assert.deepEqual([headline, label], ['suspended', 'Suspended']);
    assert.match(sentence, /for the time being\.$/u);
    assert.equal(describeReport(makeReport([FINDINGS.revoked]), words).headline, 'revoked');
  });

  test('says of another proof, and not of the one that holds, what is wrong with it', () => {
    const warnings = [{ code: 'issuer-binding.not-proven' }, { code: 'proof.key-published' }] as const;
    const { answers } = describeReport(makeReport([{ id: 'proof', outcome: 'passed', warnings }]), words);
    const told = answers.flatMap(({ checks }) => checks.flatMap((check) => check.warnings));
    assert.equal(told[0], 'Another proof on it does not count. Nothing ties its key to the issuer that it names.');
    assert.doesNotMatch(told.slice(1).join(), /Another proof|^$/u);
  });

  test('tells whose check it was', () => {
    const report = makeReport([FINDINGS.revoked]);
    assert.match(describeReport(report, words).sentence, /^Checked on 21/u);
    assert.match(describeReport(report, words, { here: true }).sentence, /^Checked in your browser on 21/u);
  });
});
