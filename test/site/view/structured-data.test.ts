import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inScript, profilePage } from '../../../site/view/structured-data.ts';
import { readProfile } from '../../../widget/badge/profile.ts';
import { FINDINGS, makeShowcaseBadge } from '../../support/badge-record.ts';

const now = new Date('2026-11-22T12:00:00Z');
const profile = readProfile(
  JSON.stringify({ name: 'Sample Person', links: [{ label: 'Code', url: 'https://code.example/me' }] }),
);
const to = {
  language: 'en',
  home: 'https://me.example/',
  badge: (slug: string) => `https://me.example/badges/${slug}/`,
  image: () => undefined,
} as const;

function personIn(page: unknown): Record<string, unknown> {
  const { mainEntity } = JSON.parse(JSON.stringify(page)) as { mainEntity: Record<string, unknown> }; // as a reader gets it
  return mainEntity;
}

suite('what a search engine reads', () => {
  test('is a person with certifications that run out and credentials that do not', () => {
    const certified = makeShowcaseBadge({ slug: 'certified', badge: { validUntil: '2030-01-01' } });
    const learned = makeShowcaseBadge({ slug: 'learned', badge: { skills: ['Knots'], level: 'Advanced' } });
    const person = personIn(profilePage(profile, [certified, learned], to, now));
    assert.deepEqual(person['hasCertification'], [
      {
        '@type': 'Certification',
        name: 'Sample First Aid',
        url: 'https://me.example/badges/certified/',
        certificationIdentification: 'https://issuer.example/assertions/certified',
        certificationStatus: 'https://schema.org/CertificationActive',
        validFrom: '2026-03-14',
        expires: '2030-01-01',
        issuedBy: { '@type': 'Organization', name: 'Sample School', url: 'https://issuer.example/' },
      },
    ]);
    assert.deepEqual(person['hasCredential'], [
      {
        '@type': 'EducationalOccupationalCredential',
        name: 'Sample First Aid',
        url: 'https://me.example/badges/learned/',
        credentialCategory: 'badge',
        educationalLevel: 'Advanced',
        competencyRequired: ['Knots'],
        recognizedBy: { '@type': 'Organization', name: 'Sample School', url: 'https://issuer.example/' },
      },
    ]);
    assert.deepEqual(person['sameAs'], ['https://code.example/me']);
  });

  test('claims nothing that needs a caveat', () => {
    const doubtful = Object.values(FINDINGS).map((finding) => makeShowcaseBadge({ checks: [finding] }));
    const person = personIn(profilePage(profile, doubtful, to, now));
    assert.equal(person['hasCertification'] ?? person['hasCredential'], undefined);
  });

  test('cannot end its script element', () => {
    const text = inScript({ name: '</script><script>alert(1)</script>\u2028&<!--' });
    assert.doesNotMatch(text, /[<>&\u2028]/u);
    assert.deepEqual(JSON.parse(text), { name: '</script><script>alert(1)</script>\u2028&<!--' });
  });
});
