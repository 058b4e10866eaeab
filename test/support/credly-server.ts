// Credly's protocol, spoken from given answers, with a switch for each way in which a service can have a bad day.
import { serveBadges } from './badge-server.ts';
import type { BadgeServer, Route, Routes } from './badge-server.ts';

/** Any JSON object. */
type Json = { readonly [key: string]: unknown };

/** What one profile answers. */
export interface CredlyProfile {
  /** The path segment after `/users/`. */
  readonly name: string;
  readonly uuid?: string;
  /** Entries of `badges.json`, in the profile's order. */
  readonly badges: readonly Json[];
  /** Entries of the imported badges. */
  readonly imported?: readonly Json[];
  /** Assertions by badge id; default: one is made for every badge. */
  readonly assertions?: { readonly [id: string]: Route };
  /** Badges on one page. Default 48, as the service has it. */
  readonly perPage?: number;
}

/** A running stand-in for credly.com. */
export interface CredlyServer extends BadgeServer {
  /** Replaces what a profile answers. */
  show(profile: CredlyProfile): void;
  /** Makes one path fail from now on; a path with a query counts before the same without. */
  fail(path: string, fault: Route): void;
}

/** A PNG of one pixel; `shade` tells pictures apart. */
export function pixel(shade = 0): Uint8Array {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const text = Buffer.from(`tEXtshade\0${shade}`, 'latin1');
  const chunk = Buffer.alloc(8 + text.length);
  chunk.writeUInt32BE(text.length - 4);
  text.copy(chunk, 4);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

/** Where the assertion of a badge lies, at any of Credly's hosts. */
export const assertionPath = (id: string): string => `/api/v1/obi/v2/badge_assertions/${id}`;

/** Where the pages of a profile lie. */
export const listingPath = (name: string): string => `/users/${name}/badges.json`;

/** Where the imported badges of a profile lie. */
export const importedPath = (uuid: string): string => `/api/v1/users/${uuid}/external_badges/open_badges/public`;

/** One entry of `badges.json` in the service's shape, personal fields included. */
export function credlyBadge(number: number, about: { readonly [key: string]: unknown } = {}): Json {
  const id = idOf(number);
  const { name = `Sample Badge ${number}`, template = {}, ...entry } = about;
  const image = `https://images.credly.com/images/${id}/blob`;
  return {
    id,
    issued_at_date: '2024-03-01',
    expires_at_date: null,
    issued_at: '2024-02-29T18:00:00.000-06:00',
    issued_to: 'Private Person',
    earner_path: '/users/private-path',
    earner_photo_url: 'https://images.credly.com/private-photo.jpg',
    public: true,
    state: 'accepted',
    issuer: {
      entities: [
        { primary: false, entity: { id: 'other-org', name: 'Sample Partner', vanity_url: 'https://www.credly.com/org/other' } },
        { primary: true, entity: { id: 'sample-org', name: 'Sample Org', vanity_url: 'https://www.credly.com/org/sample-org' } },
      ],
    },
    badge_template: {
      id: `template-${number}`,
      name,
      description: 'Made for a test.',
      level: 'Intermediate',
      type_category: 'Certification',
      global_activity_url: 'https://sample.example/certification',
      skills: [{ name: 'Sampling' }, { name: 'Testing' }, { name: 'Sampling' }],
      badge_template_activities: [{ title: 'Pass Exam S-100: [Samples]', url: 'https://sample.example/exams/(s-100)' }],
      alignments: [{ name: 'Sample Framework', url: 'https://sample.example/framework', description: 'Level 3' }],
      ...(typeof template === 'object' ? template : {}),
    },
    image_url: image,
    evidence: [{ type: 'PlainTextEvidence', title: 'Certificate number', description: 'PRIVATE-4711' }],
    ...entry,
  };
}

/** One entry of the imported badges. */
export function importedBadge(number: number, about: Json = {}): Json {
  return {
    id: idOf(number),
    user_id: 'private-user-id',
    public: true,
    external_badge: {
      type: 'EmulatedBadge',
      badge_name: `Imported Badge ${number}`,
      badge_description: 'Typed in.',
      issuer_name: 'Microsoft',
      issued_at_date: '2025-09-06',
      expires_at_date: null,
      badge_url: 'https://learn.microsoft.com/api/credentials/share/en-us/x/1?sharingId=2&identity__email=private%40mail.example',
      recipient_name: 'Private Person',
      credential_number: 'PRIVATE-0815',
      image_url: `https://images.credly.com/images/${idOf(number)}/imported.png`,
      skills: [{ name: 'Cloud' }],
      tags: [{ name: 'Cloud' }, { name: 'Sky' }],
      ...about,
    },
    skills: [{ name: 'Cloud' }, { name: 'Rain' }],
  };
}

/** The id of a made-up badge. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Serves profiles until the test ends. */
export async function serveCredly(
  t: { after(cleanUp: () => Promise<void>): void },
  ...profiles: readonly CredlyProfile[]
): Promise<CredlyServer> {
  const server = await serveBadges(t);
  const show = (profile: CredlyProfile): void => server.answer(routesOf(profile));
  profiles.forEach(show);
  return { ...server, show, fail: (path, fault) => server.answer({ [path]: fault }) };
}

function routesOf(profile: CredlyProfile): Routes {
  const { name, uuid = '99999999-0000-4000-8000-000000000001', badges, imported = [], perPage = 48 } = profile;
  const user = { id: name, synthetic_id: uuid, profile_is_public: true, first_name: 'Private', last_name: 'Person' };
  const routes: Record<string, Route> = { [`/users/${name}`]: { json: { data: user, metadata: {} } } };
  addPages(routes, badges, { perPage, pathOf: (page) => `${listingPath(name)}?page=${page}` });
  addPages(routes, imported, { perPage: 48, pathOf: (page) => `${importedPath(uuid)}?page=${page}&page_size=48` });
  routes[listingPath(name)] = routes[`${listingPath(name)}?page=1`] ?? {};
  for (const [index, { id }] of badges.entries()) {
    if (typeof id !== 'string') continue;
    routes[assertionPath(id)] = profile.assertions?.[id] ?? { json: assertionOf(id) };
    routes[`/images/${id}/blob`] = { bytes: pixel(index), type: 'application/octet-stream' };
  }
  for (const { id } of imported) if (typeof id === 'string') routes[`/images/${id}/imported.png`] = { bytes: pixel(200) };
  return { ...routes, ...chain };
}

interface Paging {
  readonly perPage: number;
  readonly pathOf: (page: number) => string;
}

function addPages(routes: Record<string, Route>, entries: readonly Json[], { perPage, pathOf }: Paging): void {
  const pages = Math.max(1, Math.ceil(entries.length / perPage));
  for (let page = 1; page <= pages; page += 1) {
    const data = entries.slice((page - 1) * perPage, page * perPage);
    routes[pathOf(page)] = { json: { data, metadata: metadataOf({ data, page, pages, total: entries.length, perPage }) } };
  }
}

function metadataOf({
  data,
  page,
  pages,
  total,
  perPage,
}: {
  data: readonly Json[];
  page: number;
  pages: number;
  total: number;
  perPage: number;
}): Json {
  const count = {
    count: data.length,
    current_page: page,
    total_count: total,
    total_pages: total === 0 ? 0 : pages,
    per: perPage,
  };
  return {
    ...count,
    previous_page_url: page > 1 ? `/?page=${page - 1}` : null,
    next_page_url: page < pages ? `/?page=${page + 1}` : null,
  };
}

const ISSUER = 'https://www.credly.com/api/v1/obi/v2/issuers/sample-org';
const BADGE_CLASS = `${ISSUER}/badge_classes/sample`;

const assertionOf = (id: string): Json => ({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: `https://www.credly.com${assertionPath(id)}`,
  badge: BADGE_CLASS,
  issuedOn: '2024-03-01T00:00:00.000Z',
  recipient: { type: 'email', hashed: true, identity: 'sha256$private0hash' },
  verification: { type: 'hosted' },
  evidence: [],
});

const chain: Routes = {
  [new URL(BADGE_CLASS).pathname]: {
    json: { '@context': 'https://w3id.org/openbadges/v2', type: 'BadgeClass', id: BADGE_CLASS, name: 'Sample', issuer: ISSUER },
  },
  [new URL(ISSUER).pathname]: {
    json: {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Issuer',
      id: ISSUER,
      name: 'Sample Org',
      url: 'https://sample.example/',
    },
  },
};
