import { credly } from './credly.ts';
import { inbox } from './inbox.ts';
import { microsoftLearn } from './microsoft-learn.ts';
import type { Source } from './source.ts';

/** Every source, one line each. */
export const SOURCES: readonly Source[] = [credly, microsoftLearn, inbox];
