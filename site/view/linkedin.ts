import type { Badge } from '../../widget/badge/badge.ts';

/** Year and month as LinkedIn's form wants them. */
function yearAndMonth(date: string | undefined): { readonly year: string; readonly month: string } | undefined {
  const match = /^(?<year>\d{4})-(?<month>\d{2})/u.exec(date ?? '');
  if (!match?.groups) return undefined;
  return { year: match.groups['year'] ?? '', month: String(Number(match.groups['month'])) };
}

/**
 * LinkedIn's form for a new certification, filled in as far as LinkedIn still lets others fill it in: best effort, which is why
 * the page shows the same fields to copy. `page` is the badge's own absolute address.
 */
export function linkedInAddress(badge: Badge, page: string): string {
  const from = yearAndMonth(badge.validFrom);
  const until = yearAndMonth(badge.validUntil);
  const query = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: badge.name.slice(0, 200),
    organizationName: badge.issuer.name.slice(0, 200),
    ...(from && { issueYear: from.year, issueMonth: from.month }),
    ...(until && { expirationYear: until.year, expirationMonth: until.month }),
    certUrl: page,
    ...(badge.id !== undefined && { certId: badge.id.slice(0, 500) }),
  });
  return `https://www.linkedin.com/profile/add?${query}`;
}
