import type { JsonDocument } from './issuer.ts';
import { issuerPage, recordPage } from './record-page.ts';
import { REVOKED_INDEXES } from './sample-badges.ts';
import { academyListUrl, moved, universityListUrl, type IssuedBadge, type SampleWorld } from './sample-credentials.ts';
import { mergedDocument } from './sample-issuers.ts';
import { bitstringStatusList, revocationList } from './status-list.ts';

/** What the sample server answers at one path. */
export interface ServedAnswer {
  readonly type: string;
  readonly body: string;
  /** Default: `body` is text. */
  readonly encoding?: 'base64';
  /** The page that a person gets at the same address (`Accept: text/html`). */
  readonly page?: string;
}

/** Path -> answer. */
export type ServedAnswers = { readonly [path: string]: ServedAnswer };

/** A picture as the issuer serves it. */
export interface ServedPicture {
  readonly type: 'image/png' | 'image/svg+xml';
  readonly bytes: Uint8Array;
}

/** Everything that the sample issuers publish: keys, lists, badges, pictures, and pages for people. */
export async function servedAnswers(
  world: SampleWorld,
  issued: readonly { readonly badge: IssuedBadge; readonly picture: ServedPicture }[],
): Promise<ServedAnswers> {
  const lists = await statusLists(world);
  const parts = [issuerAnswers(world), lists, ...issued.map(({ badge, picture }) => badgeAnswers(badge, picture, world))];
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

function issuerAnswers({ origin, issuers }: SampleWorld): ServedAnswers {
  const { academy, university, guild, school } = issuers;
  const documents = [
    mergedDocuments(academy.signer.documents, academy.jwtSigner.documents),
    university.signer.documents,
    school.signer.documents,
  ].flatMap((served) => Object.entries(served));
  const pages = [academy, university, guild, school].map((issuer) => {
    const language = issuer === school ? 'ru' : 'en';
    const body = issuerPage({ language, title: issuer.name, description: issuer.description });
    return [`${origin}/${issuer.path}`, { type: 'text/html; charset=utf-8', body }] as const;
  });
  const entries = [...documents.map(([url, document]) => [url, json(document)] as const), ...pages];
  return Object.fromEntries(entries.map(([url, answer]) => [pathOf(url), answer]));
}

type Documents = { readonly [url: string]: JsonDocument };

function mergedDocuments(...all: readonly Documents[]): Documents {
  const urls = new Set(all.flatMap((documents) => Object.keys(documents)));
  const at = (url: string): readonly JsonDocument[] =>
    all.map((documents) => documents[url]).filter((found) => found !== undefined);
  return Object.fromEntries([...urls].map((url) => [url, mergedDocument(at(url))]));
}

async function statusLists(world: SampleWorld): Promise<ServedAnswers> {
  const { academy, university } = world.issuers;
  const url = academyListUrl(world);
  const fields = { url, set: REVOKED_INDEXES, validFrom: moved('2026-01-10T00:00:00Z', world.years) };
  const input = { ...fields, key: academy.signer.keys.publicJwk };
  const list = await world.memory.once('status list', input, async () =>
    JSON.stringify(await bitstringStatusList(academy.signer, fields)),
  );
  const named = revocationList(university.signer.id, universityListUrl(world), [
    { id: `${world.origin}/${university.path}/badges/withdrawn`, revoked: true, revocationReason: 'Issued twice.' },
  ]);
  return {
    [pathOf(url)]: { type: 'application/vc+ld+json', body: list },
    [pathOf(universityListUrl(world))]: json(named),
  };
}

function badgeAnswers(issued: IssuedBadge, picture: ServedPicture, world: SampleWorld): ServedAnswers {
  // What is at another address than the sample server's is not published by it: an impostor's badge, a closed institute's.
  if (!issued.id.startsWith(world.origin)) return {};
  const image = { type: picture.type, body: Buffer.from(picture.bytes).toString('base64'), encoding: 'base64' } as const;
  const type = issued.badge.form.startsWith('jwt') ? 'application/vc+jwt' : 'application/json';
  const record = { type, body: issued.text, page: recordPageOf(issued, world) };
  const others = Object.entries(issued.hosted?.documents ?? {}).map(([url, document]) => [pathOf(url), json(document)] as const);
  return { ...Object.fromEntries(others), [pathOf(issued.imageUrl)]: image, [pathOf(issued.id)]: record };
}

function recordPageOf({ badge, issuer, id, imageUrl }: IssuedBadge, { years }: SampleWorld): string {
  const isRussian = badge.language === 'ru';
  const words = isRussian ? RUSSIAN_LABELS : LABELS;
  const isRevoked = badge.statusIndex !== undefined && REVOKED_INDEXES.includes(badge.statusIndex);
  return recordPage({
    language: badge.language ?? 'en',
    title: badge.name,
    issuer: issuer.name,
    imageUrl,
    description: badge.description,
    dataUrl: `${id}?format=data`,
    facts: [
      [words.to, isRussian ? 'Мира Семпл' : 'Mira Sample'],
      [words.issued, moved(badge.validFrom, years).slice(0, 10)],
      ...(badge.validUntil === undefined ? [] : [[words.until, moved(badge.validUntil, years).slice(0, 10)] as const]),
      [words.standing, isRevoked ? words.revoked : words.current],
    ],
  });
}

const LABELS = {
  to: 'Issued to',
  issued: 'Issued on',
  until: 'Valid until',
  standing: 'In our records',
  current: 'Issued, not taken back',
  revoked: 'Taken back',
};

const RUSSIAN_LABELS: typeof LABELS = {
  to: 'Кому выдан',
  issued: 'Дата выдачи',
  until: 'Действует до',
  standing: 'По нашим записям',
  current: 'Выдан, не отозван',
  revoked: 'Отозван',
};

function json(document: JsonDocument): ServedAnswer {
  return { type: 'application/json', body: JSON.stringify(document) };
}

function pathOf(url: string): string {
  return new URL(url).pathname;
}
