import { suite, test } from '#test';
import { assert } from 'chai';
import { NoteError, readNote } from '../../../widget/badge/note.ts';

suite('readNote', () => {
  test('reads a note without front matter as one that says nothing', () => {
    for (const nothing of [undefined, null, {}]) assert.deepEqual(readNote(nothing), {});
  });

  test('reads title, hidden, pinned and order', () => {
    const note = { title: 'My first badge', hidden: false, pinned: true, order: -1.5 };
    assert.deepEqual(readNote(note), note);
  });

  test('asks whether a mistyped key meant a known one', () => {
    assert.throws(() => readNote({ hiden: true }), NoteError, 'hiden: unknown key "hiden": did you mean "hidden"?');
  });

  test('refuses values of another kind', () => {
    for (const note of [{ hidden: 'yes' }, { order: '1' }, { title: '' }, { title: 't'.repeat(301) }, 'text', 7]) {
      assert.throws(() => readNote(note), NoteError);
    }
  });
});
