import { webUrlOf } from '../../widget/badge/http-url.ts';
import type { JsonObject } from '../../widget/credential/credential.ts';
import { webUrl } from '../../widget/badge/plain-text.ts';
import { dropped } from './answer-fields.ts';
import type { AnswerFields } from './answer-fields.ts';
import { findNamedBadge, joinedAnswers } from './named-badge.ts';
import type { NamedAsking } from './named-badge.ts';
import { withoutPersonal } from './personal-parameters.ts';
import { atService, namedAt, requesterOf } from './service-address.ts';
import type { Service } from './service-address.ts';
import { SourceError } from './source-error.ts';
import { loadJson, valueAt } from './source-request.ts';
import type { Source, SourceAnswer, SourcePorts } from './source.ts';

/** A single badge or a public collection, at the region that has it. */
interface Place {
  readonly kind: 'assertions' | 'collections';
  readonly id: string;
  /** Origin of the region's data. */
  readonly api: string;
}

const BADGR = /^(?:www\.|api\.)?(?:(eu|au|ca|sg)\.)?badgr\.(?:com|io)$/;
const PARCHMENT = /^(?:www\.|api\.)?badges\.parchment\.(com|eu|au|ca|sg)$/;
const MAX_COLLECTION_BYTES = 10_000_000;

const SERVICE: Service = {
  name: 'badgr',
  isOwnHost: (host) => BADGR.test(host) || PARCHMENT.test(host),
  example: 'https://api.badgr.io/public/assertions/AbCdEfGh or https://eu.badgr.com/public/collections/0123456789abcdef',
};

const COLLECTION: AnswerFields = {
  answer: 'collection',
  isAt: ({ pathname }) => pathname.startsWith('/public/collections/'),
  read: ['badges[].id'],
  dropped: {
    ...dropped('personal', '', 'owner'),
    ...dropped('unused', '', 'name description'),
    ...dropped('proof', '', '@context type id'),
    ...dropped('platform', '', 'entityId entityType slug permissions published shareHash shareUrl createdAt createdBy updatedAt'),
    // Each badge is read again, from its own document.
    ...dropped('personal', 'badges[].', 'recipient extensions:recipientProfile identity'),
    ...dropped('elsewhere', 'badges[].', '@context type badge issuedOn expires image verification evidence narrative uid'),
    ...dropped('platform', 'badges[].', 'acceptance hashtags sourceUrl pending revoked entityId slug'),
  },
};

/**
 * Badgr, Canvas Credentials and Parchment Digital Badges, in every region: a single badge, or all of a public collection, by
 * the link that the earner shares. Each badge is read from its own document: what a list shows of it is no proof.
 */
export const badgr: Source = {
  name: SERVICE.name,
  find: async (settings, ports) => {
    const place = namedAt(SERVICE, settings, placeIn);
    const asking = { ...requesterOf(SERVICE, settings, ports), ports };
    if (place.kind === 'collections') return findCollection(asking, place, ports);
    const answer = await findAssertion(asking, `${place.api}/public/assertions/${place.id}`);
    ports.progress({ done: 1, all: 1 });
    return answer;
  },
  urlAt: (url, { origin }) => atService(SERVICE, url, origin),
  fields: () => [COLLECTION],
};

function placeIn({ hostname, pathname }: URL): Place | undefined {
  const match = /^\/public\/(assertions|collections)\/([\w-]{1,100})(?:\.json)?(?:\/(?:baked|image))?\/?$/.exec(pathname);
  const [, kind, id] = match ?? [];
  if (id === undefined || (kind !== 'assertions' && kind !== 'collections')) return undefined;
  return { kind, id, api: apiOf(hostname) };
}

/** Pages for people and data lie at different hosts of one region. */
function apiOf(host: string): string {
  const parchment = PARCHMENT.exec(host)?.[1];
  if (parchment !== undefined) return `https://api.badges.parchment.${parchment}`;
  const region = BADGR.exec(host)?.[1];
  return region === undefined ? 'https://api.badgr.io' : `https://api.${region}.badgr.io`;
}

/** Identifiers are random and differ between regions too: the bare one is the key. */
async function findAssertion(asking: NamedAsking, address: string): Promise<SourceAnswer> {
  return findNamedBadge(asking, { key: identityOf(address) ?? address, address, identityOf });
}

function identityOf(address: string): string | undefined {
  const url = webUrlOf(address);
  const place = url && SERVICE.isOwnHost(url.hostname) ? placeIn(url) : undefined;
  return place?.kind === 'assertions' ? place.id : undefined;
}

/** All badges of a collection; it lists them on one page. */
async function findCollection(asking: NamedAsking, { api, id }: Place, ports: SourcePorts): Promise<SourceAnswer> {
  const url = `${api}/public/collections/${id}`;
  const badges = badgesIn(url, await loadJson(asking, url, { maxBytes: MAX_COLLECTION_BYTES }));
  const addresses = new Set(badges.map(addressOf));
  const known = [...addresses].filter((address) => address !== undefined);
  let done = 0;
  const answers = await Promise.all(
    known.map(async (address) => {
      const answer = await findAssertion(asking, address);
      ports.progress({ done: (done += 1), all: known.length });
      return answer;
    }),
  );
  const answer = joinedAnswers(answers);
  if (!addresses.has(undefined)) return answer;
  const error = new SourceError('SOURCE_ENTRY_BROKEN', `badgr: ${url} lists a badge without an address; it is left out`, { url });
  // Nobody can tell which stored badge this was: none may be withdrawn over it.
  return { ...answer, problems: [...answer.problems, { error }], unsure: [''] };
}

function badgesIn(url: string, collection: JsonObject): readonly unknown[] {
  const { badges } = collection;
  if (Array.isArray(badges)) return badges;
  throw new SourceError('SOURCE_UNEXPECTED', `badgr: ${url} answered JSON without "badges"`, { url });
}

/** A collection may hold badges that were imported from elsewhere: those are read where they lie. */
function addressOf(badge: unknown): string | undefined {
  const address = webUrl(typeof badge === 'string' ? badge : valueAt(badge, 'id'));
  if (address === undefined) return undefined;
  const url = new URL(address);
  const place = SERVICE.isOwnHost(url.hostname) ? placeIn(url) : undefined;
  return place ? `${place.api}/public/${place.kind}/${place.id}` : withoutPersonal(address);
}
