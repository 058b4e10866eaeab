import type { BadgeRecord } from '../../widget/verification/badge-record.ts';

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/u;

/**
 * Where a badge's page may connect to when its reader asks to check again: https, for issuers keep keys and status lists
 * wherever they like; and the loopback only for a badge that names it itself, as the sample's do.
 */
export function connectSources({ badge, provenance, report }: BadgeRecord): string {
  const read = report.checks.flatMap((check) => check.evidence?.flatMap(({ url }) => url ?? []) ?? []);
  const named = [badge.id, badge.achievementId, badge.issuer.id, badge.issuer.url, provenance.recordUrl, ...read];
  const isLocal = named.some(
    (address) => address !== undefined && (LOOPBACK.test(address) || /^did:web:(?:localhost|127\.0\.0\.1)/u.test(address)),
  );
  return isLocal ? 'https: http://localhost:* http://127.0.0.1:*' : 'https:';
}
