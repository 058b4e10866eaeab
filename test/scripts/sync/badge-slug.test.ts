import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { freeSlug } from '../../../scripts/sync/badge-slug.ts';
import { SLUG } from '../../../widget/badge/slug.ts';

const slug = (name: string, taken: readonly string[] = [], issuer = 'Sample Org'): string =>
  freeSlug({ name, issuer, identity: `made ${name}` }, new Set(taken));

suite('the slug of a badge', () => {
  for (const [name, expected] of [
    ['Microsoft Certified: Azure Fundamentals', 'microsoft-certified-azure-fundamentals'],
    ['  AWS Certified Solutions Architect \u2013 Associate ', 'aws-certified-solutions-architect-associate'],
    ['Défi Über-Größe', 'defi-uber-grosse'],
    ["The Earner's C++ & C#", 'the-earners-c-plus-plus-c-sharp'],
    ['Инженер по надёжности', 'inzhener-po-nadezhnosti'],
    ['Розробник ЇЖАК', 'rozrobnik-yizhak'],
    ['../../etc/passwd', 'etc-passwd'],
    ['con', 'badge-con'],
    ['index', 'badge-index'],
  ] as const) {
    test(`of "${name}" is ${expected}`, () => assert.equal(slug(name), expected));
  }

  for (const name of ['クラウド認定', '!!!', '', '..', '🏅']) {
    test(`of "${name}" is a mark of its identity`, () => assert.match(slug(name), /^badge-[0-9a-f]{8}$/));
  }

  test('is taken from the issuer, then from the identity, then counted', () => {
    assert.equal(slug('Sample', ['sample']), 'sample-sample-org');
    assert.match(slug('Sample', ['sample', 'sample-sample-org']), /^sample-[0-9a-f]{8}$/);
    const marked = slug('Sample', ['sample', 'sample-sample-org']);
    assert.equal(slug('Sample', ['sample', 'sample-sample-org', marked]), `${marked}-2`);
  });

  test('of a name of 60,000 characters is short, and ends with a whole word', () => {
    assert.equal(slug('long words here '.repeat(4000)), 'long-words-here-long-words-here-long-words-here-long-words-here');
    assert.equal(slug('x'.repeat(60_000)).length, 64);
  });

  test('is always one, whatever the name and the issuer are', () => {
    const odd = ['\u202e\u0000', '-', '--a--', 'a'.repeat(500), 'ÀÉ', '\ud800', '%2e%2e%2f', 'nul', 'ß'.repeat(70)];
    for (const name of odd) {
      for (const issuer of odd) {
        const taken = new Set<string>();
        for (let count = 0; count < 4; count += 1) {
          const made = freeSlug({ name, issuer, identity: name }, taken);
          assert.match(made, SLUG);
          assert.ok(!taken.has(made));
          taken.add(made);
        }
      }
    }
  });
});
