import { suite, test } from '#test';
import { assert } from 'chai';
import { answersOf } from '../../../widget/verification/answers.ts';
import { headlineOf } from '../../../widget/verification/headline.ts';
import { CHECK_IDS, QUESTIONS, type Check, type CheckId } from '../../../widget/verification/report.ts';
import { makeReport } from '../../support/badge-record.ts';

const outcomes = (...checks: Check[]): string[] => answersOf(makeReport(checks)).map(({ outcome }) => outcome);

suite('the four answers', () => {
  test('are yes for a sound badge, in the order of the questions', () => {
    const answers = answersOf(makeReport());
    assert.deepEqual(
      answers.map(({ question }) => question),
      [...QUESTIONS],
    );
    assert.deepEqual(outcomes(), ['passed', 'passed', 'passed', 'passed']);
  });

  test('take the worst outcome and name the finding that decided', () => {
    const problem = { code: 'proof.signature-wrong' } as const;
    const [integrity] = answersOf(
      makeReport([
        { id: 'structure', outcome: 'inconclusive', problem: { code: 'structure.context-unknown' } },
        { id: 'proof', outcome: 'failed', problem },
      ]),
    );
    assert.equal(integrity?.outcome, 'failed');
    assert.deepEqual(integrity?.problem, problem);
  });

  test('name a badge taken back before one that has run out', () => {
    const status = { id: 'status', outcome: 'failed', problem: { code: 'status.revoked' } } as const;
    const period = { id: 'validity-period', outcome: 'failed', problem: { code: 'validity-period.expired' } } as const;
    assert.equal(answersOf(makeReport([period, status]))[2]?.problem?.code, 'status.revoked');
  });

  test('never turn what nobody could find out into yes or no', () => {
    const proof = { id: 'proof', outcome: 'inconclusive', problem: { code: 'proof.key-unreachable' } } as const;
    assert.equal(outcomes(proof)[0], 'inconclusive');
  });

  test('do not call a document changed because its issuer has no key to compare it with', () => {
    const proof = { id: 'proof', outcome: 'failed', problem: { code: 'proof.key-unresolved' } } as const;
    const binding = { id: 'issuer-binding', outcome: 'failed', problem: { code: 'issuer-binding.key-not-listed' } } as const;
    assert.deepEqual(outcomes(proof, binding).slice(0, 2), ['inconclusive', 'failed']);
    assert.deepEqual(answersOf(makeReport([proof, binding]))[0]?.problem, proof.problem);
    // Somebody has to say no to a badge that is not valid, and what leaves its issuer out is no matter of keys.
    assert.equal(outcomes(proof)[0], 'failed');
    const structure = { id: 'structure', outcome: 'failed', problem: { code: 'structure.incomplete' } } as const;
    assert.equal(outcomes(structure, proof, binding)[0], 'failed');
  });

  test('do not call a document changed because its picture could not be fetched', () => {
    const artwork = { id: 'artwork', outcome: 'inconclusive', problem: { code: 'artwork.unreachable' } } as const;
    assert.equal(outcomes(artwork)[0], 'passed');
    assert.equal(outcomes({ ...artwork, outcome: 'failed', problem: { code: 'artwork.differs' } })[0], 'failed');
  });

  test('do not doubt the issuer because a reader typed another address', () => {
    const recipient = { id: 'recipient', outcome: 'failed', problem: { code: 'recipient.no-match' } } as const;
    assert.equal(outcomes(recipient)[3], 'passed');
  });

  test('say of nobody that they stand behind what no proof fits, whoever the key belongs to', () => {
    for (const outcome of ['failed', 'inconclusive'] as const) {
      const proof = { id: 'proof', outcome, problem: { code: 'proof.signature-wrong' } } as const;
      // What was changed may have had other dates, and where nobody could look it may have been changed.
      assert.deepEqual(outcomes(proof), [outcome, 'inconclusive', 'inconclusive', 'inconclusive']);
      const [, issuer, , trust] = answersOf(makeReport([proof]));
      assert.deepEqual([issuer?.problem, trust?.problem], [proof.problem, proof.problem]);
      assert.deepEqual(outcomes(proof, { id: 'issuer-binding', outcome: 'failed' })[1], 'failed');
      assert.deepEqual(outcomes(proof, { id: 'known-issuer', outcome: 'not-applicable' })[3], 'not-applicable');
    }
    assert.deepEqual(outcomes({ id: 'structure', outcome: 'failed' }), ['failed', 'passed', 'passed', 'passed']);
  });

  test('call nothing still valid that its issuer may not have made', () => {
    for (const outcome of ['failed', 'inconclusive'] as const) {
      const binding = { id: 'issuer-binding', outcome, problem: { code: 'issuer-binding.not-proven' } } as const;
      assert.deepEqual(outcomes(binding).slice(0, 3), ['passed', outcome, 'inconclusive']);
      assert.deepEqual(answersOf(makeReport([binding]))[2]?.problem, binding.problem);
    }
  });

  test('are none about a badge that the credential of another was brought for', () => {
    const problem = { code: 'structure.other-badge', values: { name: 'Another', issuer: 'Somebody' } } as const;
    const other = { id: 'structure', outcome: 'inconclusive', problem } as const;
    for (const proof of [
      { id: 'proof', outcome: 'passed' },
      { id: 'proof', outcome: 'inconclusive' },
    ] as const) {
      assert.deepEqual(outcomes(other, proof), ['inconclusive', 'inconclusive', 'inconclusive', 'inconclusive']);
      for (const answer of answersOf(makeReport([other, proof]))) assert.deepEqual(answer.problem, problem);
    }
    assert.equal(outcomes(other, { id: 'status', outcome: 'failed' })[2], 'failed');
  });

  test('say of nobody that only the earner stands behind what nobody could read', () => {
    const silent = { id: 'known-issuer', outcome: 'not-applicable' } as const;
    for (const [code, open] of [
      ['proof.hosted-unreachable', true],
      ['proof.hosted-missing', true],
      ['proof.key-unreachable', true],
      ['proof.unsupported', true],
      ['network.blocked', true],
      ['status.revoked', true],
      ['proof.missing', false],
      ['proof.self-reported', false],
      ['proof.signature-wrong', false],
    ] as const) {
      const proof = { id: 'proof', outcome: 'inconclusive', problem: { code } } as const;
      const trust = answersOf(makeReport([proof, silent]))[3];
      assert.equal(trust?.outcome, open ? 'inconclusive' : 'not-applicable', code);
      assert.equal(trust?.problem?.code, open ? code : undefined);
    }
    assert.deepEqual(outcomes({ id: 'proof', outcome: 'passed' }, silent)[3], 'not-applicable');
  });

  test('know a platform that lists a badge, which needs no proof for that', () => {
    const proof = { id: 'proof', outcome: 'inconclusive', problem: { code: 'proof.listed-by-host' } } as const;
    const report = makeReport([proof, { id: 'issuer-binding', outcome: 'not-applicable' }]);
    assert.equal(answersOf(report)[3]?.outcome, 'passed');
    assert.equal(answersOf(report)[2]?.outcome, 'passed');
  });

  test('say of nobody that they stand behind what anybody could have signed', () => {
    const warning = { code: 'proof.key-published' } as const;
    const proof = { id: 'proof', outcome: 'passed', warnings: [{ code: 'proof.unsupported' }, warning] } as const;
    assert.deepEqual(outcomes(proof), ['passed', 'inconclusive', 'passed', 'inconclusive']);
    assert.deepEqual(answersOf(makeReport([proof]))[1]?.problem, warning);
    assert.equal(headlineOf(makeReport([proof])), 'not-recognised');
    assert.equal(headlineOf(makeReport([{ ...proof, warnings: [{ code: 'proof.unsupported' }] }])), 'verified');
  });

  test('say that a question does not arise only when no check had anything to say', () => {
    const silent = (id: Check['id']): Check => ({ id, outcome: 'not-applicable' });
    assert.equal(outcomes(silent('status'))[2], 'passed');
    assert.equal(outcomes(silent('status'), silent('validity-period'))[2], 'not-applicable');
  });

  test('bring what their checks looked at', () => {
    const evidence = [{ kind: 'key', value: 'did:web:issuer.example#key-0' }];
    const [, issuer] = answersOf(makeReport([{ id: 'issuer-binding', outcome: 'passed', evidence }]));
    assert.deepEqual(issuer?.evidence, evidence);
  });

  test('are those of each check that weighs, and of no other', () => {
    const asked = {
      structure: 0,
      proof: 0,
      artwork: 0,
      'issuer-binding': 1,
      achievement: 1,
      status: 2,
      'validity-period': 2,
      refresh: 2,
      recipient: 3,
      endorsements: 3,
      'known-issuer': 3,
    } as const satisfies { readonly [Id in CheckId]: number };
    for (const [id, place] of Object.entries(asked) as [CheckId, number][]) {
      for (const outcome of ['failed', 'inconclusive', 'passed', 'not-applicable'] as const) {
        const others = CHECK_IDS.filter((each) => each !== id).map((each): Check => ({ id: each, outcome: 'not-applicable' }));
        const weighs = !['refresh', 'recipient', 'endorsements'].includes(id) && (id !== 'artwork' || outcome === 'failed');
        const expected = ['not-applicable', 'not-applicable', 'not-applicable', 'not-applicable'];
        if (weighs) expected[place] = outcome;
        assert.deepEqual(outcomes(...others, { id, outcome }), expected, `${id} ${outcome}`);
      }
    }
  });

  test('list every check behind them, in order, and name no finding where nothing is wrong', () => {
    const answers = answersOf(makeReport());
    assert.deepEqual(
      answers.map(({ checks }) => checks.map(({ id }) => id)),
      [
        ['structure', 'proof', 'artwork'],
        ['issuer-binding', 'achievement'],
        ['status', 'validity-period', 'refresh'],
        ['recipient', 'endorsements', 'known-issuer'],
      ],
    );
    for (const answer of answers) assert.hasAllKeys(answer, ['question', 'outcome', 'checks', 'evidence']);
    assert.deepEqual(answers[0]?.evidence, []);
  });

  test('are made of an empty report too', () => {
    const answers = answersOf({ verdict: 'unconfirmed', checkedAt: '2026-11-21T09:30:00Z', checks: [] });
    assert.deepEqual(new Set(answers.map(({ outcome }) => outcome)), new Set(['not-applicable']));
  });
});

suite('the headline', () => {
  test('is the verdict for a badge of a known issuer', () => {
    assert.equal(headlineOf(makeReport()), 'verified');
  });

  for (const outcome of ['failed', 'inconclusive', 'not-applicable'] as const) {
    test(`does not say "verified" when the issuer is ${outcome} on our list`, () => {
      assert.equal(headlineOf(makeReport([{ id: 'known-issuer', outcome }])), 'not-recognised');
    });
  }

  test('says what is worse than an unknown issuer', () => {
    const checks = [
      { id: 'known-issuer', outcome: 'inconclusive' },
      { id: 'status', outcome: 'failed', problem: { code: 'status.revoked' } },
    ] as const;
    assert.equal(headlineOf(makeReport(checks)), 'revoked');
  });

  test('is "listed" where a proof is all that is wanting, and a platform that we know lists it', () => {
    const listed = { id: 'proof', outcome: 'inconclusive', problem: { code: 'proof.listed-by-host' } } as const;
    const unread = { id: 'proof', outcome: 'inconclusive', problem: { code: 'proof.key-unreachable' } } as const;
    const unknown = { id: 'known-issuer', outcome: 'inconclusive', problem: { code: 'known-issuer.unknown' } } as const;
    const open = { id: 'status', outcome: 'inconclusive', problem: { code: 'status.list-unreachable' } } as const;
    assert.equal(headlineOf(makeReport([listed])), 'listed');
    for (const checks of [[unread], [listed, unknown], [listed, open], [open], [{ ...listed, problem: undefined }]])
      assert.equal(headlineOf(makeReport(checks as Check[])), 'unconfirmed', JSON.stringify(checks));
    assert.equal(headlineOf({ verdict: 'unconfirmed', checks: [{ id: 'known-issuer', outcome: 'passed' }] }), 'unconfirmed');
    assert.equal(headlineOf({ verdict: 'verified', checks: [{ id: 'proof', outcome: 'passed' }] }), 'not-recognised');
  });
});
