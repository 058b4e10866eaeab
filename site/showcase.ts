import { getEntry } from 'astro:content';
import type { Note } from '../widget/badge/note.ts';
import type { Profile } from '../widget/badge/profile.ts';
import type { BadgeRecord } from '../widget/verification/badge-record.ts';
import { contentFolder, ContentError } from './content-folder.ts';
import type { LanguageCode } from './i18n/site-words.ts';
import { pictureOf, portraitOf } from './pictures.ts';
import { addressesOf, type Addresses } from './view/addresses.ts';
import { credentialFileName } from './view/credential-file.ts';
import { joinBadges } from './view/joined-badges.ts';
import { withLineage } from './view/lineage.ts';
import type { ShowcaseBadge } from './view/showcase-badge.ts';

/** Everything that the pages are made from. */
export interface Showcase {
  readonly profile: Profile;
  /** What is built: neither hidden by the earner nor withdrawn, each achievement once. */
  readonly badges: readonly ShowcaseBadge[];
  /** Slug of a badge that is shown as another proof of one -> slug of that one: old addresses lead there. */
  readonly moved: ReadonlyMap<string, string>;
  /** Slug -> slug of the badge that stands for it on the home page. */
  readonly shownAs: ReadonlyMap<string, string>;
  /** The moment of the build: what has run out by then is shown as expired. */
  readonly now: Date;
  readonly addresses: Addresses;
  readonly language: LanguageCode;
  /** Where a stored credential is published; undefined unless the earner asked for it. */
  readonly credentialFile: (record: BadgeRecord) => string | undefined;
  /** File name below `images/`. */
  readonly portrait?: string;
}

const NO_STORY: Note & { readonly story: string } = { story: '' };

/** Each achievement once, and each with what came before and after it. */
function together(found: readonly ShowcaseBadge[], now: Date): Pick<Showcase, 'badges' | 'moved' | 'shownAs'> {
  const { badges: joined, moved } = joinBadges(found, now);
  const badges = withLineage(joined, moved, now);
  const latest = new Map(badges.map(({ record, lineage }) => [record.slug, lineage?.latest ?? record.slug]));
  const shownAs = new Map([...latest, ...[...moved].map(([from, to]) => [from, latest.get(to) ?? to] as const)]);
  return { badges, moved, shownAs };
}

async function readShowcase(): Promise<Showcase> {
  const entry = await getEntry('content', 'content');
  if (!entry) throw new ContentError(`${contentFolder}/profile.json`, new Error('was not read'));
  const { profile, records, stories, translations } = entry.data;
  const badges = await Promise.all(
    records.map(async (record): Promise<ShowcaseBadge> => {
      const { story, ...note } = stories[record.slug] ?? NO_STORY;
      const isBuilt = record.withdrawnAt === undefined && note.hidden !== true;
      const picture = isBuilt ? await pictureOf(record.badge.image) : undefined;
      const translated = translations[record.slug];
      return {
        record,
        note,
        story,
        title: note.title ?? record.badge.name,
        ...(translated && { translations: translated }),
        ...(picture && { picture }),
      };
    }),
  );
  const now = new Date();
  const language = profile.locale;
  const portrait = await portraitOf(profile.portrait);
  const { BASE_URL: base, SITE: origin } = import.meta.env;
  const addresses = addressesOf({ base, ...(origin && { origin }), defaultLanguage: language });
  return {
    profile,
    ...together(
      badges.filter(({ record, note }) => record.withdrawnAt === undefined && note.hidden !== true),
      now,
    ),
    now,
    addresses,
    credentialFile: ({ credential: file }) =>
      profile.publishCredentials && file ? addresses.credential(credentialFileName(file)) : undefined,
    language,
    ...(portrait !== undefined && { portrait }),
  };
}

/** While somebody edits, what was read is good for one page's worth of components. */
const DEV_LIFE_MS = 1000;

let read: { readonly showcase: Promise<Showcase>; readonly at: number } | undefined;

/** The content folder as the pages need it. Read once for a build, and again and again while somebody edits. */
export function showcase(): Promise<Showcase> {
  if (!read || (import.meta.env.DEV && Date.now() - read.at > DEV_LIFE_MS)) read = { showcase: readShowcase(), at: Date.now() };
  return read.showcase;
}
