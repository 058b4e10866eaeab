import { checkAchievement } from '../checks/open-badges-2/achievement.ts';
import { checkIssuerBinding } from '../checks/open-badges-2/issuer-binding.ts';
import { checkProof } from '../checks/open-badges-2/proof.ts';
import { checkStatus } from '../checks/open-badges-2/status.ts';
import { checkStructure } from '../checks/open-badges-2/structure.ts';
import type { Family } from '../family.ts';
import { checkSignedBadge } from '../jws/signed-badge-proof.ts';
import { followRecords } from './chain.ts';
import type { RecordsSubject } from '../subject.ts';

/** Open Badges 0.5 to 2.1: an assertion, hosted or signed, whose achievement and issuer are records of their own. */
export const OPEN_BADGES_2: Family<RecordsSubject> = {
  readSubject: followRecords,
  checkProofs: async (secured, ports) =>
    secured.form === 'jws' ? [await checkSignedBadge(secured.jws, secured.document, ports)] : [],
  checkStructure,
  checkProof,
  checkIssuerBinding,
  checkAchievement,
  checkStatus,
};
