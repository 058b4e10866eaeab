import type { JsonObject } from '../../credential/credential.ts';
import { objectOf } from '../../credential/json-text.ts';
import type { Extra, Finding } from '../checking.ts';
import { failed, inconclusive, notApplicable, passed } from '../checking.ts';
import { issuerHostOf, onHostOf, scopeOf } from '../issuer-scope.ts';
import { idOf, webUrlOf } from '../json-value.ts';
import { unreachedCode } from '../record-loader.ts';
import type { Problem } from '../report.ts';
import type { Link, Subject } from '../subject.ts';

/**
 * Is the achievement the issuer's own? In Open Badges 2.0 it is a record that the signature or the host of the assertion says
 * nothing about, so it must lie where the issuer's records lie. In 3.0 it stands inside the signed document: a foreign identifier
 * is worth telling, no more (`achievement.creator` may be another organisation).
 */
export function checkAchievement(subject: Subject): Finding {
  const { chain, unread, issuerId, achievementId } = subject;
  const host = webUrlOf(achievementId) && issuerHostOf(achievementId);
  const home = issuerHostOf(issuerId);
  if (!chain) {
    const foreign = home !== undefined && host !== home;
    const warnings: Extra['warnings'] = [foreign && { code: 'achievement.foreign-origin', at: achievementId ?? '' }];
    return host === undefined ? notApplicable() : passed({ warnings });
  }
  if (unread) return inconclusive(unread);
  const { answer, object } = chain.achievement;
  const at = achievementId ?? '/badge';
  const evidence = [answer?.evidence];
  if (!object) return inconclusive({ code: unreachedCode(answer, 'achievement.unreachable'), at }, { evidence });
  const scope = scopeOf(chain.issuer.object, issuerId);
  // What the Profile allows is where its assertions lie; its own host is the issuer's in any case.
  if (scope && host !== undefined && host !== home && !onHostOf(scope, at)) {
    return failed({ code: 'achievement.foreign-origin', at }, { evidence });
  }
  return passed({ evidence, warnings: differences(chain.achievement, broughtWith(subject)) });
}

/** What the badge said of its achievement and the issuer's own record does not. The record is what is shown. */
function differences({ object, embedded, answer }: Link, brought: JsonObject | undefined): readonly Problem[] {
  if (!answer) return [];
  const told = ['name', 'description', 'criteria', 'issuer'] as const;
  return told
    .filter((key) => [brought, embedded].some((said) => said?.[key] !== undefined && !sameValue(said[key], object?.[key])))
    .map((key) => ({ code: 'achievement.differs', at: `/badge/${key}` }));
}

function broughtWith({ secured }: Subject): JsonObject | undefined {
  return secured.form === 'hosted' ? objectOf(secured.document?.['badge']) : undefined;
}

// An issuer written out and the same issuer by its address are one statement.
function sameValue(one: unknown, other: unknown): true | undefined {
  const [a, b] = [idOf(one), idOf(other)];
  return (a !== undefined && a === b) || JSON.stringify(one) === JSON.stringify(other) || undefined;
}
