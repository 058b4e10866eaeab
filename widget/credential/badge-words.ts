import type { Alignment, Badge, Evidence, Issuer, SpecVersion } from '../badge/badge.ts';
import { httpUrl } from '../badge/http-url.ts';
import { identifier, MAX_TEXT, plainLine, plainText, webUrl } from '../badge/plain-text.ts';
import { webDate } from '../badge/web-date.ts';
import type { JsonObject, ReadNote } from './credential.ts';
import type { Defined } from './defined-members.ts';
import { defined } from './defined-members.ts';
import { isObject, listOf, objectOf } from './json-text.ts';

/** Longest list (tags, alignments, evidence) that the model keeps. */
const MAX_LIST = 100;

/** A badge as its issuer tells it, in the words of Open Badges 3.0. No value has been looked at yet. */
export interface ToldBadge {
  readonly specVersion: SpecVersion;
  /** Of which `id`, `issuer`, `evidence` and `image` are read. */
  readonly credential: JsonObject;
  readonly subject: JsonObject;
  readonly achievement: JsonObject;
  /** Dates, each with its place in the document. */
  readonly validFrom: readonly [value: unknown, at: string];
  readonly validUntil: readonly [value: unknown, at: string];
}

/** Reads what stands at a place in the document. */
type Reader = (value: unknown, at: string) => string | undefined;

/** The badge for people. What was told and cannot be shown (a date that is none, a `javascript:` link) is noted. */
export function badgeOf({ specVersion, credential, subject, achievement, ...told }: ToldBadge, notes: ReadNote[] = []): Badge {
  const noting =
    (read: (value: unknown) => string | undefined): Reader =>
    (value, at) => {
      const text = read(value);
      if (text === undefined && value !== '' && listOf(value).length > 0) notes.push({ code: 'value-dropped', at });
      return text;
    };
  const [date, url] = [noting(webDate), noting(webUrl)];
  const id = identifierOf(credential);
  const achievementId = identifierOf(achievement);
  return defined({
    id,
    specVersion,
    name: lineOf(achievement.name) ?? lineOf(achievementId) ?? lineOf(id) ?? '?',
    description: textOf(achievement.description),
    achievementId,
    achievementType: lineOf(achievement.achievementType),
    issuer: issuerOf(credential.issuer, url) ?? { name: hostOf(id) ?? '?' },
    earnerName: earnerName(subject),
    validFrom: date(...told.validFrom),
    validUntil: date(...told.validUntil),
    criteria: each(achievement.criteria, (page) =>
      said({ id: url(idOf(page), '/criteria'), narrative: textOf(page.narrative) }),
    )[0],
    skills: skillsOf(achievement.tag),
    alignments: each(achievement.alignment, (alignment, index) => alignmentOf(alignment, `/alignment/${index}/targetUrl`, url)),
    evidence: each(credential.evidence, (evidence, index) => evidenceOf(evidence, `/evidence/${index}`, url)),
    // A picture inside the document (`data:`) is left to the document.
    image: each(achievement.image ?? subject.image ?? credential.image, (image) =>
      said({ id: isInside(idOf(image)) ? undefined : url(idOf(image), '/image'), caption: lineOf(image.caption) }),
    ).find((image) => image.id),
    language: languageOf(achievement.inLanguage),
  });
}

/** One line of text, or undefined. Language-tagged text (`{ "@value" }`, or a list of it) gives its first value. */
export function lineOf(value: unknown): string | undefined {
  return plainLine(firstText(value)) || undefined;
}

// JSON-LD's own word, for which `id` is another name.
function idOf(node: JsonObject): unknown {
  return node.id ?? node['@id'];
}

// None with characters in it that nobody sees: without them it would be another one, of somebody else perhaps.
function identifierOf(node: JsonObject): string | undefined {
  const told = idOf(node);
  const text = identifier(told);
  return typeof told === 'string' && text === told.trim() ? text : undefined;
}

/** Host of an http(s) URL, or undefined. */
export function hostOf(value: unknown): string | undefined {
  return httpUrl(value)?.host;
}

/** Running text, or undefined. See {@link lineOf}. */
function textOf(value: unknown): string | undefined {
  return plainText(firstText(value), MAX_TEXT) || undefined;
}

function firstText(value: unknown): unknown {
  const [first] = listOf(value);
  return isObject(first) ? first['@value'] : first;
}

// A `data:` URL of a picture (OB 2.0 `Image`, OB 3.0 `Image.id`): nothing is wrong with one.
function isInside(address: unknown): boolean {
  return typeof address === 'string' && /^data:image\//i.test(address);
}

// BCP 47.
function languageOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z]{2,8}(?:-[a-z\d]{1,8}){0,8}$/i.test(value) ? value : undefined;
}

// Named by its id alone, or described. Without a name, its host or its id stands for it; its page only where it has no id (before 2.0),
// since whoever is nobody may name anybody's page: also one whose id is no identifier that can be shown.
function issuerOf(value: unknown, read: Reader): Issuer | undefined {
  const profile = objectOf(value) ?? { id: value };
  const told = idOf(profile) ?? undefined;
  const url = read(profile.url, '/issuer/url');
  const name = lineOf(profile.name) ?? hostOf(told) ?? lineOf(told) ?? (told === undefined ? hostOf(url) : undefined);
  return name === undefined ? undefined : defined({ id: identifierOf(profile), name, url });
}

// OB 3.0 `IdentityObject`: an unhashed identifier of type `name`; some issuers put the name on the subject itself.
function earnerName({ identifier, name }: JsonObject): string | undefined {
  const named = listOf(identifier)
    .map(objectOf)
    .find((identity) => identity?.identityType === 'name' && String(identity.hashed) !== 'true');
  return personName(named?.identityHash) ?? personName(name);
}

// Never an e-mail address, whatever the issuer wrote there.
function personName(value: unknown): string | undefined {
  const name = lineOf(value);
  return name?.includes('@') ? undefined : name;
}

// In their order, without repeats.
function skillsOf(value: unknown): readonly string[] {
  const tags = listOf(value).slice(0, MAX_LIST).map(lineOf);
  return [...new Set(tags.filter((tag) => tag !== undefined))];
}

// One that names nothing is left out. OB 1.x said `name` and `url`.
function alignmentOf(told: JsonObject, at: string, read: Reader): Alignment | undefined {
  const targetUrl = read(told.targetUrl ?? told.url, at);
  const targetCode = lineOf(told.targetCode);
  const targetName = lineOf(told.targetName ?? told.name) ?? targetCode ?? hostOf(targetUrl);
  if (targetName === undefined) return undefined;
  const targetFramework = lineOf(told.targetFramework);
  const targetDescription = textOf(told.targetDescription ?? told.description);
  return defined({ targetName, targetUrl, targetFramework, targetCode, targetDescription });
}

function evidenceOf({ id, name, description, narrative }: JsonObject, at: string, read: Reader): Evidence | undefined {
  return said({ id: read(id, at), name: lineOf(name), description: textOf(description), narrative: textOf(narrative) });
}

/** The members that say something; undefined when none does. */
function said<const T extends object>(members: T): Defined<T> | undefined {
  const words = defined(members);
  return Object.keys(words).length === 0 ? undefined : words;
}

/** One or many of what is named by its URL, or described. */
function each<T>(value: unknown, read: (item: JsonObject, index: number) => T | undefined): readonly T[] {
  const items = listOf(value).slice(0, MAX_LIST);
  return items.map((item, index) => read(objectOf(item) ?? { id: item }, index)).filter((one) => one !== undefined);
}
