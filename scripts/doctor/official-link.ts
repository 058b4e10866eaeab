import type { ReasonCode } from './diagnosis.ts';
import type { FindingCode } from './finding.ts';

const CREDLY_HELP = 'https://support.credly.com/hc/en-us';
const CREDLY_MANAGE = `${CREDLY_HELP}/articles/360021222231`;
const CREDLY_REQUEST = `${CREDLY_HELP}/requests/new`;
const MICROSOFT_HELP = 'https://learn.microsoft.com/learn/certifications/help';
const DASHBOARD = 'https://aka.ms/certdashboard';
const MICROSOFT_LEFT = 'https://learn.microsoft.com/answers/questions/1484792';
const GITHUB_LEFT = 'https://github.com/orgs/community/discussions/209952';

/** Where the organisation itself explains it, or helps. Shown as it is, and never fetched. */
const LINKS: { readonly [Code in FindingCode | ReasonCode | 'automatic']?: string } = {
  automatic: CREDLY_HELP,
  'not-accepted': CREDLY_MANAGE,
  'wrong-email': CREDLY_REQUEST,
  'private-profile': CREDLY_MANAGE,
  'private-badge': CREDLY_MANAGE,
  'microsoft-left-credly': MICROSOFT_LEFT,
  'github-left-credly': GITHUB_LEFT,
  'exam-without-badge': DASHBOARD,
  certiport: 'https://certiport.pearsonvue.com/Support',
  retired: 'https://learn.microsoft.com/learn/certifications/retired-certifications',
  'badge-not-found': MICROSOFT_HELP,
  'imported-none': CREDLY_HELP,
};

/** The official page about a finding or a reason, where there is one. */
export const officialLink = (code: FindingCode | ReasonCode | 'automatic', source?: string): string | undefined =>
  code === 'profile-private' && source === 'credly' ? CREDLY_MANAGE : LINKS[code];
