import type { JsonObject } from '../../widget/credential/credential.ts';
import { isObject, objectsOf, valueAt } from '../sources/source-request.ts';
import { dayIn, jsonAnswer, namesIn, PICTURE, textIn } from './replay.ts';
import type { ExpectedBadge, Replay, ReplayAnswer } from './replay.ts';

const NAME = 'replayed-earner';
const UUID = '00000000-0000-4000-8000-000000000001';
const BADGE = '00000000-0000-4000-8000-000000000002';
const SOURCES = [{ source: 'credly', profile: NAME }];
const LISTING = `/users/${NAME}/badges.json`;
const USER = `/users/${NAME}`;
const IMPORTED = '/external_badges/open_badges/public';

/** What a badge of ours, around an answer that is no badge by itself, is called. */
const REPLAYED = 'Replayed badge';

interface CredlyParts {
  readonly listing?: unknown;
  readonly imported?: unknown;
  readonly user?: unknown;
  readonly assertion?: ReplayAnswer;
}

function serve({ listing = page([]), imported = page([]), user, assertion }: CredlyParts): Replay['answerAt'] {
  const profile = user ?? { data: { id: NAME, synthetic_id: UUID, profile_is_public: true } };
  return ({ pathname, hostname }) => {
    if (/^images\./.test(hostname)) return PICTURE;
    if (pathname === LISTING) return jsonAnswer(listing);
    if (pathname === USER) return jsonAnswer(profile);
    if (pathname.endsWith(IMPORTED)) return jsonAnswer(imported);
    return pathname.includes('/badge_assertions/') ? assertion : undefined;
  };
}

function page(entries: readonly unknown[]): unknown {
  return {
    data: entries,
    metadata: { total_count: entries.length, total_pages: entries.length === 0 ? 0 : 1, next_page_url: null },
  };
}

const madeEntry = (badge_template: unknown, id = BADGE): JsonObject => ({ id, public: true, state: 'accepted', badge_template });

/** A page of `badges.json`. */
export function listingReplay(answer: JsonObject): Replay {
  const entries = objectsOf(answer['data']);
  const shown = entries.filter((entry) => !isHidden(entry));
  return {
    kind: 'Credly profile',
    sources: SOURCES,
    answerAt: serve({ listing: answer }),
    expected: shown.map(earned),
    leftOut: entries.length - shown.length,
    refused: shown.length === 0,
  };
}

const isHidden = (entry: JsonObject): boolean =>
  entry['public'] === false ||
  entry['is_private_badge'] === true ||
  entry['state'] === 'pending' ||
  entry['state'] === 'rejected';

function earned(entry: JsonObject): ExpectedBadge {
  const entities = objectsOf(valueAt(entry, 'issuer', 'entities'));
  const issuer = entities.find(({ primary }) => primary === true) ?? entities[0];
  return {
    name: textIn(valueAt(entry, 'badge_template', 'name')),
    validFrom: dayIn(entry['issued_at_date']),
    validUntil: dayIn(entry['expires_at_date']),
    issuer: textIn(valueAt(issuer, 'entity', 'name')) || undefined,
    skills: namesIn(valueAt(entry, 'badge_template', 'skills')),
  };
}

/** A page of the imported badges. */
export function importedReplay(answer: JsonObject): Replay {
  const entries = objectsOf(answer['data']);
  const shown = entries.filter((entry) => entry['public'] !== false);
  return {
    kind: 'Credly imported badges',
    sources: SOURCES,
    answerAt: serve({ imported: answer }),
    expected: shown.map(importedBadge),
    leftOut: entries.length - shown.length,
    refused: shown.length === 0,
  };
}

function importedBadge(entry: JsonObject): ExpectedBadge {
  const badge = entry['external_badge'];
  return {
    name: textIn(valueAt(badge, 'badge_name')),
    validFrom: dayIn(valueAt(badge, 'issued_at_date')),
    validUntil: dayIn(valueAt(badge, 'expires_at_date')),
    issuer: textIn(valueAt(badge, 'issuer_name')) || undefined,
    skills: namesIn(valueAt(badge, 'skills'), entry['skills'], valueAt(badge, 'tags')),
    verdict: 'unconfirmed',
  };
}

/** A profile. It has no badges of its own: one of ours shows that it is read, and that its imported badges are asked for. */
export function userReplay(answer: JsonObject): Replay {
  const isPrivate = valueAt(answer, 'data', 'profile_is_public') === false;
  const listing = isPrivate ? page([]) : page([madeEntry({ name: REPLAYED })]);
  const uuid = valueAt(answer, 'data', 'synthetic_id') ?? valueAt(answer, 'data', 'id');
  const serveAll = serve({ listing, user: answer });
  return {
    kind: 'Credly user',
    sources: SOURCES,
    answerAt: (url) =>
      url.pathname.endsWith(IMPORTED) && !url.pathname.includes(`/${String(uuid)}/`) ? undefined : serveAll(url),
    expected: isPrivate ? [] : [{ name: REPLAYED }],
    leftOut: 0,
    refused: isPrivate,
  };
}

/** An assertion, or what stands where one is looked for: behind a badge of ours that says nothing but its name. */
export function assertionReplay(answer: JsonObject, bytes: Uint8Array, status: number): Replay {
  const id = /[^/]+$/.exec(textIn(answer['id']))?.[0] ?? BADGE;
  const isThere = status === 200;
  return {
    kind: isThere ? 'Credly assertion' : `Credly's answer ${status} for an assertion`,
    sources: SOURCES,
    answerAt: serve({
      listing: page([madeEntry({ name: REPLAYED }, id)]),
      assertion: { status, bytes, mediaType: 'application/json' },
    }),
    expected: [
      {
        name: REPLAYED,
        ...(isThere ? { validFrom: dayIn(answer['issuedOn']), validUntil: dayIn(answer['expires']) } : {}),
        ...(status === 410 || answer['revoked'] === true ? { verdict: 'revoked' } : {}),
      },
    ],
    leftOut: 0,
  };
}

/** Templates of an organisation, each as the template of a badge of ours. */
export function templatesReplay(templates: readonly JsonObject[]): Replay {
  const entries = templates.map((template, index) => ({
    ...madeEntry(template, `00000000-0000-4000-8000-${String(index + 16).padStart(12, '0')}`),
    issuer: template['issuer'],
  }));
  return {
    kind: 'Credly organisation templates',
    sources: SOURCES,
    answerAt: serve({ listing: page(entries) }),
    expected: entries.map(earned),
    leftOut: 0,
  };
}

/** The templates in an organisation's answer: a list, or by their identifiers. */
export function templatesIn(answer: JsonObject): readonly JsonObject[] {
  const { data } = answer;
  const all = Array.isArray(data) ? objectsOf(data) : Object.values(answer).filter(isObject);
  return all.every((one) => typeof one['name'] === 'string' && ('skills' in one || 'vanity_slug' in one)) ? all : [];
}
