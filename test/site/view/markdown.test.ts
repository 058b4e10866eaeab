import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { proseFrom, webUrl, type Prose } from '../../../site/view/markdown.ts';

function kindsOf(tree: readonly Prose[]): readonly string[] {
  return tree.flatMap((node) => [node.kind, ...('children' in node ? kindsOf(node.children) : [])]);
}

function linksOf(tree: readonly Prose[]): readonly string[] {
  return tree.flatMap((node) => [
    ...(node.kind === 'link' ? [node.url] : []),
    ...('children' in node ? linksOf(node.children) : []),
  ]);
}

function textOf(tree: readonly Prose[]): string {
  return tree.map((node) => ('text' in node ? node.text : 'children' in node ? textOf(node.children) : '')).join('');
}

suite('Markdown from elsewhere', () => {
  test('becomes paragraphs, lists, emphasis, quotes and links', () => {
    const tree = proseFrom(
      '# Title\n\nSome *light* and **strong** `code`.\n\n3. three\n4. four\n\n> quoted\n\n---\n\n[site](https://a.example/)',
    );
    assert.deepEqual(
      tree.map(({ kind }) => kind),
      ['heading', 'paragraph', 'list', 'quote', 'rule', 'paragraph'],
    );
    assert.deepEqual(linksOf(tree), ['https://a.example/']);
    const list = tree[2];
    assert.ok(list?.kind === 'list' && list.ordered && list.start === 3);
  });

  test('keeps HTML as the text that it is', () => {
    const tree = proseFrom('before <b onclick="x()">bold</b> after\n\n<script>alert(1)</script>');
    assert.ok(!kindsOf(tree).includes('html'));
    assert.match(textOf(tree), /<b onclick="x\(\)">bold<\/b>/u);
    assert.match(textOf(tree), /<script>alert\(1\)<\/script>/u);
  });

  for (const address of [
    'javascript:alert(1)',
    'data:text/html,x',
    'JaVaScRiPt:x',
    '//evil.example',
    'mailto:a@b.example',
    'https://user:pw@a.example/',
    '/local',
  ]) {
    test(`drops the address ${address} and keeps the words`, () => {
      const tree = proseFrom(`[words](<${address}>)`);
      assert.deepEqual(linksOf(tree), []);
      assert.equal(textOf(tree), 'words');
    });
  }

  test('shows the words of a picture and never the picture', () => {
    const tree = proseFrom('![a lighthouse](https://tracker.example/pixel.gif)');
    assert.equal(textOf(tree), 'a lighthouse');
    assert.deepEqual(linksOf(tree), []);
  });

  test('survives what is deep or broken', () => {
    for (const hostile of ['>'.repeat(9_999), '- '.repeat(4_000), '['.repeat(9_999), '*'.repeat(9_999), '`'.repeat(9_999)]) {
      assert.ok(kindsOf(proseFrom(hostile)).length < 10_000);
    }
  });

  test('is shown whole and plain when it is longer than any text for people', () => {
    const tree = proseFrom(`${'*a* '.repeat(15_000)}\n\n<b>end</b>`);
    assert.deepEqual(kindsOf(tree), ['paragraph', 'text', 'paragraph', 'text']);
    assert.ok(textOf(tree).length > 59_000 && textOf(tree).endsWith('<b>end</b>'));
  });

  test('is nothing where there is nothing', () => {
    assert.deepEqual(proseFrom(''), []);
  });
});

suite('an address that may stand in a link', () => {
  test('is http or https, normalised', () => {
    assert.equal(webUrl('HTTPS://A.example'), 'https://a.example/');
    assert.equal(webUrl('http://b.example/?q=1'), 'http://b.example/?q=1');
  });

  test('is nothing else', () => {
    for (const other of [undefined, '', 'ftp://a.example', 'https://', 'javascript:1', ' https://a.example', 'urn:x'])
      assert.equal(webUrl(other), undefined, String(other));
  });
});
