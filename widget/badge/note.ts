import * as v from 'valibot';
import { OWN_LANGUAGES, type OwnLanguage } from './own-words.ts';
import { SLUG } from './slug.ts';
import { problemsOf, strictObject } from './strict-object.ts';
import type { WordsProblem } from './strict-object.ts';

const slug = (about: string) =>
  v.pipe(v.string(), v.regex(SLUG, 'must be the slug of a badge: its file name in badges/ without .json'), v.description(about));

const titleSchema = v.pipe(
  v.string(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(300, 'is longer than 300 characters'),
  v.description("Shown in place of the badge's own name."),
);

/** The schema of the front matter of `content/notes/<slug>.md`. Unknown keys are errors. */
const noteSchema = strictObject({
  title: v.exactOptional(titleSchema),
  hidden: v.exactOptional(v.pipe(v.boolean(), v.description('Leave the badge out of the site.'))),
  pinned: v.exactOptional(v.pipe(v.boolean(), v.description('Show the badge first.'))),
  order: v.exactOptional(v.pipe(v.number(), v.description('Place among the others: lower comes first.'))),
  sameAs: v.exactOptional(slug('The badge that this one is another proof of: the two are shown as one.')),
  separate: v.exactOptional(v.pipe(v.boolean(), v.description('Never join this badge with another by itself.'))),
  replaces: v.exactOptional(slug('The earlier badge that this one renews or replaces.')),
});

/** The schema of the front matter of `content/notes/<slug>.<language>.md`: only words differ by language. */
const translatedNoteSchema = strictObject({ title: v.exactOptional(titleSchema) });

/** The front matter of a note. */
export type Note = v.InferOutput<typeof noteSchema>;

/** The front matter of a note in another language. */
export type TranslatedNote = v.InferOutput<typeof translatedNoteSchema>;

/** What the name of a file in `notes/` says. */
export interface NoteFile {
  readonly slug: string;
  /** Set for a note in one language: `first-aid.ru.md`. */
  readonly language?: OwnLanguage;
}

/** The badge and language that a file in `notes/` is about; undefined for what is no Markdown file. */
export function noteFile(name: string): NoteFile | undefined {
  if (!name.endsWith('.md')) return undefined;
  const stem = name.slice(0, -'.md'.length);
  const language = OWN_LANGUAGES.find((code) => stem.endsWith(`.${code}`));
  return language === undefined ? { slug: stem } : { slug: stem.slice(0, -(language.length + 1)), language };
}

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
  return narrowed(noteSchema, frontMatter);
}

/**
 * Reads the front matter of a note in one language, already parsed from YAML.
 * @throws NoteError
 */
export function readTranslatedNote(frontMatter: unknown): TranslatedNote {
  return narrowed(translatedNoteSchema, frontMatter);
}

function narrowed<Schema extends v.GenericSchema>(schema: Schema, frontMatter: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, frontMatter ?? {});
  if (!result.success) throw new NoteError(problemsOf(result.issues));
  return result.output;
}
