import { suite, test } from '#test';
import { assert } from 'chai';
import { NoteError, noteFile, readNote, readTranslatedNote } from '../../../widget/badge/note.ts';

suite('readNote', () => {
  test('reads a note without front matter as one that says nothing', () => {
    for (const nothing of [undefined, null, {}]) assert.deepEqual(readNote(nothing), {});
  });

  test('reads title, hidden, pinned and order', () => {
    const note = { title: 'My first badge', hidden: false, pinned: true, order: -1.5 };
    assert.deepEqual(readNote(note), note);
  });

  test('reads what joins a badge with others', () => {
    const note = { sameAs: 'first-aid', separate: false, replaces: 'first-aid-2019' };
    assert.deepEqual(readNote(note), note);
    for (const slug of ['../first-aid', 'First Aid', '', 7]) assert.throws(() => readNote({ sameAs: slug }), NoteError, 'sameAs');
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

suite('a note in one language', () => {
  test('is named by its badge and the language', () => {
    assert.deepEqual(noteFile('first-aid.ru.md'), { slug: 'first-aid', language: 'ru' });
    assert.deepEqual(noteFile('first-aid.md'), { slug: 'first-aid' });
    assert.deepEqual(noteFile('first-aid.de.md'), { slug: 'first-aid.de' });
    assert.equal(noteFile('first-aid.txt'), undefined);
  });

  test('has a title of its own, and no place on the page', () => {
    assert.deepEqual(readTranslatedNote({ title: 'Первая помощь' }), { title: 'Первая помощь' });
    assert.deepEqual(readTranslatedNote(undefined), {});
    assert.throws(() => readTranslatedNote({ pinned: true }), NoteError, 'pinned: unknown key');
  });
});
