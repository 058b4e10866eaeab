import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { describeProblem, describeReport } from '../../../widget/locales/describe-report.ts';
import { loadLocale } from '../../../widget/locales/languages.ts';
import { makeReport } from '../../support/badge-record.ts';

suite('what a report says', async () => {
  const words = await loadLocale('en');

  test('calls no file unchanged that says something else than the issuer’s record', () => {
    const evidence = [{ kind: 'assertion', url: 'https://issuer.example/1' }];
    const warnings = [{ code: 'proof.hosted-differs', at: '/issuedOn' }] as const;
    const of = (check: object) => describeReport(makeReport([{ id: 'proof', outcome: 'passed', evidence, ...check }]), words);
    const [integrity] = of({ warnings }).answers;
    assert.equal(integrity?.sentence, 'The issuer’s record of it is. The file at hand says something else; the record counts.');
    assert.equal(of({}).answers[0]?.sentence, 'Yes. It is what the issuer’s own record of it says.');
    assert.equal(of({ evidence: [] }).answers[0]?.sentence, 'Yes. Nothing in it was changed after it was signed.');
    const said = integrity.checks.find(({ id }) => id === 'proof');
    assert.doesNotMatch(said?.sentence ?? '', /signature/u, 'a record at an address is no proof that fits a document');
  });

  test('calls a record the issuer’s own where it is, and else the one at the badge’s address', async () => {
    const proof = {
      id: 'proof',
      outcome: 'passed',
      evidence: [{ kind: 'assertion', url: 'https://anybody.example/1' }],
    } as const;
    const problem = { code: 'issuer-binding.shared-host', at: 'https://anybody.example/1' } as const;
    for (const [language, theirs, its] of [
      ['en', /issuer’s own record/u, /the record at its own address/u],
      ['ru', /записью у самой организации/u, /записью по его собственному адресу/u],
    ] as const) {
      const locale = await loadLocale(language);
      const says = (outcome: 'passed' | 'inconclusive' | 'failed'): string | undefined => {
        const binding = { id: 'issuer-binding', outcome, ...(outcome !== 'passed' && { problem }) } as const;
        return describeReport(makeReport([proof, binding]), locale).answers[0]?.sentence;
      };
      assert.match(says('passed') ?? '', theirs);
      for (const outcome of ['inconclusive', 'failed'] as const) assert.match(says(outcome) ?? '', its, outcome);
    }
  });

  test('tells what is odd about the key of the proof that holds as of that one, and of no other', () => {
    for (const code of ['issuer-binding.purpose-unstated', 'issuer-binding.redirected'] as const) {
      const warnings = [{ code, at: 'https://issuer.example/profile' }];
      const { answers } = describeReport(makeReport([{ id: 'proof', outcome: 'passed', warnings }]), words);
      const told = answers[0]?.checks.find(({ id }) => id === 'proof')?.warnings ?? [];
      assert.equal(told.length, 1);
      assert.doesNotMatch(told[0] ?? '', /Another proof/u);
    }
  });

  test('calls nobody the issuer because a badge names it, and tells of a name that is borrowed above everything else', async () => {
    const problem = { code: 'known-issuer.claims-known-name', values: { organisation: 'Microsoft', name: 'Microsoft' } } as const;
    const report = makeReport([{ id: 'known-issuer', outcome: 'inconclusive', problem }]);
    for (const [language, named] of [
      ['en', /issuer named on it|do not know this issuer/u],
      ['ru', /кто на нём указан|кто его выдал, мы не знаем/u],
    ] as const) {
      const { headline, sentence, answers } = describeReport(report, await loadLocale(language));
      assert.equal(headline, 'not-recognised');
      assert.match(sentence, /Microsoft/u);
      assert.doesNotMatch([sentence, answers[1]?.sentence].join(), named);
      // An organisation may have more identifiers than a list.
      assert.doesNotMatch(answers[3]?.problem ?? '', /not theirs|принадлежит не/u);
    }
    const borrowed = { ...problem, at: 'https://learn.microsoft.com/x', values: { organisation: 'Microsoft', name: 'A school' } };
    assert.match(describeProblem(borrowed, words), /^Its achievement points to learn\.microsoft\.com/u);
  });

  test('says of a key that everybody has that anybody may have signed, also where the issuer is known', () => {
    const report = makeReport([{ id: 'proof', outcome: 'passed', warnings: [{ code: 'proof.key-published' }] }]);
    const { headline, sentence } = describeReport(report, words);
    assert.equal(headline, 'not-recognised');
    assert.match(sentence, /anybody can sign with its key/u);
    assert.doesNotMatch(sentence, /do not know/u);
  });

  test('says that a key was not found with the issuer only where the issuer was what was looked at', () => {
    const problem = { code: 'proof.key-unresolved', at: 'https://issuer.example/keys/1' } as const;
    const signed = describeReport(makeReport([{ id: 'issuer-binding', outcome: 'failed', problem }]), words).answers;
    assert.equal(signed[1]?.problem, 'Its key was not found with the issuer.');
    const unsigned = describeReport(makeReport([{ id: 'proof', outcome: 'failed', problem }]), words).answers;
    assert.equal(unsigned[0]?.problem, 'No key was found to check its signature with.');
    assert.match(describeProblem({ ...problem, values: { method: 'ion' } }, words), /did:ion/u);
  });

  test('says in every answer the same of a signature that is refused', () => {
    const problem = { code: 'proof.unsupported', values: { suite: 'HS256' } } as const;
    const { answers } = describeReport(makeReport([{ id: 'proof', outcome: 'failed', problem }]), words);
    const [first, ...others] = answers.flatMap((answer) => answer.problem ?? []);
    assert.match(first ?? '', /proves nothing \(HS256\)/u);
    assert.ok(others.length > 0);
    for (const other of others) assert.equal(other, first);
  });

  test('gives the end that the check went by, not that of the badge at hand, and ends each date as a sentence', async () => {
    const of = (until: string) =>
      makeReport([{ id: 'validity-period', outcome: 'failed', problem: { code: 'validity-period.expired', values: { until } } }]);
    const about = { validUntil: '2030-01-01' };
    const said = describeReport(of('2025-03-02T00:00:00'), words, about).sentence;
    assert.match(said, /valid until 2\u00a0March\u00a02025\./u);
    const { sentence, answers } = describeReport(of('20250302'), await loadLocale('ru'), about);
    assert.match(sentence, /истёк 20250302\. /u);
    assert.match(answers[2]?.problem ?? '', /20250302\.$/u);
  });

  test('calls nobody the earner’s own badge that merely leads nowhere', () => {
    const of = (code: 'proof.missing' | 'proof.self-reported') =>
      describeReport(
        makeReport([
          { id: 'proof', outcome: 'inconclusive', problem: { code } },
          { id: 'known-issuer', outcome: 'not-applicable' },
        ]),
        words,
      ).answers[3]?.sentence;
    assert.match(of('proof.self-reported') ?? '', /Nobody but the earner/u);
    assert.doesNotMatch(of('proof.missing') ?? '', /earner/u);
  });

  test('calls no badge issued to somebody that is not proven to be issued, nor its picture the issuer’s', async () => {
    for (const [language, issued] of [
      ['en', /issued to|issuer’s picture/u],
      ['ru', /выдан (?:не )?тому|опубликовала/u],
    ] as const) {
      const locale = await loadLocale(language);
      const said = (proof: 'passed' | 'failed', outcome: 'passed' | 'failed') => {
        const recipient = { id: 'recipient', outcome } as const;
        return describeReport(makeReport([{ id: 'proof', outcome: proof }, recipient]), locale)
          .answers.flatMap(({ checks }) => checks)
          .filter(({ id }) => id === 'recipient' || id === 'artwork')
          .map(({ sentence }) => sentence);
      };
      for (const outcome of ['passed', 'failed'] as const) {
        for (const sentence of said('passed', outcome)) assert.match(sentence, issued);
        for (const sentence of said('failed', outcome)) assert.doesNotMatch(sentence, issued);
      }
    }
  });

  test('says of which day the list is that an organisation is known by', async () => {
    const knownIssuer = { name: 'Sample School', source: 'https://issuer.example/', asOf: '2026-11-01' };
    const said = (locale: typeof words) => describeReport(makeReport([], { knownIssuer }), locale).answers[3]?.sentence;
    assert.match(said(words) ?? '', /^Yes\. By our list of 1\u00a0November\u00a02026, /u);
    assert.match(said(await loadLocale('ru')) ?? '', /^Да\. По нашему списку от 1\u00a0ноября\u00a02026\u00a0г\. /u);
  });

  test('shows the address of what was looked at as it is asked, with no letter drawn like another', () => {
    const evidence = [{ kind: 'key', url: 'https://mіcrosoft.example/a\u202eb' }];
    const { answers } = describeReport(makeReport([{ id: 'proof', outcome: 'passed', evidence }]), words);
    const shown = answers.flatMap(({ checks }) => checks.flatMap((check) => check.evidence));
    assert.deepEqual(shown, [{ kind: 'Key', url: 'https://xn--mcrosoft-thh.example/a%E2%80%AEb' }]);
  });

  test('says which moment a number of seconds is', () => {
    const evidence = ['/exp 1577836800', '/validFrom 2025-01-01', '/exp 99999999999'].map((value) => ({ kind: 'claim', value }));
    const { answers } = describeReport(makeReport([{ id: 'validity-period', outcome: 'passed', evidence }]), words);
    const shown = answers.flatMap(({ checks }) => checks.flatMap((check) => check.evidence.map(({ value }) => value)));
    assert.equal(shown[0], '/exp 1577836800 (1\u00a0January\u00a02020, 00:00\u00a0UTC)');
    assert.equal(shown[1], '/validFrom 2025-01-01');
    assert.match(shown[2] ?? '', /5138/u);
  });

  test('says which of the two a badge does not say', async () => {
    for (const [language, issuer, subject] of [
      ['en', /who issued it\.$/u, /whom it is about\.$/u],
      ['ru', /кто его выдал\.$/u, /о ком он\.$/u],
    ] as const) {
      const locale = await loadLocale(language);
      const said = (at: string) => describeProblem({ code: 'structure.incomplete', at }, locale);
      assert.match(said('/issuer'), issuer);
      assert.match(said('/credentialSubject'), subject);
    }
  });

  test('tells where in the document each finding was made, and no more than a few places', () => {
    const warnings = Array.from({ length: 9 }, (_, index) => ({ code: 'structure.schema', at: `/evidence/${index}` }) as const);
    const { answers } = describeReport(makeReport([{ id: 'structure', outcome: 'passed', warnings }]), words);
    const places = answers[0]?.checks[0]?.evidence ?? [];
    assert.deepEqual(places[0], { kind: 'Where in the badge', value: '/evidence/0' });
    assert.deepEqual([places.length, places.at(-1)?.value], [6, '…']);
  });

  test('lets no quotation mark or bracket of somebody else’s end the words that it stands in', async () => {
    for (const [language, quote] of [
      ['en', /“[^“”]*”\.$/u],
      ['ru', /«[^«»]*»\.$/u],
    ] as const) {
      const locale = await loadLocale(language);
      const reason = 'x”». It has been given back. “«';
      assert.match(describeProblem({ code: 'status.revoked', values: { reason } }, locale), quote);
      const suite = describeProblem({ code: 'proof.unsupported', values: { suite: 'x). It holds (y' } }, locale);
      assert.equal(suite.split(')').length, 2, suite);
    }
    const values = { name: 'Sample', organisation: '«Sample» Guild' };
    const alike = describeProblem({ code: 'known-issuer.look-alike', values }, await loadLocale('ru'));
    assert.match(alike, /«„Sample“ Guild»/u);
  });

  test('lets no date that is none bring along what turns or hides the words around it', () => {
    const until = '2025-01-01T\u202e\u001b[31m';
    const said = describeProblem({ code: 'validity-period.expired', values: { until } }, words);
    assert.doesNotMatch(said, /[\u202e\u001b]/u);
  });
});
