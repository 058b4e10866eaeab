import type { Badge } from '../../widget/badge/badge.ts';
import type { HostListing } from '../../widget/verification/listed-by-host.ts';
import type { HttpClient } from '../sync/http-client.ts';
import type { AnswerFields } from './answer-fields.ts';

/** A certificate in the earner's own words. */
export interface ManualEntry {
  readonly name: string;
  readonly issuer: string;
  /** Calendar date. */
  readonly validFrom?: string;
  /** Calendar date. */
  readonly validUntil?: string;
  /** A page about it, http(s). */
  readonly url?: string;
  /** Name of a file beside profile.json. */
  readonly image?: string;
  readonly description?: string;
  readonly skills?: readonly string[];
}

/** One entry of `profile.json` `sources`, as the profile's schema read it. */
export interface SourceSettings {
  /** Registry name: `credly`, `inbox`, ... */
  readonly source: string;
  /** Who, at the service. Absent for the inbox. */
  readonly profile?: string;
  /** Stands for all of the service's hosts. Default: the real service. */
  readonly origin?: string;
  /** Keep the evidence that the source lists. Default false: evidence may hold names and certificate numbers. */
  readonly evidence?: boolean;
  /** What the earner states, for the source of that name. */
  readonly manual?: readonly ManualEntry[];
  /** Pages about single badges that the earner wants to be led to, by name: where a source cannot know them by itself. */
  readonly links?: Readonly<Record<string, string>>;
}

/** Bytes as they were received, and where and when. */
export interface FoundFile {
  readonly bytes: Uint8Array;
  /** The URL that it came from, or the file name in the inbox. */
  readonly from: string;
  /** RFC 3339, UTC. */
  readonly at: string;
}

/** One credential that a source knows of. */
export interface FoundCredential {
  /** Stable identity within the source: survives a rename, a re-issue of the picture and a re-sync. */
  readonly key: string;
  /** What verification reads. Absent when no issuer's document exists (self-reported). */
  readonly document?: FoundFile;
  /**
   * Reads the document when it is the badge's turn, where a source has so many that reading all of them first would keep
   * everything else waiting.
   * @throws SourceError which is a problem of the badge; the stored document, if any, then stands
   */
  readonly loadDocument?: () => Promise<FoundFile | undefined>;
  /**
   * Where the issuer hosts its document (OB 0.5-2.1), even when it gave none just now: 404 and 410 are findings for
   * verification, which asks there again.
   */
  readonly hostedUrl?: string;
  /** What the source itself says of the badge: wins over the document for people's words (skills, level, dates). */
  readonly listed?: Partial<Badge>;
  /** The artwork, type not yet believed. Absent: the document's own (baked) picture is used, or none. */
  readonly image?: FoundFile;
  /**
   * Reads the artwork when it is its turn, where a source has so many that they should not be in memory together.
   * @throws SourceError which is a problem of the picture, and harmless when there is none
   */
  readonly loadImage?: () => Promise<FoundFile | undefined>;
  /** The issuer's own page about this badge. */
  readonly recordUrl?: string;
  readonly selfReported?: boolean;
  /** The issuer's platform that lists it, where no document exists: all the proof there is. */
  readonly listing?: HostListing;
}

/** Something that went wrong with one badge or with the whole answer. */
export interface SourceProblem {
  /** Which badge: its key, its file name, or absent when it is the answer as a whole. */
  readonly key?: string;
  readonly error: Error;
  /** True when nothing that was there before can be lost by it: told, and no reason to end with a finding. */
  readonly harmless?: boolean;
}

/** All that a source answered. */
export interface SourceAnswer {
  readonly found: readonly FoundCredential[];
  readonly problems: readonly SourceProblem[];
  /** False when anything may be missing: then nothing of this source is touched. */
  readonly complete: boolean;
  /** Beginnings of keys of which the answer may miss some, though it is complete otherwise: they are not withdrawn. */
  readonly unsure?: readonly string[];
}

/** What a source may use. A source never touches the disk's content folders or the clock by itself. */
export interface SourcePorts {
  readonly http: HttpClient;
  /** Reads the inbox: file name and bytes, in name order. */
  readonly inbox: () => Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>;
  /** The stored picture that came from this URL, when the disk still has it whole; saves asking for it again. */
  readonly storedImage?: (url: string) => Promise<Uint8Array | undefined>;
  /** The day until which the badge by this key holds, as the disk has it; undefined when it does not run out or is not there. */
  readonly storedUntil?: (key: string) => string | undefined;
  /** True when the disk has a badge of this source by this key, withdrawn or not. */
  readonly isStored?: (key: string) => boolean;
  /** A file of the earner's beside profile.json; undefined when there is none of that name. */
  readonly earnerFile?: (name: string) => Promise<Uint8Array | undefined>;
  /** RFC 3339, UTC, now. */
  readonly now: () => string;
  /** Called for each step that a person may want to watch. */
  readonly progress: (event: { readonly done: number; readonly all?: number }) => void;
}

/** A place where badges lie. One file a source; `index.ts` lists them, one line each. */
export interface Source {
  readonly name: string;
  /**
   * Asks for everything the earner has there.
   * @throws SourceError when there is no usable answer at all; a problem with one badge is in `problems`
   */
  find(settings: SourceSettings, ports: SourcePorts): Promise<SourceAnswer>;
  /**
   * Where to ask for a URL of the service's, given the settings' `origin`. Every other URL is given back as it is.
   * Absent: the source has no service.
   */
  readonly urlAt?: (url: string, settings: SourceSettings) => string;
  /**
   * What is read of the service's own answers, for the report of what is not. Open Badges documents need no table: they are
   * known by what they hold. Empty: there is nothing else to read.
   */
  readonly fields: (settings: SourceSettings) => readonly AnswerFields[];
}
