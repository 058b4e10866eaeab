import type { Alignment, Badge, Criteria, Evidence, Issuer } from '../../widget/badge/badge.ts';
import { plainLine, plainText, webUrl } from '../../widget/badge/plain-text.ts';
import type { JsonObject } from '../../widget/credential/credential.ts';
import { isCalendarDay } from './calendar-day.ts';
import { CREDLY } from './credly-hosts.ts';
import { objectsOf, valueAt } from './source-request.ts';

/** What the model needs at least, so that a listing can stand without its document. */
export type ListedBadge = Partial<Badge> & Pick<Badge, 'name' | 'issuer' | 'specVersion' | 'skills' | 'alignments' | 'evidence'>;

/** The words of OB 3.0 `AchievementType` that Credly's categories are; the others become `ext:` words. */
const ACHIEVEMENT_TYPES: ReadonlySet<string> = new Set(['Certification']);
const MAX_LIST = 200;

/** The address of the OB 2.0 assertion that stands behind a badge of Credly's own. */
export const assertionUrl = (id: string): string => `${CREDLY}/api/v1/obi/v2/badge_assertions/${id}`;

/**
 * One entry of `/users/<name>/badges.json` in the words of the model. Only the fields named here are read: the holder's
 * name, photo and path stay behind. Dates are the calendar days; `issued_at` is shifted to the viewer's zone.
 * @returns undefined when there is no name
 */
export function readEarnedBadge(entry: JsonObject, id: string, keepEvidence: boolean): ListedBadge | undefined {
  const template = valueAt(entry, 'badge_template');
  const name = plainLine(valueAt(template, 'name'));
  if (name === '') return undefined;
  return {
    id: assertionUrl(id),
    specVersion: '2.0',
    name,
    ...textAt('description', valueAt(template, 'description')),
    ...achievementType(valueAt(template, 'type_category')),
    ...lineAt('level', valueAt(template, 'level')),
    issuer: readIssuer(entry),
    ...dates(entry),
    ...criteria(template),
    skills: names(valueAt(template, 'skills')),
    alignments: alignments(valueAt(template, 'alignments')),
    evidence: keepEvidence ? evidence(entry['evidence']) : [],
    ...image(webUrl(entry['image_url']) ?? webUrl(valueAt(entry, 'image', 'url')) ?? webUrl(valueAt(template, 'image_url'))),
    ...language(entry['language']),
  };
}

/**
 * One entry of the imported ("external") badges: what the earner or a machine typed in. Nobody stands behind it.
 * @returns undefined when there is no name
 */
export function readImportedBadge(entry: JsonObject): ListedBadge | undefined {
  const imported = valueAt(entry, 'external_badge');
  const name = plainLine(valueAt(imported, 'badge_name'));
  if (name === '') return undefined;
  const narrative = plainText(valueAt(imported, 'badge_criteria'));
  return {
    specVersion: 'none',
    name,
    ...textAt('description', valueAt(imported, 'badge_description')),
    issuer: { name: plainLine(valueAt(imported, 'issuer_name')) || 'Unknown issuer' },
    ...dates(imported),
    ...(narrative === '' ? {} : { criteria: { narrative } }),
    skills: names([
      ...objectsOf(valueAt(imported, 'skills')),
      ...objectsOf(entry['skills']),
      ...objectsOf(valueAt(imported, 'tags')),
    ]),
    alignments: [],
    evidence: [],
    ...image(webUrl(valueAt(imported, 'image_url'))),
  };
}

/** The organisation marked primary, else the first. Its id decides who it is: names vary between organisations. */
function readIssuer(entry: JsonObject): Issuer {
  const entities = objectsOf(valueAt(entry, 'issuer', 'entities'));
  const entity = (entities.find(({ primary }) => primary === true) ?? entities[0])?.['entity'];
  const id = plainLine(valueAt(entity, 'id'));
  const url = webUrl(valueAt(entity, 'vanity_url'));
  return {
    ...(/^[\w-]{1,64}$/.test(id) ? { id: `${CREDLY}/api/v1/obi/v2/issuers/${id}` } : {}),
    name: plainLine(valueAt(entity, 'name')) || 'Unknown issuer',
    ...(url === undefined ? {} : { url }),
  };
}

function dates(value: unknown): Pick<Badge, 'validFrom' | 'validUntil'> {
  const validFrom = day(valueAt(value, 'issued_at_date'));
  const validUntil = day(valueAt(value, 'expires_at_date'));
  return { ...(validFrom === undefined ? {} : { validFrom }), ...(validUntil === undefined ? {} : { validUntil }) };
}

function day(value: unknown): string | undefined {
  return typeof value === 'string' && isCalendarDay(value) ? value : undefined;
}

/** The activities as a Markdown list, and the page that describes them. */
function criteria(template: unknown): { readonly criteria?: Criteria } {
  const id = webUrl(valueAt(template, 'global_activity_url')) ?? webUrl(valueAt(template, 'url'));
  const lines = objectsOf(valueAt(template, 'badge_template_activities')).slice(0, MAX_LIST).map(activityLine);
  const narrative = plainText(lines.filter((line) => line !== '').join('\n'));
  if (id === undefined && narrative === '') return {};
  return { criteria: { ...(id === undefined ? {} : { id }), ...(narrative === '' ? {} : { narrative }) } };
}

function activityLine(activity: JsonObject): string {
  const title = plainLine(activity['title'], 1000).replace(/^[-*+•]\s+/, '');
  if (title === '') return '';
  const text = title.replace(/[\\`*_[\]<>]/g, '\\$&');
  const url = webUrl(activity['url']);
  return url === undefined ? `- ${text}` : `- [${text}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

function alignments(value: unknown): readonly Alignment[] {
  return objectsOf(value)
    .slice(0, MAX_LIST)
    .flatMap((alignment) => {
      const targetName = plainLine(alignment['name']);
      const targetUrl = webUrl(alignment['url']);
      if (targetName === '') return [];
      return [
        {
          targetName,
          ...(targetUrl === undefined ? {} : { targetUrl }),
          ...textAt('targetDescription', alignment['description']),
        },
      ];
    });
}

/** All three kinds that Credly knows: plain text, an identifier, and groups of keys and values. */
function evidence(value: unknown): readonly Evidence[] {
  return objectsOf(value)
    .slice(0, MAX_LIST)
    .flatMap((item) => {
      const name = plainLine(item['title']) || plainLine(item['name']);
      const values = objectsOf(item['values']).map((pair) => `${plainLine(pair['key'])}: ${plainLine(pair['value'])}`);
      const description = plainText(item['description']) || values.join('\n');
      const id = webUrl(item['url']) ?? webUrl(objectsOf(item['values'])[0]?.['url']);
      if (name === '' && description === '' && id === undefined) return [];
      return [{ ...(id === undefined ? {} : { id }), ...lineAt('name', name), ...textAt('description', description) }];
    });
}

function names(value: unknown): readonly string[] {
  const all = objectsOf(value).map(({ name }) => plainLine(name));
  return [...new Set(all.filter((name) => name !== ''))].slice(0, MAX_LIST);
}

function achievementType(value: unknown): { readonly achievementType?: string } {
  const word = plainLine(value, 100);
  if (word === '') return {};
  return { achievementType: ACHIEVEMENT_TYPES.has(word) ? word : `ext:${word}` };
}

function language(value: unknown): { readonly language?: string } {
  return typeof value === 'string' && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value) ? { language: value } : {};
}

const image = (id: string | undefined): Pick<Badge, 'image'> => (id === undefined ? {} : { image: { id } });

function textAt<Key extends string>(key: Key, value: unknown): { readonly [K in Key]?: string } {
  const text = plainText(value);
  return text === '' ? {} : one(key, text);
}

function lineAt<Key extends string>(key: Key, value: unknown): { readonly [K in Key]?: string } {
  const text = plainLine(value);
  return text === '' ? {} : one(key, text);
}

// TypeScript widens a computed key to string; the caller's literal is the only key there is.
const one = <Key extends string>(key: Key, value: string) => ({ [key]: value }) as { readonly [K in Key]?: string };
