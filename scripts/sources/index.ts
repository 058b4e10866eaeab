import { accredible } from './accredible.ts';
import { badgr } from './badgr.ts';
import { credly } from './credly.ts';
import { edubadges } from './edubadges.ts';
import { inbox } from './inbox.ts';
import { manual } from './manual.ts';
import { microsoftLearn } from './microsoft-learn.ts';
import { openBadgePassport } from './open-badge-passport.ts';
import type { Source } from './source.ts';
import { url } from './url.ts';

/** Every source, one line each. */
export const SOURCES: readonly Source[] = [
  credly,
  microsoftLearn,
  badgr,
  edubadges,
  accredible,
  openBadgePassport,
  url,
  manual,
  inbox,
];
