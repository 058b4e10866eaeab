import { createHash } from 'node:crypto';
import { SLUG } from '../../widget/badge/slug.ts';

/** In characters: a name, an issuer and a mark together stay below the 120 of a slug. */
const MAX_NAME = 64;
const MAX_ISSUER = 40;

/** Cyrillic as it is commonly spelled in addresses; what Unicode decomposes needs no row. */
const CYRILLIC: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'ye', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'yi' },
  ...{ й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts' },
  ...{ ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};

/** Names that Windows keeps for devices, and the one that would hide a folder's own page. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|index)$/;

/** What a new badge is named after. */
export interface SlugSubject {
  readonly name: string;
  readonly issuer: string;
  /** Source and key: what tells two badges of one name and issuer apart. */
  readonly identity: string;
}

/**
 * A slug that is free: from the name; on a collision with the issuer; then with a mark of the badge's identity. Only
 * `a-z`, `0-9` and hyphens ever get into it, so that no name reaches a path.
 * @param taken slugs in use; a badge that has one keeps it for ever and is not asked for here
 */
export function freeSlug(subject: SlugSubject, taken: ReadonlySet<string>): string {
  const mark = createHash('sha256').update(subject.identity).digest('hex').slice(0, 8);
  const base = slugOf(subject.name, MAX_NAME) ?? `badge-${mark}`;
  const issuer = slugOf(subject.issuer, MAX_ISSUER);
  const candidates = [base, ...(issuer === undefined ? [] : [`${base}-${issuer}`]), `${base}-${mark}`];
  const free = candidates.find((slug) => !taken.has(slug) && SLUG.test(slug));
  if (free !== undefined) return free;
  for (let count = 2; ; count += 1) if (!taken.has(`${base}-${mark}-${count}`)) return `${base}-${mark}-${count}`;
}

/** The words of a name joined by hyphens, whole ones where they fit; undefined when nothing of it can be spelled in ASCII. */
function slugOf(name: string, maxLength: number): string | undefined {
  const ascii = name
    .toLowerCase()
    .replace(/[а-яёєіїґ]/g, (letter) => CYRILLIC[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/\+\+/g, ' plus plus ')
    .replace(/#/g, ' sharp ')
    .replace(/['’]/g, '');
  const slug = shortened(hyphenated(ascii), maxLength);
  if (slug === '') return undefined;
  return RESERVED.test(slug) ? `badge-${slug}` : slug;
}

const hyphenated = (text: string): string => text.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');

function shortened(slug: string, maxLength: number): string {
  if (slug.length <= maxLength) return slug;
  const cut = slug.slice(0, maxLength + 1);
  const word = cut.lastIndexOf('-');
  return word > maxLength / 2 ? cut.slice(0, word) : slug.slice(0, maxLength).replace(/-+$/, '');
}
