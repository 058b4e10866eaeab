import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { asksForHelp, parseCommand } from '../../../scripts/commands/command.ts';

const options = { content: { type: 'string', default: 'content' }, json: { type: 'boolean' } } as const;

suite('parseCommand', () => {
  test('gives flags, defaults and words', () => {
    const { values, positionals } = parseCommand(['--json', 'badge.png'], { options, maxPositionals: 1 });
    assert.equal(values.json, true);
    assert.equal(values.content, 'content');
    assert.deepEqual(positionals, ['badge.png']);
  });

  test('names an unknown flag and the known one that is near', () => {
    assert.throws(() => parseCommand(['--contant', 'x'], { options }), {
      name: 'UsageError',
      message: 'There is no option --contant. Did you mean --content?',
    });
  });

  test('names an unknown flag where none is near', () => {
    assert.throws(() => parseCommand(['--recipient=x'], { options }), /There is no option --recipient\.$/);
  });

  test('refuses a flag without its value', () => {
    assert.throws(() => parseCommand(['--content'], { options }), { name: 'UsageError', message: '--content needs a value.' });
    assert.throws(() => parseCommand(['--content', '--json'], { options }), {
      name: 'UsageError',
      message: '--content needs a value, and is followed by --json.',
    });
    assert.equal(parseCommand(['--content=-x'], { options }).values.content, '-x');
  });

  test('takes no empty value for a value', () => {
    assert.throws(() => parseCommand(['--content='], { options }), { name: 'UsageError', message: '--content needs a value.' });
  });

  test('refuses a value that nothing is done with', () => {
    assert.throws(() => parseCommand(['--json=yes'], { options }), { name: 'UsageError', message: '--json takes no value.' });
  });

  test('refuses a flag of Object itself', () => {
    assert.throws(() => parseCommand(['--constructor'], { options }), /There is no option --constructor/);
  });

  test('refuses a word too many, and names it', () => {
    assert.throws(() => parseCommand(['one', 'two'], { options, maxPositionals: 1 }), /"two" is one argument too many/);
  });
});

suite('asksForHelp', () => {
  test('sees the flag anywhere before --', () => {
    assert.equal(asksForHelp(['file', '--help']), true);
    assert.equal(asksForHelp(['-h']), true);
    assert.equal(asksForHelp(['--', '--help']), false);
  });
});
