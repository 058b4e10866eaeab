import type { Alignment, BadgeImage, Criteria, Evidence, Issuer } from '../badge/badge.ts';
import { identifier, MAX_TEXT, plainLine, plainText, webUrl } from '../badge/plain-text.ts';
import { webDate } from '../badge/web-date.ts';
import type { ReadNote } from './credential.ts';
import { isObject, listOf, objectOf } from './json-text.ts';

/** Called for what was seen while reading and does not make the credential unreadable. */
export type TakeNote = (code: ReadNote['code'], at: string) => void;

/** Longest list (tags, alignments, evidence) that the model keeps. */
const MAX_LIST = 100;

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without its members that are undefined. */
export function defined<const T extends object>(members: T): Defined<T> {
  const entries: [string, unknown][] = Object.entries(members);
  // The compiler cannot follow a filter over the members; it removes exactly what `Defined` says.
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** One line of text, or undefined. Language-tagged text (`{ "@value" }`, or a list of it) gives its first value. */
export function lineOf(value: unknown): string | undefined {
  return plainLine(firstText(value)) || undefined;
}

/** Running text, or undefined. See {@link lineOf}. */
export function textOf(value: unknown): string | undefined {
  return plainText(firstText(value), MAX_TEXT) || undefined;
}

/** A date of the model, or undefined; noted when there was something that is no date. */
export function dateOf(value: unknown, at: string, note: TakeNote): string | undefined {
  return kept(webDate(value), { value, at, note });
}

/** BCP 47 tag, or undefined. */
export function languageOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}$/.test(value) ? value : undefined;
}

/** An issuer that is named by its id alone, or described. Without a name, its host or its id stands for it. */
export function issuerOf(value: unknown, note: TakeNote): Issuer | undefined {
  const profile = objectOf(value);
  const id = identifier(profile ? profile.id : value);
  const url = profile && urlOf(profile.url, '/issuer/url', note);
  const name = lineOf(profile?.name) ?? hostOf(id) ?? hostOf(url) ?? lineOf(id);
  return name === undefined ? undefined : defined({ id, name, url });
}

/** Host of an http(s) URL, or undefined. */
export function hostOf(value: unknown): string | undefined {
  const url = webUrl(value);
  return url === undefined ? undefined : new URL(url).host;
}

/** A criteria page, or criteria described. */
export function criteriaOf(value: unknown, note: TakeNote): Criteria | undefined {
  const [first] = listOf(value);
  const criteria = isObject(first) ? first : { id: first };
  const words = defined({ id: urlOf(criteria.id, '/criteria', note), narrative: textOf(criteria.narrative) });
  return Object.keys(words).length === 0 ? undefined : words;
}

/** A picture named by its URL, or described. Pictures inside the document (`data:`) are left to the document. */
export function imageOf(value: unknown, note: TakeNote): BadgeImage | undefined {
  const [first] = listOf(value);
  const image = isObject(first) ? first : { id: first };
  const words = defined({ id: urlOf(image.id, '/image', note), caption: lineOf(image.caption) });
  return words.id === undefined ? undefined : words;
}

/** Tags in their order, without repeats. */
export function skillsOf(value: unknown): readonly string[] {
  const tags = listOf(value).slice(0, MAX_LIST).map(lineOf);
  return [...new Set(tags.filter((tag) => tag !== undefined))];
}

/** Alignments; one that names nothing is left out. OB 1.x said `name` and `url`. */
export function alignmentsOf(value: unknown, note: TakeNote): readonly Alignment[] {
  return described(value).flatMap((alignment, index) => {
    const targetUrl = urlOf(alignment.targetUrl ?? alignment.url, `/alignment/${index}/targetUrl`, note);
    const targetCode = lineOf(alignment.targetCode);
    const targetName = lineOf(alignment.targetName ?? alignment.name) ?? targetCode ?? hostOf(targetUrl);
    if (targetName === undefined) return [];
    const targetFramework = lineOf(alignment.targetFramework);
    const targetDescription = textOf(alignment.targetDescription ?? alignment.description);
    return [defined({ targetName, targetUrl, targetFramework, targetCode, targetDescription })];
  });
}

/** Evidence named by its URL, or described; what says nothing is left out. */
export function evidenceOf(value: unknown, note: TakeNote): readonly Evidence[] {
  const items = listOf(value).map((item) => (typeof item === 'string' ? { id: item } : item));
  return described(items).flatMap((evidence, index) => {
    const words = defined({
      id: urlOf(evidence.id, `/evidence/${index}`, note),
      name: lineOf(evidence.name),
      description: textOf(evidence.description),
      narrative: textOf(evidence.narrative),
    });
    return Object.keys(words).length === 0 ? [] : [words];
  });
}

/** A person's name; never an e-mail address, whatever the issuer wrote there. */
export function personName(value: unknown): string | undefined {
  const name = lineOf(value);
  return name?.includes('@') ? undefined : name;
}

function described(value: unknown) {
  return listOf(value).slice(0, MAX_LIST).filter(isObject);
}

function firstText(value: unknown): unknown {
  const [first] = listOf(value);
  return isObject(first) ? first['@value'] : first;
}

function urlOf(value: unknown, at: string, note: TakeNote): string | undefined {
  return kept(webUrl(value), { value, at, note });
}

function kept(result: string | undefined, from: { value: unknown; at: string; note: TakeNote }): string | undefined {
  if (result === undefined && from.value !== undefined && from.value !== null && from.value !== '')
    from.note('value-dropped', from.at);
  return result;
}
