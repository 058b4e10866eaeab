import { isObject } from '../sources/source-request.ts';
import type { DroppedField } from '../sync/dropped-fields.ts';

/** Shorter ones are words of every day. */
const LEAST = 8;

/** The texts at the fields of an answer that were dropped for being personal, to look for them where they must not be. */
export function personalValues(answer: unknown, dropped: readonly DroppedField[]): readonly string[] {
  const paths = dropped.filter(({ reason }) => reason === 'personal').map(({ field }) => field.replace(/^.*?: /, ''));
  const values = paths.flatMap((path) => textsIn(at(answer, path.replaceAll('[]', '').split('.'))));
  return [...new Set(values.filter((value) => value.length >= LEAST))];
}

function at(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => at(item, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return [value];
  return isObject(value) ? at(value[name], rest) : [];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
