import type { Note } from '../../widget/badge/note.ts';
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

/** One badge with the earner's words on it. */
export interface ShowcaseBadge {
  readonly record: BadgeRecord;
  /** The earner's own title, or the badge's name. */
  readonly title: string;
  readonly note: Note;
  /** The earner's story, Markdown; empty when there is none. */
  readonly story: string;
  readonly picture?: ShownPicture;
}
