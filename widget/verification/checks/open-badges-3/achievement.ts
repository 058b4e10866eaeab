import type { Finding } from '../../checking.ts';
import { notApplicable, passed } from '../../checking.ts';
import { issuerHostOf } from '../../issuers/issuer-host.ts';
import { webUrlOf } from '../../json-value.ts';
import type { Subject } from '../../subject.ts';

/**
 * Is the achievement the issuer's own? In Open Badges 3.0 it stands inside the signed document: a foreign identifier is worth telling,
 * no more (`achievement.creator` may be another organisation).
 */
export function checkAchievement({ issuerId, achievementId }: Subject): Finding {
  const host = webUrlOf(achievementId) && issuerHostOf(achievementId);
  if (host === undefined) return notApplicable();
  const home = issuerHostOf(issuerId);
  const at = achievementId ?? '';
  return passed({ warnings: [home !== undefined && host !== home && { code: 'achievement.foreign-origin', at }] });
}
