import type { JsonObject } from '../../credential/credential.ts';
import { objectOf } from '../../credential/json-text.ts';
import type { CheckPorts, Finding } from '../checking.ts';
import { failed, inconclusive, notApplicable, passed } from '../checking.ts';
import { issuerHostOf, onHostOf, scopeOf } from '../issuer-scope.ts';
import { idOf, webUrlOf } from '../json-value.ts';
import type { Problem } from '../report.ts';
import type { Chain, Link, Subject } from '../subject.ts';

/**
 * Is the achievement the issuer's own? In Open Badges 2.0 it is a record that the signature or the host of the assertion says
 * nothing about, so it must lie where the issuer's records lie. In 3.0 it stands inside the signed document: a foreign identifier
 * is worth telling, no more (`achievement.creator` may be another organisation).
 */
export function checkAchievement(subject: Subject, _ports: CheckPorts): Finding {
  if (subject.chain) return subject.unread ? inconclusive(subject.unread) : ofRecord(subject, subject.chain);
  const home = issuerHostOf(subject.issuerId);
  const host = webUrlOf(subject.achievementId) && issuerHostOf(subject.achievementId);
  if (host === undefined) return notApplicable();
  const foreign = home !== undefined && host !== home;
  return passed({ warnings: foreign ? [{ code: 'achievement.foreign-origin', at: subject.achievementId ?? '' }] : [] });
}

function ofRecord(subject: Subject, { achievement, issuer }: Chain): Finding {
  const evidence = achievement.answer ? [achievement.answer.evidence] : [];
  const at = achievement.id ?? '/badge';
  if (achievement.answer && achievement.answer.kind !== 'found') {
    const blocked = achievement.answer.kind === 'unreachable' && achievement.answer.reason === 'blocked';
    return inconclusive({ code: blocked ? 'network.blocked' : 'achievement.unreachable', at }, { evidence });
  }
  if (!achievement.object) return inconclusive({ code: 'achievement.unreachable', at });
  const scope = scopeOf(issuer.object, subject.issuerId);
  const host = webUrlOf(achievement.id) && issuerHostOf(achievement.id);
  // What the Profile allows is where its assertions lie; its own host is the issuer's in any case.
  if (scope && host !== undefined && host !== issuerHostOf(subject.issuerId) && !onHostOf(scope, at)) {
    return failed({ code: 'achievement.foreign-origin', at }, { evidence });
  }
  return passed({ evidence, warnings: differences(achievement, broughtWith(subject)) });
}

/** What the badge said of its achievement and the issuer's own record does not. The record is what is shown. */
function differences({ object, embedded, answer }: Link, brought: JsonObject | undefined): readonly Problem[] {
  if (!answer) return [];
  const told = ['name', 'description', 'criteria', 'issuer'] as const;
  return told
    .filter((key) => [brought, embedded].some((said) => said?.[key] !== undefined && !sameValue(said[key], object?.[key])))
    .map((key) => ({ code: 'achievement.differs', at: `/badge/${key}` }));
}

function broughtWith({ credential: { secured } }: Subject): JsonObject | undefined {
  return secured.form === 'hosted' ? objectOf(secured.document?.['badge']) : undefined;
}

// An issuer written out and the same issuer by its address are one statement.
function sameValue(one: unknown, other: unknown): true | undefined {
  const [a, b] = [idOf(one), idOf(other)];
  return (a !== undefined && a === b) || JSON.stringify(one) === JSON.stringify(other) || undefined;
}
