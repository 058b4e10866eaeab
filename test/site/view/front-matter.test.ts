import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { splitFrontMatter } from '../../../site/view/front-matter.ts';

suite('a note', () => {
  test('is front matter and a story', () => {
    assert.deepEqual(splitFrontMatter('---\npinned: true\norder: 2\n---\n\nA *story*.\n'), {
      frontMatter: { pinned: true, order: 2 },
      story: 'A *story*.',
    });
  });

  test('may have line ends and a mark of another machine', () => {
    assert.deepEqual(splitFrontMatter('\ufeff---\r\nhidden: true\r\n---\r\nText\r\n'), {
      frontMatter: { hidden: true },
      story: 'Text',
    });
  });

  test('may be all story, or all front matter', () => {
    assert.deepEqual(splitFrontMatter('Only words.\n\n---\n\nMore.'), {
      frontMatter: null,
      story: 'Only words.\n\n---\n\nMore.',
    });
    assert.deepEqual(splitFrontMatter('---\npinned: true\n---'), { frontMatter: { pinned: true }, story: '' });
    assert.deepEqual(splitFrontMatter('---\n---\nStory'), { frontMatter: null, story: 'Story' });
  });

  test('says when its front matter is not YAML, and expands no aliases', () => {
    assert.throws(() => splitFrontMatter('---\npinned: [\n---\n'), { name: 'YAMLParseError' });
    assert.throws(() => splitFrontMatter('---\na: &a [x, x]\nb: [*a, *a]\n---\n'), /alias/iu);
  });
});
