import type { Extra, Finding } from '../checking.ts';
import { failed, inconclusive } from '../checking.ts';
import { unreachedCode } from '../record-loader.ts';
import type { Chain } from '../subject.ts';

/**
 * What is to be said of the issuer of a hosted badge that leads to a record which was not found: nobody knows who the issuer is while the
 * achievement, which names it, cannot be read, or its own Profile cannot be reached. One that is not there stands behind nothing.
 */
export function unfollowedIssuer({ achievement, issuer }: Chain, issuerId: string, seen: Extra): Finding {
  if (achievement.answer && achievement.answer.kind !== 'found') {
    const code = unreachedCode(achievement.answer, 'achievement.unreachable');
    return inconclusive({ code, at: achievement.id ?? '' }, seen);
  }
  return issuer.answer?.kind === 'unreachable'
    ? inconclusive({ code: unreachedCode(issuer.answer, 'issuer-binding.unreachable'), at: issuerId }, seen)
    : failed({ code: 'issuer-binding.not-proven', at: issuerId }, seen);
}
