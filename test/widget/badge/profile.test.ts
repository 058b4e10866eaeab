import { suite, test } from '#test';
import { assert } from 'chai';
import { ProfileError, readProfile } from '../../../widget/badge/profile.ts';

const full = {
  $schema: 'https://example.org/profile.schema.json',
  name: 'Sample Earner',
  headline: 'Collects invented badges',
  portrait: 'portrait.webp',
  links: [{ label: 'Home', url: 'https://example.org/' }],
  locale: 'ru',
  site: 'https://example.org/badges/',
  sources: [{ source: 'credly', profile: 'sample-earner', origin: 'http://127.0.0.1:8080', evidence: true }, { source: 'inbox' }],
  recheckAfterDays: 30,
  knownIssuers: [
    { id: 'did:web:issuer.example', organisation: 'Sample Guild', source: 'https://issuer.example/about', asOf: '2026-01-02' },
  ],
  publishCredentials: true,
  show: { earnerName: true, evidence: false },
  groups: [{ title: 'Cloud', badges: ['sample-badge-2'] }],
  noindex: true,
  accent: 210,
};

/** What is said of a profile, one line for each problem. */
function problems(profile: unknown): readonly string[] {
  try {
    readProfile(typeof profile === 'string' ? profile : JSON.stringify(profile));
    return [];
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    return error.problems.map(({ path, message }) => `${path}: ${message}`);
  }
}

const oneProblem = (profile: unknown): string => {
  const found = problems(profile);
  assert.lengthOf(found, 1, found.join('\n'));
  return found[0] ?? '';
};

suite('readProfile', () => {
  test('fills in the defaults of a profile that only has a name', () => {
    assert.deepEqual(readProfile('{"name":"Sample Earner"}'), {
      name: 'Sample Earner',
      locale: 'en',
      recheckAfterDays: 7,
      publishCredentials: false,
    });
  });

  test('reads every key, and a byte order mark before them', () => {
    const profile: unknown = readProfile(`\ufeff${JSON.stringify(full)}`);
    assert.deepEqual(profile, full);
  });

  test('asks whether a mistyped key meant a known one', () => {
    assert.equal(oneProblem({ name: 'A', sorces: [] }), 'sorces: unknown key "sorces": did you mean "sources"?');
    assert.equal(
      oneProblem({ name: 'A', sources: [{ source: 'credly', profil: 'x' }] }),
      'sources.0.profil: unknown key "profil": did you mean "profile"?',
    );
    assert.equal(
      oneProblem({ name: 'A', show: { earnername: true } }),
      'show.earnername: unknown key "earnername": did you mean "earnerName"?',
    );
  });

  test('lists the known keys when none is near', () => {
    assert.match(oneProblem({ name: 'A', favourites: 1 }), /unknown key "favourites"; known are \$schema, name, /);
  });

  test('names every problem with its path and what was found', () => {
    const found = problems({ locale: 'fr', accent: 'red', links: [{ label: '', url: 'javascript:alert(1)' }] });
    assert.lengthOf(found, 5);
    assert.include(found, 'name: "name" is missing');
    assert.include(found, 'locale: must be "en" or "ru" (found "fr")');
    assert.include(found, 'links.0.url: must be an http or https URL (found "javascript:alert(1)")');
  });

  test('says that a text is not JSON, or not an object', () => {
    assert.match(oneProblem('{"name": }'), /^: is not JSON: /);
    for (const text of ['[]', 'null', '"name"', '7']) assert.lengthOf(problems(text), 1, text);
  });

  test('takes only https for the site, and http for an origin only on the loopback', () => {
    assert.match(oneProblem({ name: 'A', site: 'http://example.org' }), /^site: must be the https URL/);
    for (const origin of [
      'http://evil.example',
      'https://u@evil.example',
      'https://a.example/path',
      'http://127.0.0.1.evil.example',
      'ftp://a',
    ]) {
      assert.include(oneProblem({ name: 'A', sources: [{ source: 'credly', origin }] }), 'sources.0.origin', origin);
    }
    assert.deepEqual(problems({ name: 'A', sources: [{ source: 'credly', origin: 'https://badges.example.org' }] }), []);
  });

  test('takes a file name beside it for the portrait, and never a path', () => {
    for (const portrait of ['../me.png', '/me.png', 'a\\b.png', '.png', 'me.svg', 'me.png\n', 'https://x/me.png']) {
      assert.match(oneProblem({ name: 'A', portrait }), /^portrait: must be the name/, portrait);
    }
  });

  test('takes slugs in groups, and never a path', () => {
    for (const slug of ['../x', 'A', '-a', 'a-', '', 'a'.repeat(121)]) {
      assert.include(oneProblem({ name: 'A', groups: [{ title: 'G', badges: [slug] }] }), 'groups.0.badges.0', slug);
    }
  });

  test('takes a hue of 0 to 360 and whole days from one', () => {
    for (const accent of [-1, 361, '1']) assert.match(oneProblem({ name: 'A', accent }), /^accent: /);
    for (const recheckAfterDays of [0, 1.5, 4000])
      assert.match(oneProblem({ name: 'A', recheckAfterDays }), /^recheckAfterDays: /);
  });

  test('says what was found where lists lie in lists without end', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    for (const profile of [`{"name":${deep}}`, `{"name":"A","sources":${deep}}`, `{"name":"A","show":{"earnerName":${deep}}}`])
      assert.isNotEmpty(problems(profile), profile.slice(0, 40));
    assert.include(oneProblem(`{"name":${deep}}`), `(found ${'['.repeat(60)}...)`);
  });

  test('tells a name of 60,000 characters to be shorter, without repeating it', () => {
    const found = oneProblem({ name: 'n'.repeat(60_000) });
    assert.match(found, /^name: is longer than 300 characters/);
    assert.isBelow(found.length, 200);
  });

  test('stays readable for a file that is wrong everywhere', () => {
    const links = Array.from({ length: 50 }, () => ({ label: 1, url: 2 }));
    assert.lengthOf(problems({ name: 'A', links }), 20);
  });

  test('is not led astray by a key that every object has', () => {
    assert.match(oneProblem('{"name":"A","__proto__":{"locale":"ru"}}'), /^__proto__: unknown key/);
    assert.match(oneProblem({ name: 'A', constructor: 1 }), /^constructor: unknown key/);
  });
});
