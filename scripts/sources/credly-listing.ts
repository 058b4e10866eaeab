import type { JsonObject } from '../../widget/credential/credential.ts';
import { SourceError } from './source-error.ts';
import { isObject, loadJson, objectsOf, valueAt } from './source-request.ts';
import type { SourceRequester } from './source-request.ts';

/** Every entry of a paged list, and why it may not be every one. */
export interface Listing {
  readonly entries: readonly JsonObject[];
  /** Present when anything may be missing. */
  readonly gap?: SourceError;
}

interface Page {
  readonly number: number;
  readonly url: string;
  readonly entries: readonly JsonObject[];
  readonly totalPages: number;
  readonly totalCount: number | undefined;
  readonly hasNext: boolean;
}

/** More pages than any person has: 200 pages of 48 badges. */
const MAX_PAGES = 200;
const MAX_PAGE_BYTES = 10_000_000;

/**
 * Reads all pages. A later page that is missing, repeats an earlier one or contradicts the first leaves a `gap`.
 * @param urlOf the address of a page, counted from 1
 * @throws SourceError when the first page gives no usable answer
 */
export async function readListing(from: SourceRequester, urlOf: (page: number) => string): Promise<Listing> {
  const first = await readPage(from, urlOf(1), 1);
  if (first.totalPages > MAX_PAGES) return { entries: first.entries, gap: gap(from, first, `claims ${first.totalPages} pages`) };
  const numbers = Array.from({ length: Math.max(0, first.totalPages - 1) }, (_, index) => index + 2);
  const rest = await Promise.allSettled(numbers.map((number) => readPage(from, urlOf(number), number)));
  const pages = [first];
  for (const result of rest) {
    if (result.status === 'fulfilled') pages.push(result.value);
    else if (result.reason instanceof SourceError) return { entries: entriesOf(pages), gap: incomplete(result.reason) };
    else throw result.reason;
  }
  return whole(from, pages);
}

async function readPage(from: SourceRequester, url: string, number: number): Promise<Page> {
  const answer = await loadJson(from, url, { maxBytes: MAX_PAGE_BYTES });
  const { data, metadata } = answer;
  if (!Array.isArray(data))
    throw new SourceError('SOURCE_UNEXPECTED', `${from.speaker}: ${url} answered JSON without "data"`, { url });
  if (!isObject(metadata)) return { number, url, entries: objectsOf(data), totalPages: 1, totalCount: undefined, hasNext: false };
  return {
    number,
    url,
    entries: objectsOf(data),
    totalPages: count(metadata['total_pages']) ?? 1,
    totalCount: count(metadata['total_count']),
    hasNext: typeof metadata['next_page_url'] === 'string' && metadata['next_page_url'] !== '',
  };
}

function whole(from: SourceRequester, pages: readonly Page[]): Listing {
  const entries = entriesOf(pages);
  const seen = new Set<unknown>();
  for (const page of pages) {
    const ids = page.entries.map(({ id }) => id);
    if (page.number > 1 && ids.length === 0) return { entries, gap: gap(from, page, 'is empty, though it is counted') };
    if (page.number > 1 && ids.every((id) => seen.has(id))) return { entries, gap: gap(from, page, 'repeats an earlier page') };
    for (const id of ids) seen.add(id);
  }
  return contradiction(from, pages, entries);
}

function contradiction(from: SourceRequester, pages: readonly Page[], entries: readonly JsonObject[]): Listing {
  const last = pages.at(-1);
  const total = pages[0]?.totalCount;
  if (!last) return { entries };
  if (total === undefined) return { entries, gap: gap(from, last, 'does not say how many badges there are') };
  if (last.hasNext) return { entries, gap: gap(from, last, 'names a further page that its count leaves out') };
  if (entries.length === total) return { entries };
  return { entries, gap: gap(from, last, `counts ${total} badges, and lists ${entries.length}`) };
}

/** In the order of the answer, each id once; what has no id stays, to be named as broken. */
function entriesOf(pages: readonly Page[]): readonly JsonObject[] {
  const byId = new Map<unknown, JsonObject>();
  for (const entry of pages.flatMap((page) => page.entries)) {
    const id = valueAt(entry, 'id') ?? entry;
    if (!byId.has(id)) byId.set(id, entry);
  }
  return [...byId.values()];
}

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;

const gap = (from: SourceRequester, page: Page, what: string): SourceError =>
  new SourceError('SOURCE_INCOMPLETE', `${from.speaker}: the answer is incomplete: ${page.url} ${what}`, { url: page.url });

const incomplete = (cause: SourceError): SourceError =>
  new SourceError('SOURCE_INCOMPLETE', `${cause.message}, so the answer is incomplete`, {
    ...(cause.url === undefined ? {} : { url: cause.url }),
    cause,
  });
