import type { Extra, Finding } from '../checking.ts';
import { failed, inconclusive } from '../checking.ts';
import { idOf } from '../json-value.ts';
import { unreachedCode } from '../record-loader.ts';
import type { Chain } from '../subject.ts';
import { onHostOf, scopeOf } from './issuer-scope.ts';

/**
 * What is to be said of an achievement at `at`, which is no address on the issuer's own host: it fails unless the issuer's Profile allows
 * that host (OB 2.0 `Profile.verification`), and nothing is known of a Profile that could not be asked. One that is written into a signed
 * badge may be called as anybody likes: whoever signed it may allow that host, and nobody was asked there; and a record that names no issuer
 * there is nobody's because an assertion says so. Undefined when nothing is.
 */
export function foreignAchievement({ achievement, issuer }: Chain, at: string, seen: Extra): Finding | undefined {
  const { id, answer } = issuer;
  const scope = scopeOf(issuer);
  if (!scope) return undefined;
  const isNamed = achievement.answer !== undefined && idOf(achievement.object?.['issuer']) !== undefined;
  if (onHostOf(scope, at)) return isNamed ? undefined : inconclusive({ code: 'achievement.foreign-origin', at }, seen);
  if (answer?.kind !== 'unreachable') return failed({ code: 'achievement.foreign-origin', at }, seen);
  return inconclusive({ code: unreachedCode(answer, 'issuer-binding.unreachable'), at: id ?? at }, seen);
}
