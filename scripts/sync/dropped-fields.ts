import { plainLine } from '../../widget/badge/plain-text.ts';
import type { JsonObject } from '../../widget/credential/credential.ts';
import { MAX_JSON_DEPTH } from '../../widget/credential/json-text.ts';
import type { AnswerFields, DropReason, FieldTable } from '../sources/answer-fields.ts';
import { openBadgesFields, PROOF_DOCUMENT, REFUSAL } from '../sources/open-badges-fields.ts';
import type { AskedFor } from '../sources/open-badges-fields.ts';
import { isObject } from '../sources/source-request.ts';
import type { HttpDocument, HttpLoad } from './http-client.ts';

/** A field of an answer that goes no further. Its name only, never its value. */
export interface DroppedField {
  readonly source: string;
  /** Which answer, and where in it: `badges.json: data[].issued_to`. */
  readonly field: string;
  /** `unlisted`: nobody has said yet what it is, so it is not read. */
  readonly reason: DropReason | 'unlisted';
}

/** Who reads an answer: a source, which has a table of it, or verification, which keeps it whole. */
export type AnswerReader = 'source' | 'verification';

/** Looks at the names in all that one source and its badges are read from. */
export interface FieldObserver {
  /** A loader that looks at what it gives. `tables`: of the answers that are known by their address. */
  readonly observe: (load: HttpLoad, reader: AnswerReader, tables?: readonly AnswerFields[]) => HttpLoad;
  /** Looks at a badge's document, wherever it lay: in a file, a picture, a token. */
  readonly see: (document: JsonObject) => void;
  /** In the order of their names. */
  readonly dropped: () => readonly DroppedField[];
}

const MAX_FIELDS = 2000;
const MAX_NAME = 100;
const REFUSED: ReadonlySet<number> = new Set([404, 410]);
/** JSON that nobody has said a word about. */
const UNKNOWN: FieldTable = { answer: 'other answers', read: [], dropped: {} };

/** Watches what one source is read from for what goes no further. */
export function observeFields(source: string, asked: AskedFor): FieldObserver {
  const dropped = new Map<string, DropReason | 'unlisted'>();
  const seen = new Set<string>();
  // Lists in lists, and members without a name, have no end of their own: deeper than any badge nothing is read.
  const lookAt = (value: unknown, table: FieldTable): void =>
    collect(value, '', { ...compiled(table), dropped, depth: MAX_JSON_DEPTH });
  const observe: FieldObserver['observe'] = (load, reader, tables = []) => {
    return async (url, options) => {
      const answer = await load(url, options);
      const mark = `${reader} ${url}`;
      if (seen.has(mark)) return answer;
      seen.add(mark);
      const value = parsed(answer);
      const table = value === undefined ? undefined : tableFor(value, { url, answer, reader, tables, asked });
      if (table) lookAt(value, table);
      return answer;
    };
  };
  return {
    observe,
    see: (document) => lookAt(document, openBadgesFields(document, asked) ?? UNKNOWN),
    dropped: () => [...dropped].sort(([a], [b]) => (a < b ? -1 : 1)).map(([field, reason]) => ({ source, field, reason })),
  };
}

interface About {
  readonly url: string;
  readonly answer: HttpDocument;
  readonly reader: AnswerReader;
  readonly tables: readonly AnswerFields[];
  readonly asked: AskedFor;
}

function tableFor(value: unknown, { url, answer, reader, tables, asked }: About): FieldTable | undefined {
  if (REFUSED.has(answer.status)) return REFUSAL;
  if (answer.status !== 200) return undefined;
  const known = tables.find(({ isAt }) => isAt(new URL(url)));
  const badge = isObject(value) ? openBadgesFields(value, asked) : undefined;
  return known ?? badge ?? (reader === 'verification' ? PROOF_DOCUMENT : UNKNOWN);
}

interface Compiled {
  readonly table: FieldTable;
  /** Paths that are read, with all that is in them. */
  readonly read: ReadonlySet<string>;
  /** Paths on the way to one that is read. */
  readonly above: ReadonlySet<string>;
  readonly reasons: ReadonlyMap<string, DropReason>;
}

const COMPILED = new WeakMap<FieldTable, Compiled>();

function compiled(table: FieldTable): Compiled {
  const known = COMPILED.get(table);
  if (known) return known;
  const read = new Set(table.read.map(withoutLists));
  const above = new Set(['']);
  for (const path of read) for (let at = path.indexOf('.'); at > 0; at = path.indexOf('.', at + 1)) above.add(path.slice(0, at));
  const reasons = new Map(Object.entries(table.dropped).map(([path, reason]) => [withoutLists(path), reason]));
  const fresh = { table, read, above, reasons };
  COMPILED.set(table, fresh);
  return fresh;
}

const withoutLists = (path: string): string => path.replaceAll('[]', '');

interface Collecting extends Compiled {
  readonly dropped: Map<string, DropReason | 'unlisted'>;
  /** How far down is still gone. */
  readonly depth: number;
}

/** Goes down only where something is read: below what is dropped even a name may be somebody's. */
function collect(value: unknown, path: string, collecting: Collecting): void {
  if (collecting.depth === 0) return;
  const below = { ...collecting, depth: collecting.depth - 1 };
  if (Array.isArray(value)) {
    for (const item of value) collect(item, `${path}[]`, below);
    return;
  }
  if (!isObject(value)) return;
  const { table, read, above, reasons, dropped } = collecting;
  for (const [name, inner] of Object.entries(value)) {
    const at = (told: string): string => (path === '' ? told : `${path}.${told}`);
    const known = withoutLists(path === '' ? name : `${path}.${name}`);
    if (read.has(known)) continue;
    if (above.has(known) && typeof inner === 'object' && inner !== null) collect(inner, at(shown(name)), below);
    else if (!above.has(known) && dropped.size < MAX_FIELDS && name.length <= MAX_NAME) {
      const reason = reasons.get(known) ?? table.rest ?? 'unlisted';
      dropped.set(
        `${table.answer}: ${at(reason === 'unlisted' && !isWord(name) ? '(a name that is no word)' : shown(name))}`,
        reason,
      );
    }
  }
}

/** A name is shown in a terminal, and may itself be somebody's address. */
const shown = (name: string): string => (name.indexOf('@') > 0 ? '(a name with "@")' : plainLine(name, MAX_NAME));

/** What nobody has listed may be keyed by a code or a number that is somebody's; a field's own name seldom looks like one. */
const isWord = (name: string): boolean => name.indexOf('@') > 0 || !/\s|\d{5}|\d\D+\d/.test(name);

/** The JSON of an answer; undefined for what is none, pictures most of all. */
function parsed({ bytes }: HttpDocument): unknown {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 16)).replace(/^\u00ef\u00bb\u00bf/, '');
  if (!/^\s*[[{]/.test(start)) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
