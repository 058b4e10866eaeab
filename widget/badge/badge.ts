/**
 * A calendar date `YYYY-MM-DD`, or an RFC 3339 date-time with its zone. A source that gives only the calendar day is
 * stored as the day: adding a time that nobody stated would move the day for half of the world.
 */
export type DateOrDateTime = string;

/** Which Open Badges version a credential was written in, or `none` for what is not an Open Badge. */
export type SpecVersion = '0.5' | '1.0' | '1.1' | '2.0' | '2.1' | '3.0' | 'none';

/** Who issued the achievement, as the credential says. Nothing here is proven: proof is the report's business. */
export interface Issuer {
  /** Identifier: a DID, an https URL, or a source's own urn. What trust is decided by. */
  readonly id?: string;
  /** Name for people. Never a reason to trust. */
  readonly name: string;
  /** The issuer's home page, http(s) only. */
  readonly url?: string;
}

/** What had to be done to earn it (OB 3.0 `Criteria`). */
export interface Criteria {
  /** A page that describes the criteria, http(s) only. */
  readonly id?: string;
  /** Markdown text. Shown as an allow-listed tree, never as HTML. */
  readonly narrative?: string;
}

/** A framework, job or skill that the achievement is aligned to (OB 3.0 `Alignment`). */
export interface Alignment {
  readonly targetName: string;
  readonly targetUrl?: string;
  readonly targetFramework?: string;
  readonly targetCode?: string;
  readonly targetDescription?: string;
}

/** One thing the earner did (OB 3.0 `Evidence`). Kept only when the earner asks for evidence to be shown. */
export interface Evidence {
  readonly id?: string;
  readonly name?: string;
  readonly description?: string;
  readonly narrative?: string;
}

/** The artwork. `sha256` names the file in `content/images` and binds the picture to the badge. */
export interface BadgeImage {
  /** Where the picture came from, http(s) only; absent for a picture that only exists inside a file. */
  readonly id?: string;
  /** Lower-case hex SHA-256 of the stored bytes. */
  readonly sha256?: string;
  /** Told by magic bytes: `image/png`, `image/jpeg`, `image/gif`, `image/webp` or `image/svg+xml`. */
  readonly mediaType?: string;
  /** Pixels. */
  readonly width?: number;
  /** Pixels. */
  readonly height?: number;
  /** Alternative text, where the issuer gave one. */
  readonly caption?: string;
  /** True for a drawing of ours, where the issuer gives no artwork that may be shown. */
  readonly substitute?: boolean;
}

/**
 * A badge for people, in the words of Open Badges 3.0, whatever version it was written in. Every text is plain text
 * (control and bidirectional override characters removed, lengths capped) and every URL is http(s).
 */
export interface Badge {
  /** The credential's own identifier (OB 3.0 `id`, OB 2.0 Assertion `id`). */
  readonly id?: string;
  readonly specVersion: SpecVersion;
  /** `achievement.name`: the badge's name, never the earner's. */
  readonly name: string;
  readonly description?: string;
  /** `achievement.id`. */
  readonly achievementId?: string;
  /** OB 3.0 `achievementType`, such as `Certification`; a word outside the list starts with `ext:`. */
  readonly achievementType?: string;
  /** How demanding, in the issuer's word, such as `Intermediate`. */
  readonly level?: string;
  readonly issuer: Issuer;
  /** The name in the issuer's record. Personal: shown only where the earner chose to. */
  readonly earnerName?: string;
  readonly validFrom?: DateOrDateTime;
  readonly validUntil?: DateOrDateTime;
  /** From when on the issuer lets it be renewed, where that is known. */
  readonly renewableFrom?: DateOrDateTime;
  readonly criteria?: Criteria;
  /** Skills and tags, in the issuer's order, without repeats. */
  readonly skills: readonly string[];
  readonly alignments: readonly Alignment[];
  readonly evidence: readonly Evidence[];
  readonly image?: BadgeImage;
  /** BCP 47 tag of the badge's own text, where the issuer gave one. */
  readonly language?: string;
}
