import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProfileError, readProfile } from '../../widget/badge/profile.ts';
import type { Profile } from '../../widget/badge/profile.ts';
import { systemProblem } from '../system-problem.ts';

/** The profile of a content folder cannot be used; `hint` is what to do next. */
export class OwnProfileError extends Error {
  override readonly name = 'OwnProfileError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/**
 * The profile of a content folder.
 * @param content absolute
 * @throws OwnProfileError that names the file, what is wrong there, and what to do next
 */
export async function ownProfile(content: string): Promise<Profile> {
  const path = join(content, 'profile.json');
  try {
    return readProfile(await readFile(path, 'utf8'));
  } catch (cause) {
    if (cause instanceof ProfileError)
      throw new OwnProfileError(cause.message.replace('profile.json:', `${path}:`), CORRECT, { cause });
    const problem = systemProblem(cause, path);
    if (problem === undefined) throw cause;
    const folder = existsSync(content);
    if (folder && problem.code !== 'ENOENT') throw new OwnProfileError(problem.words, ELSEWHERE, { cause });
    const what = folder ? `${path} is missing.` : `There is no folder ${content}.`;
    throw new OwnProfileError(what, `"ms-badge init --content ${content}" makes one, or --content names another folder.`, {
      cause,
    });
  }
}

const CORRECT = 'Correct the file: "ms-badge check" lists everything, and an editor that reads profile.schema.json marks it.';
const ELSEWHERE = '--content names the folder that holds profile.json.';
