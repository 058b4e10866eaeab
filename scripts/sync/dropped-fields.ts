import type { AnswerFields, DropReason } from '../sources/source.ts';
import type { HttpLoad } from './http-client.ts';

/** A field of a service's answer that goes no further. Its name only, never its value. */
export interface DroppedField {
  readonly source: string;
  /** Which answer, and where in it: `badges.json: data[].issued_to`. */
  readonly field: string;
  /** `unlisted`: nobody has said yet what it is, so it is not read. */
  readonly reason: DropReason | 'unlisted';
}

/** A loader that looks at the names of what it gives. */
export interface FieldObserver {
  readonly load: HttpLoad;
  /** In the order of their names. */
  readonly dropped: () => readonly DroppedField[];
}

const MAX_FIELDS = 2000;
const MAX_NAME = 100;

/** Watches the answers of one source for what its tables do not read. */
export function observeFields(load: HttpLoad, source: string, tables: readonly AnswerFields[]): FieldObserver {
  const dropped = new Map<string, DropReason | 'unlisted'>();
  return {
    load: async (url, options) => {
      const answer = await load(url, options);
      const table = tables.find(({ isAt }) => isAt(new URL(url)));
      if (table && answer.status === 200) collect(parsed(answer.bytes), '', { table, dropped });
      return answer;
    },
    dropped: () => [...dropped].sort(([a], [b]) => (a < b ? -1 : 1)).map(([field, reason]) => ({ source, field, reason })),
  };
}

interface Collecting {
  readonly table: AnswerFields;
  readonly dropped: Map<string, DropReason | 'unlisted'>;
}

/** Goes down only where something is read: below what is dropped even a name may be somebody's. */
function collect(value: unknown, path: string, collecting: Collecting): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, `${path}[]`, collecting);
    return;
  }
  const { table, dropped } = collecting;
  if (table.read.includes(path) || typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const field = path === '' ? name : `${path}.${name}`;
    const isRead = table.read.some((read) => read === field || read.startsWith(`${field}.`) || read.startsWith(`${field}[]`));
    if (isRead) collect(inner, field, collecting);
    else if (dropped.size < MAX_FIELDS && name.length <= MAX_NAME)
      dropped.set(
        `${table.answer}: ${field}`,
        Object.hasOwn(table.dropped, field) ? (table.dropped[field] ?? 'unlisted') : 'unlisted',
      );
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
