import type { Badge } from '../../widget/badge/badge.ts';
import { BadgeError } from '../../widget/badge/badge-error.ts';
import type { Credential } from '../../widget/credential/credential.ts';
import type { LoadDocument } from '../../widget/credential/document-loader.ts';
import { namesAlone, readBelieved } from '../../widget/verification/believed-badge.ts';
import { followRecords } from '../../widget/verification/open-badges-2/chain.ts';

/**
 * The model of an Open Badges 0.5-2.1 badge in the words of the records that it leads to, as verification believes them: a file of a
 * hosted badge may say anything of its class and its issuer, and of a badge that only names them the records have the names.
 * @returns undefined when a part could not be had
 */
export async function completeModel({ badge, secured }: Credential, load: LoadDocument): Promise<Badge | undefined> {
  if (secured.form !== 'hosted' && secured.form !== 'jws') return badge;
  const subject = await followRecords(secured, load);
  const { achievement, issuer } = subject.chain;
  if (subject.unread || !achievement.object || !issuer.object) return undefined;
  try {
    return (await readBelieved(subject)).badge;
  } catch (error) {
    if (error instanceof BadgeError) return namesAlone(subject);
    throw error;
  }
}
