import { wordsIn, type OwnLanguage } from '../../widget/badge/own-words.ts';
import type { Profile } from '../../widget/badge/profile.ts';
import { badgeState } from './badge-state.ts';
import { webUrl } from './markdown.ts';
import type { ShowcaseBadge } from './showcase-badge.ts';

/** A JSON-LD node, as schema.org reads it. */
export type LinkedNode = { readonly [property: string]: unknown };

/** The language of the page, and absolute addresses, where the published address of the site is known. */
export interface LinkedAddresses {
  readonly language: OwnLanguage;
  readonly home?: string | undefined;
  readonly portrait?: string | undefined;
  readonly badge: (slug: string) => string | undefined;
  readonly image: (badge: ShowcaseBadge) => string | undefined;
}

/** Properties without those that have no value. */
function node(properties: LinkedNode): LinkedNode {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

/** Certifications have dates and a status of their own in schema.org; learning badges are credentials. */
function isCertification({ record }: ShowcaseBadge): boolean {
  return record.badge.achievementType === 'Certification' || record.badge.validUntil !== undefined;
}

function badgeNode(badge: ShowcaseBadge, to: LinkedAddresses, now: Date): LinkedNode {
  const { badge: model, slug } = badge.record;
  const { name: issuerName, url: issuerUrl } = model.issuer;
  const issuer = node({ '@type': 'Organization', name: issuerName, url: webUrl(issuerUrl) });
  const shared = { name: model.name, url: to.badge(slug), image: to.image(badge) };
  if (!isCertification(badge)) {
    return node({
      '@type': 'EducationalOccupationalCredential',
      ...shared,
      credentialCategory: 'badge',
      educationalLevel: model.level,
      competencyRequired: model.skills.length > 0 ? model.skills : undefined,
      recognizedBy: issuer,
    });
  }
  return node({
    '@type': 'Certification',
    ...shared,
    certificationIdentification: model.id,
    certificationStatus: `https://schema.org/Certification${badgeState(badge.record, now) === 'current' ? 'Active' : 'Inactive'}`,
    validFrom: model.validFrom,
    expires: model.validUntil,
    issuedBy: issuer,
  });
}

/**
 * A `ProfilePage` about the earner. Only badges that hold today and whose issuer is known are claimed: a machine reads no
 * caveat, so what needs one is left to the page.
 */
export function profilePage(profile: Profile, badges: readonly ShowcaseBadge[], to: LinkedAddresses, now: Date): LinkedNode {
  const claimed = badges.filter(({ record }) => badgeState(record, now) === 'current');
  const certifications = claimed.filter(isCertification).map((badge) => badgeNode(badge, to, now));
  const credentials = claimed.filter((badge) => !isCertification(badge)).map((badge) => badgeNode(badge, to, now));
  const inPage = (words: Profile['headline']) =>
    words === undefined ? undefined : wordsIn(words, to.language, profile.locale).text;
  const sameAs = (profile.links ?? []).flatMap(({ url }) => webUrl(url) ?? []);
  return node({
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url: to.home,
    mainEntity: node({
      '@type': 'Person',
      name: inPage(profile.name),
      description: inPage(profile.headline),
      url: to.home,
      image: to.portrait,
      sameAs: sameAs.length > 0 ? sameAs : undefined,
      hasCertification: certifications.length > 0 ? certifications : undefined,
      hasCredential: credentials.length > 0 ? credentials : undefined,
    }),
  });
}

/** JSON that can stand inside a `<script>`: no character in it can end the element. */
export function inScript(value: LinkedNode): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
