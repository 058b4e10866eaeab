import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { movedPage } from '../../../site/view/moved-page.ts';

suite('the page at an old address', () => {
  test('leads on by itself, by a link, and for search engines', () => {
    const canonical = 'https://me.example/badges/a/';
    const html = movedPage({ path: '/badges/a/', canonical, language: 'en', text: 'On' });
    assert.match(html, /http-equiv="refresh" content="0; url=\/badges\/a\/"/u);
    assert.match(html, /<a href="\/badges\/a\/">On<\/a>/u);
    assert.match(html, /rel="canonical" href="https:\/\/me\.example\/badges\/a\/"/u);
  });

  test('keeps hostile words as words', () => {
    const html = movedPage({ path: '/a/', language: 'en', text: '"><script>alert(1)</script>' });
    assert.ok(!html.includes('<script>'));
  });
});
