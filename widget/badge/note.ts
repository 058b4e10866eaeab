import * as v from 'valibot';
import { problemsOf, strictObject } from './strict-object.ts';
import type { WordsProblem } from './strict-object.ts';

/** The schema of the front matter of `content/notes/<slug>.md`. Unknown keys are errors. */
export const noteSchema = strictObject({
  title: v.exactOptional(
    v.pipe(
      v.string(),
      v.minLength(1, 'must not be empty'),
      v.maxLength(300, 'is longer than 300 characters'),
      v.description("Shown in place of the badge's own name."),
    ),
  ),
  hidden: v.exactOptional(v.pipe(v.boolean(), v.description('Leave the badge out of the site.'))),
  pinned: v.exactOptional(v.pipe(v.boolean(), v.description('Show the badge first.'))),
  order: v.exactOptional(v.pipe(v.number(), v.description('Place among the others: lower comes first.'))),
});

/** The front matter of a note. */
export type Note = v.InferOutput<typeof noteSchema>;

/** The front matter of a note cannot be used; `problems` says where and why. */
export class NoteError extends Error {
  override readonly name = 'NoteError';
  readonly problems: readonly WordsProblem[];

  constructor(problems: readonly WordsProblem[]) {
    super(problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('\n'));
    this.problems = problems;
  }
}

/**
 * Reads the front matter of a note, already parsed from YAML. No front matter at all (null, undefined) is an empty note.
 * @throws NoteError
 */
export function readNote(frontMatter: unknown): Note {
  const result = v.safeParse(noteSchema, frontMatter ?? {});
  if (!result.success) throw new NoteError(problemsOf(result.issues));
  return result.output;
}
