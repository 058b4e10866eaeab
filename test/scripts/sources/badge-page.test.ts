import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { badgeLinks } from '../../../scripts/sources/badge-page.ts';

const PAGE = 'https://page.example/badges/1';
const links = (html: string) => badgeLinks(html, PAGE);

suite('the badge links of a page', () => {
  test('are ordered by how plainly they are meant, each address once', () => {
    const html = `
      <a href="/e.json" rel="nofollow openbadges-badge">e</a>
      <link rel=alternate type=application/vc+jwt href=d.jwt>
      <link rel="alternate" type="application/json" href="c.json"><link rel="alternate" type="application/json" href="./c.json">
      <span DATA-ASSERTION='b.json'></span>
      <link href="a.json" rel="stylesheet OpenBadges-Assertion">`;
    assert.deepEqual(links(html), [
      ['https://page.example/badges/a.json'],
      ['https://page.example/badges/b.json'],
      ['https://page.example/badges/c.json'],
      ['https://page.example/badges/d.jwt'],
      ['https://page.example/e.json'],
    ]);
  });

  test('have no personal parameters, and their ampersands decoded', () => {
    const html = '<link rel="openbadges-assertion" href="https://a.example/1?x=1&amp;identity__email=me%40x.example&#38;y=2">';
    assert.deepEqual(links(html), [['https://a.example/1?x=1&y=2']]);
  });

  const none: readonly (readonly [string, string])[] = [
    ['a comment', '<!-- <b data-assertion="/a"> -->'],
    ['a comment that does not end', '<!-- <b data-assertion="/a">'],
    ['a script', '<script>x = \'<b data-assertion="/a">\'</script>'],
    ['a script that does not end', '<SCRIPT><b data-assertion="/a">'],
    ['a text area', '<textarea></textareas><b data-assertion="/a"></textarea>'],
    ['a template', '<template><b data-assertion="/a"></template>'],
    ['an attribute', '<p title=\'<b data-assertion="/a">\'>'],
    ['an end tag', '</b data-assertion="/a">'],
    ['a link to the page itself', '<link rel="openbadges-assertion" href="#x"><b data-assertion="">'],
    ['a script address', '<b data-assertion="javascript:alert(1)"><b data-assertion="data:application/json,{}">'],
    ['an address with a password', '<b data-assertion="https://me:secret@a.example/">'],
    ['plain http elsewhere', '<b data-assertion="http://a.example/1">'],
    [
      'this machine',
      '<b data-assertion="https://localhost/1"><b data-assertion="https://127.0.0.1/1"><b data-assertion="https://[::1]/1">',
    ],
    ['an ordinary link', '<a href="/a.json">x</a><a rel="nofollow" href="/a.json">'],
    ['a link of another host', '<a rel="openbadges" href="https://other.example/a.json">'],
    ['a link to another page', '<a rel="openbadges" href="/a.html">'],
    [
      'an alternate of another kind',
      '<link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/json+oembed" href="/o">',
    ],
    ['a style sheet of type json', '<link rel="stylesheet" type="application/json" href="/a.json">'],
    ['a second attribute of the name', '<b data-assertion="" data-assertion="/a">'],
  ];
  for (const [what, html] of none) test(`are not taken from ${what}`, () => assert.deepEqual(links(html), []));

  test('start where the first base says', () => {
    const html = '<base href="/x/"><base href="/y/"><b data-assertion="1">';
    assert.deepEqual(links(html), [['https://page.example/x/1']]);
  });

  for (const piece of ['<a b="', "<a b='", '<', '<a ', '<!--', '<script>', '<a b=', '<a/', '</', '<a b=c d', ' ', '<a\t\t\t']) {
    test(`are looked for in a megabyte of "${piece}" in one pass`, () => {
      assert.deepEqual(links(piece.repeat(Math.ceil(1_000_000 / piece.length))), []);
    });
  }
});
