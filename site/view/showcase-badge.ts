import type { Note } from '../../widget/badge/note.ts';
import type { OwnLanguage } from '../../widget/badge/own-words.ts';
import type { BadgeRecord } from '../../widget/verification/badge-record.ts';

/** A picture as the site shows it: addresses below the site's root folder `images/`, sizes in pixels. */
export interface ShownPicture {
  /** File name of the picture itself, as the issuer made it. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Smaller renditions of a large bitmap, narrowest first. */
  readonly renditions: readonly { readonly file: string; readonly width: number }[];
}

/** The earner's words on a badge in one language. */
export interface Translation {
  readonly title?: string;
  /** Markdown; empty when there is none. */
  readonly story: string;
}

/** The earner's words by language, where a note has files of its own for some. */
export type Translations = { readonly [Language in OwnLanguage]?: Translation };

/** What came before and after a badge, as slugs, the earliest first. */
export interface Lineage {
  readonly earlier: readonly string[];
  readonly later: readonly string[];
  /** The one that the home page shows. */
  readonly latest: string;
}

/** One badge with the earner's words on it. */
export interface ShowcaseBadge {
  readonly record: BadgeRecord;
  /** The earner's own title, or the badge's name. */
  readonly title: string;
  readonly note: Note;
  /** The earner's story, Markdown; empty when there is none. */
  readonly story: string;
  /** Title and story in languages of their own. */
  readonly translations?: Translations;
  readonly picture?: ShownPicture;
  /** True when the picture is another proof's, so that this one's credential cannot be compared with it. */
  readonly isPictureBorrowed?: boolean;
  /** Every proof of an achievement that was found more than once, the strongest first; that one is `record`. */
  readonly proofs?: readonly BadgeRecord[];
  readonly lineage?: Lineage;
}
