import type { JsonObject } from '../../widget/credential/credential.ts';
import { LoadError } from '../../widget/credential/document-loader.ts';
import type { LoadedDocument, LoadErrorCode } from '../../widget/credential/document-loader.ts';
import type { HttpClient, HttpLoadOptions } from '../sync/http-client.ts';
import { SourceError } from './source-error.ts';
import type { SourceErrorCode } from './source-error.ts';

/** Who asks, through what. */
export interface SourceRequester {
  /** Registry name of the source: the first word of every message. */
  readonly speaker: string;
  readonly http: HttpClient;
}

const CODE_OF_LOAD_ERROR: { readonly [Code in LoadErrorCode]: SourceErrorCode } = {
  unreachable: 'SOURCE_UNREACHABLE',
  timeout: 'SOURCE_TIMEOUT',
  'too-large': 'SOURCE_TOO_LARGE',
  'too-many-redirects': 'SOURCE_UNREACHABLE',
  blocked: 'SOURCE_BLOCKED',
};

const WORDS_OF_LOAD_ERROR: { readonly [Code in LoadErrorCode]: string } = {
  unreachable: 'could not be read',
  timeout: 'did not answer in time',
  'too-large': 'answered more bytes than are read',
  'too-many-redirects': 'redirects too many times',
  blocked: 'is refused: not https, or not a public address',
};

/**
 * Loads a URL; every status is an answer.
 * @throws SourceError when there was no answer at all
 */
export async function loadAnswer(from: SourceRequester, url: string, options?: HttpLoadOptions): Promise<LoadedDocument> {
  try {
    return await from.http.load(url, options);
  } catch (cause) {
    if (!(cause instanceof LoadError)) throw cause;
    const message = `${from.speaker}: ${url} ${WORDS_OF_LOAD_ERROR[cause.code]}`;
    throw new SourceError(CODE_OF_LOAD_ERROR[cause.code], message, { url, cause });
  }
}

/**
 * Throws unless the answer was 200.
 * @throws SourceError
 */
export function expectFound(from: SourceRequester, url: string, status: number): void {
  if (status === 200) return;
  throw new SourceError(codeOfStatus(status), `${from.speaker}: ${url} answered ${status}`, { url });
}

/**
 * Loads a JSON object.
 * @throws SourceError
 */
export async function loadJson(from: SourceRequester, url: string, options?: HttpLoadOptions): Promise<JsonObject> {
  const answer = await loadAnswer(from, url, options);
  expectFound(from, url, answer.status);
  return parseJson(from, url, answer);
}

/**
 * Reads a body as a JSON object, and says what it was when it is none.
 * @throws SourceError `SOURCE_NOT_JSON`
 */
export function parseJson(from: SourceRequester, url: string, answer: Pick<LoadedDocument, 'bytes' | 'mediaType'>): JsonObject {
  const refuse = (what: string, cause?: unknown): never => {
    throw new SourceError('SOURCE_NOT_JSON', `${from.speaker}: ${url} answered ${what}`, { url, cause });
  };
  if (answer.bytes.length === 0) return refuse('nothing at all');
  if (answer.mediaType === 'text/html' || isMarkup(answer.bytes)) return refuse('a web page where data was expected');
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.bytes));
    return isObject(value) ? value : refuse('JSON that is no object');
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    return refuse('something that is not JSON in UTF-8, or is cut short', cause);
  }
}

/** True for a JSON object, not an array and not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of keys inside parsed JSON; undefined where the path ends early. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const key of path) current = isObject(current) && Object.hasOwn(current, key) ? current[key] : undefined;
  return current;
}

/** The objects of a list; anything else in it, or instead of it, is left out. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function codeOfStatus(status: number): SourceErrorCode {
  if (status === 401 || status === 403) return 'SOURCE_PRIVATE';
  if (status === 404 || status === 410) return 'SOURCE_NOT_FOUND';
  if (status === 429) return 'SOURCE_LIMITED';
  return status >= 500 ? 'SOURCE_UNAVAILABLE' : 'SOURCE_UNEXPECTED';
}

function isMarkup(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*</.test(new TextDecoder('latin1').decode(bytes.subarray(0, 64)).replace('ï»¿', ''));
}
