import type { JsonObject } from '../../../credential/credential.ts';
import { objectOf } from '../../../credential/json-text.ts';
import type { Finding } from '../../checking.ts';
import { inconclusive, passed } from '../../checking.ts';
import { issuerHostOf } from '../../issuers/issuer-host.ts';
import { idOf, webUrlOf } from '../../json-value.ts';
import { unreachedCode } from '../../record-loader.ts';
import type { Problem } from '../../report.ts';
import type { RecordsSubject } from '../../subject.ts';

/**
 * Is the achievement the issuer's own? In Open Badges 2.0 it is a record that the signature or the host of the assertion says
 * nothing about, so it must lie where the issuer's records lie.
 */
export async function checkAchievement(subject: RecordsSubject): Promise<Finding> {
  const { chain, unread, issuerId, achievementId } = subject;
  const at = achievementId ?? '/badge';
  if (unread) return inconclusive(unread);
  const { answer, object, embedded } = chain.achievement;
  const evidence = [answer?.evidence];
  if (!object) return inconclusive({ code: unreachedCode(answer, 'achievement.unreachable'), at }, { evidence });
  const host = webUrlOf(achievementId) && issuerHostOf(achievementId);
  // What the Profile allows is where its assertions lie; its own host is the issuer's in any case.
  if (host !== undefined && host !== issuerHostOf(issuerId)) {
    const { foreignAchievement } = await import('../../open-badges-2/foreign-achievement.ts');
    const foreign = foreignAchievement(chain, at, { evidence });
    if (foreign) return foreign;
  }
  const brought = objectOf(subject.secured.document?.['badge']);
  return passed({ evidence, warnings: differences(object, [brought, embedded]) });
}

/** What the badge said of its achievement, in the file or in the record that is believed, and the issuer's own record does not. */
function differences(object: JsonObject, told: readonly (JsonObject | undefined)[]): readonly Problem[] {
  const keys = ['name', 'description', 'criteria', 'issuer'] as const;
  return keys
    .filter((key) => told.some((said) => said?.[key] !== undefined && !sameValue(said[key], object[key])))
    .map((key) => ({ code: 'achievement.differs', at: `/badge/${key}` }));
}

// An issuer written out and the same issuer by its address are one statement.
function sameValue(one: unknown, other: unknown): true | undefined {
  const [a, b] = [idOf(one), idOf(other)];
  return (a !== undefined && a === b) || JSON.stringify(one) === JSON.stringify(other) || undefined;
}
