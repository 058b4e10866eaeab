/**
 * Why a field of an answer goes no further. `personal`: about a person beside what they earned. `platform`: the service's own
 * workings. `elsewhere`: said by a field that is read. `unused`: about the badge, and nothing that the model has a place for.
 * `unless-asked`: read when the profile asks for it. `proof`: read by verification, and kept with the document as received.
 */
export type DropReason = 'personal' | 'platform' | 'elsewhere' | 'unused' | 'unless-asked' | 'proof';

/** The allow-list of one kind of answer, and why the rest is not on it. `[]` marks a list, and does not count. */
export interface FieldTable {
  /** What the answer is called. */
  readonly answer: string;
  /** What is read, with all that is in it. */
  readonly read: readonly string[];
  readonly dropped: { readonly [path: string]: DropReason };
  /** Of what is in neither list. Default: it is reported as unlisted, since nobody has said yet what it is. */
  readonly rest?: DropReason;
}

/** The table of an answer that is known by its address. */
export interface AnswerFields extends FieldTable {
  readonly isAt: (url: URL) => boolean;
}

/** Paths below a path, from names with spaces between them. */
export function named(below: string, names: string): readonly string[] {
  return names.split(' ').map((name) => below + name);
}

/** Such paths, each with the reason for which it is dropped. */
export function dropped(reason: DropReason, below: string, names: string): FieldTable['dropped'] {
  return Object.fromEntries(named(below, names).map((path) => [path, reason]));
}
