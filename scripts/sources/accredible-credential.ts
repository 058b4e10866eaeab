import type { Badge, Issuer } from '../../widget/badge/badge.ts';
import { plainLine, plainText, webUrl } from '../../widget/badge/plain-text.ts';
import type { JsonObject } from '../../widget/credential/credential.ts';
import { isCalendarDay } from './calendar-day.ts';
import { isObject, valueAt } from './source-request.ts';

/** What is read of Accredible's own record of a credential. The recipient's name and address stay behind. */
export interface AccredibleRecord {
  readonly uuid: string;
  /** Also a number names it. */
  readonly number?: string;
  readonly listed: Partial<Badge> & Pick<Badge, 'name' | 'issuer'>;
  readonly standing: 'active' | 'expired';
  readonly isPrivate: boolean;
  /** Calendar date. */
  readonly revokedOn?: string;
  /** Where the picture lies just now; the link expires. */
  readonly imageUrl?: string;
  readonly pageUrl?: string;
}

const MAX_SKILLS = 200;

/** The forms of a credential's identifier. */
export const ACCREDIBLE_UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads `data` of `/v1/credential-net/credentials/<id>` in the words of the model.
 * @returns undefined when it has no identifier or no name
 */
export function readAccredibleRecord(data: unknown): AccredibleRecord | undefined {
  if (!isObject(data)) return undefined;
  const uuid = plainLine(data['uuid']).toLowerCase();
  const name = plainLine(data['name']) || plainLine(valueAt(data, 'group', 'course_name'));
  if (!ACCREDIBLE_UUID.test(uuid) || name === '') return undefined;
  const imageUrl = webUrl(data['badge_image']) ?? webUrl(valueAt(data, 'badge_image', 'url'));
  const pageUrl = webUrl(data['url']);
  const revoked = data['revoked_at'];
  return {
    uuid,
    ...(typeof data['id'] === 'number' ? { number: String(data['id']) } : {}),
    listed: listedBadge(data, name, imageUrl),
    standing: data['expired'] === true ? 'expired' : 'active',
    isPrivate: data['private'] === true,
    ...(revoked === null || revoked === undefined || revoked === false ? {} : { revokedOn: day(revoked) ?? 'an unknown date' }),
    ...(imageUrl === undefined ? {} : { imageUrl }),
    ...(pageUrl === undefined ? {} : { pageUrl }),
  };
}

function listedBadge(data: JsonObject, name: string, imageUrl: string | undefined): AccredibleRecord['listed'] {
  const description = textOf(data['description']);
  const validFrom = day(data['issued_on']);
  const validUntil = day(data['expired_on']);
  return {
    specVersion: 'none',
    name,
    ...(description === '' ? {} : { description }),
    issuer: issuerOf(data['issuer']),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    skills: skillsOf(data['learning_outcomes']),
    alignments: [],
    evidence: [],
    ...(imageUrl === undefined ? {} : { image: { id: withoutQuery(imageUrl) } }),
  };
}

function issuerOf(value: unknown): Issuer {
  const url = webUrl(valueAt(value, 'url'));
  return { name: plainLine(valueAt(value, 'name')) || 'Unknown issuer', ...(url === undefined ? {} : { url }) };
}

function skillsOf(value: unknown): readonly string[] {
  const outcomes: readonly unknown[] = Array.isArray(value) ? value : [];
  const names = outcomes.slice(0, MAX_SKILLS).map((outcome) => plainLine(isObject(outcome) ? outcome['name'] : outcome));
  return [...new Set(names.filter((name) => name !== ''))];
}

/** What expires and signs a picture's link is in its query; without it the link still names the picture. */
const withoutQuery = (url: string): string => url.replace(/[?#].*$/, '');

/** The words of the little HTML that descriptions are written in. */
function textOf(value: unknown): string {
  const text = plainText(value)
    .replace(/<(?:br|\/p|\/li)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
  return plainText(text.replace(/\n{3,}/g, '\n\n'));
}

function day(value: unknown): string | undefined {
  const text = typeof value === 'string' ? (/^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(value)?.[0] ?? '') : '';
  return isCalendarDay(text) ? text : undefined;
}
