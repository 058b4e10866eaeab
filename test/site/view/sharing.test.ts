import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { connectSources } from '../../../site/view/connect-sources.ts';
import { embedSnippet } from '../../../site/view/embed-snippet.ts';
import { linkedInAddress } from '../../../site/view/linkedin.ts';
import { qrPath } from '../../../site/view/qr-path.ts';
import { sitemap } from '../../../site/view/sitemap.ts';
import { addressesOf } from '../../../site/view/addresses.ts';
import { makeRecord } from '../../support/badge-record.ts';

suite('the snippet for another page', () => {
  const at = {
    element: 'https://me.example/ms-badge.js',
    badgeFile: 'https://me.example/badges/a.json',
    page: 'https://me.example/badges/a/',
  };

  test('is complete without a script: a picture in a link', () => {
    const snippet = embedSnippet('First Aid', { ...at, image: 'https://me.example/images/a.png' });
    assert.match(
      snippet,
      /<ms-badge src="https:\/\/me\.example\/badges\/a\.json">\n {2}<a href="https:\/\/me\.example\/badges\/a\/"><img src="[^"]+" alt="First Aid"/u,
    );
  });

  test('has words where there is no picture, and lets none of them out of their place', () => {
    const snippet = embedSnippet('"><script>alert(1)</script>&', at);
    assert.ok(!snippet.includes('<script>'));
    assert.match(snippet, />&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;&amp;<\/a>/u);
  });
});

suite('the form of LinkedIn', () => {
  test('is filled with name, organisation, months and address', () => {
    const { badge } = makeRecord({ badge: { validUntil: '2028-11-30T10:00:00Z' } });
    const query = new URL(linkedInAddress(badge, 'https://me.example/badges/a/')).searchParams;
    assert.deepEqual(Object.fromEntries(query), {
      startTask: 'CERTIFICATION_NAME',
      name: 'Sample First Aid',
      organizationName: 'Sample School',
      issueYear: '2026',
      issueMonth: '3',
      expirationYear: '2028',
      expirationMonth: '11',
      certUrl: 'https://me.example/badges/a/',
      certId: 'https://issuer.example/assertions/first-aid',
    });
  });

  test('leaves out what is not known and stays an address of bearable length', () => {
    const { badge } = makeRecord({ badge: { name: 'x'.repeat(60_000), validFrom: 'last spring' } });
    const address = linkedInAddress(badge, 'https://me.example/');
    assert.ok(address.length < 2_000 && !address.includes('issueYear'));
  });
});

suite('the QR code in print', () => {
  test('is one path inside its square, with a quiet zone', () => {
    const { size, path } = qrPath('https://me.example/badges/first-aid/');
    const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/gu)].map((match) => match.slice(1).map(Number));
    assert.ok(runs.length > 50);
    assert.ok(runs.every(([x = 0, y = 0, length = 0]) => x >= 4 && y >= 4 && x + length <= size - 4 && y < size - 4));
    assert.match(path, /^M4 4h7v1h-7z/u, 'the finder pattern in the corner');
  });
});

suite('the sitemap', () => {
  const to = addressesOf({ base: '/', origin: 'https://me.example', defaultLanguage: 'en' });

  test('lists every page in every language', () => {
    const xml = sitemap(['a'], to, { isListed: true });
    const found = [...xml.matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, address]) => address);
    assert.deepEqual(found, [
      'https://me.example/',
      'https://me.example/ru/',
      'https://me.example/badges/a/',
      'https://me.example/ru/badges/a/',
    ]);
    assert.equal(xml.match(/hreflang="ru"/gu)?.length, 4);
  });

  test('lists nothing where the site is not to be listed', () => {
    assert.doesNotMatch(sitemap(['a'], to, { isListed: false }), /<url>/u);
  });
});

suite('where a badge’s page may connect to', () => {
  test('is https, and the loopback only for a badge from there', () => {
    assert.equal(connectSources(makeRecord()), 'https:');
    assert.match(
      connectSources(makeRecord({ badge: { id: 'http://localhost:4000/a' } })),
      /^https: http:\/\/localhost:\* http:\/\/127/u,
    );
    assert.equal(connectSources(makeRecord({ badge: { id: 'http://localhost.evil.example/a' } })), 'https:');
  });
});
