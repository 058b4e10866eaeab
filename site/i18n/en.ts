import { en as locale, inQuotes } from '../../widget/locales/en.ts';
import type { SiteWords } from './site-words.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const plural = new Intl.PluralRules('en-GB');

const badges = (count: number): string => `${count}\u00a0${plural.select(count) === 'one' ? 'badge' : 'badges'}`;

/** How many of them are current, in the fewest words. */
function currentOf(total: number, current: number): string {
  if (total === current) return total === 1 ? 'current' : 'all current';
  if (current === 0 && total === 1) return 'not confirmed as current';
  return current === 0 ? 'none confirmed as current' : `${current}\u00a0current`;
}

/** English. */
export const en: SiteWords = {
  code: 'en',
  locale,
  openGraph: 'en_GB',
  skip: 'Skip to the content',
  languages: 'Language',
  badges: 'Badges',
  pinned: 'First of all',
  links: 'Elsewhere',
  facts: ({ total, current, sources, checkedOn }) => {
    if (total === 0) return 'No badges yet.';
    const read = sources.length > 0 ? ` Read from ${list.format(sources)}` : '';
    const checked = checkedOn ? `${read ? ', last' : ' Last'} checked on\u00a0${checkedOn}` : '';
    return `${badges(total)}, ${currentOf(total, current)}.${read}${checked}${read || checked ? '.' : ''}`;
  },
  sources: {
    accredible: 'Accredible',
    badgr: 'Badgr',
    credly: 'Credly',
    edubadges: 'edubadges',
    inbox: 'the earner’s own files',
    manual: 'the earner’s own statements',
    'microsoft-learn': 'Microsoft Learn',
    'open-badge-passport': 'Open Badge Passport',
    url: 'the issuers’ own pages',
  },
  groups: { all: 'Badges', named: 'Badges', past: 'Past', other: 'More' },
  states: {
    current: 'Current',
    expired: locale.headlines.expired.label,
    revoked: locale.headlines.revoked.label,
    suspended: locale.headlines.suspended.label,
    invalid: locale.headlines.invalid.label,
    unconfirmed: locale.headlines.unconfirmed.label,
    'not-recognised': locale.headlines['not-recognised'].label,
    listed: locale.headlines.listed.label,
    'self-reported': locale.element.selfReported,
  },
  currentUntil: (day) => `Current until ${day}`,
  expiredOn: (day) => `Expired ${day}`,
  portraitOf: (name) => `Portrait of ${name}`,
  homeTitle: (name) => `${name}: badges and certificates`,
  homeDescription: (name, facts) => `The badges and certificates of ${name}. ${facts}`,
  badgeTitle: (badge, name) => `${badge} · ${name}`,
  badgeDescription: (badge, issuer, name) =>
    `${inQuotes(badge)}, issued by ${issuer} to ${name}: what it took, and whether it holds.`,
  backTo: (name) => name,
  moved: (badge) => `This badge is shown at ${inQuotes(badge)}`,
  notFound: {
    title: 'Nothing hangs here',
    text: 'There is no page at this address. It may have been moved, or its badge may no longer be shown.',
    home: 'To all badges',
  },
  label: {
    issuer: 'Issuer',
    noDomain: 'known by a key, no domain',
    unproven: 'so the badge says; it is not proven',
    said: 'so the earner says',
    issued: 'Issued',
    validUntil: 'Valid until',
    expired: 'Valid until',
    validity: 'Valid',
    noEnd: 'without an end date',
    renewable: 'Renew from',
    picture: 'Picture',
    substitute: 'our own drawing, not the issuer’s',
    issuedTo: 'Issued to',
    level: 'Level',
    type: 'Kind',
    noDates: 'not dated',
    earlier: 'Earlier',
    later: 'Later',
  },
  achievementTypes: {
    Achievement: 'Achievement',
    Assessment: 'Assessment',
    Assignment: 'Assignment',
    Award: 'Award',
    Badge: 'Badge',
    Certificate: 'Certificate',
    CertificateOfCompletion: 'Certificate of completion',
    Certification: 'Certification',
    CommunityService: 'Community service',
    Competency: 'Competency',
    Course: 'Course',
    Degree: 'Degree',
    Diploma: 'Diploma',
    Fieldwork: 'Fieldwork',
    LearningProgram: 'Learning programme',
    License: 'Licence',
    Membership: 'Membership',
    MicroCredential: 'Micro-credential',
  },
  actions: { openRecord: locale.element.openRecord },
  record: {
    title: 'The record',
    selfReported: 'The earner entered this badge. No issuer has confirmed it.',
    looked: 'What was looked at',
    otherProofs: 'Also found',
    raw: 'The report as JSON',
    document: { published: 'The badge as it was read', hosted: 'The badge at its issuer’s' },
    hash: 'SHA-256',
    readAt: (moment) => `read ${moment}`,
  },
  about: {
    description: 'What it is',
    criteria: 'What it took',
    criteriaPage: (host) => `The issuer’s criteria, on ${host}`,
    skills: 'Skills',
    alignments: 'Part of',
    evidence: 'Evidence',
    note: (name) => `${name} on this badge`,
  },
  share: {
    title: 'How to share it',
    embed: 'On a page of your own',
    embedHint: 'Complete without a script; with it, visitors can check the badge themselves.',
    linkedIn: 'Add to a LinkedIn profile',
    linkedInHint: 'LinkedIn may leave its form empty. These are the fields to copy.',
    fields: {
      name: 'Name',
      organisation: 'Issuing organization',
      issued: 'Issue date',
      expires: 'Expiration date',
      id: 'Credential ID',
      address: 'Credential URL',
    },
  },
  printed: { address: 'This page', record: 'The issuer’s record', code: 'QR code of this page’s address' },
  colophon: 'This page cannot be the proof: each issuer’s own record is.',
};
