import type { JsonObject } from '../../widget/credential/credential.ts';
import type { VerificationReport } from '../../widget/verification/report.ts';

/** A badge that an answer holds, told from the answer alone. What is undefined, the answer does not say. */
export interface ExpectedBadge {
  readonly name?: string;
  /** Calendar day. */
  readonly validFrom?: string | undefined;
  /** Calendar day. */
  readonly validUntil?: string | undefined;
  readonly issuer?: string | undefined;
  readonly skills?: readonly string[];
  readonly verdict?: VerificationReport['verdict'];
}

/** What the stand-in answers at an address. */
export interface ReplayAnswer {
  /** Default 200. */
  readonly status?: number;
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
}

/** How an answer is played through the source that reads its kind, and what has to come of it. */
export interface Replay {
  /** What the answer is. */
  readonly kind: string;
  /** Entries of `sources` in the profile. */
  readonly sources: readonly { readonly source: string; readonly profile?: string }[];
  /** What the stand-in answers; undefined: 404. */
  readonly answerAt: (url: URL) => ReplayAnswer | undefined;
  /** Files of the earner's, by their path below the content folder. */
  readonly files?: { readonly [path: string]: Uint8Array };
  readonly expected: readonly ExpectedBadge[];
  /** Entries that are not to be shown: private, not accepted, listed twice. */
  readonly leftOut: number;
  /** True when the sync has to refuse the answer and to change nothing. */
  readonly refused?: boolean;
}

/** An answer that says this JSON. */
export const jsonAnswer = (value: unknown, status = 200): ReplayAnswer => ({
  status,
  bytes: new TextEncoder().encode(JSON.stringify(value)),
  mediaType: 'application/json',
});

/** A PNG of one pixel, for whoever asks for a picture. */
export const PICTURE: ReplayAnswer = {
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  mediaType: 'image/png',
};

/** The calendar day of a date that is written with its year first. */
export const dayIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : undefined;

/** Text as it is compared: without what is only spacing. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '');

/** The names of a list of objects or texts, each once. */
export function namesIn(...lists: readonly unknown[]): readonly string[] {
  const items = lists.flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []));
  const names = items.map((item) => textIn(typeof item === 'object' && item !== null ? (item as JsonObject)['name'] : item));
  return [...new Set(names.filter((name) => name !== ''))];
}
