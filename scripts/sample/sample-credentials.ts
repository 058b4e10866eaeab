import { createHash } from 'node:crypto';
import { bakeImage } from '../../widget/credential/baked-image.ts';
import { draftCredential, type CredentialFields } from './credential.ts';
import { hostedBadge, type HostedBadge } from './hosted-badge.ts';
import { issueDataIntegrity, issueJwt } from './issue-credential.ts';
import { type JsonDocument } from './issuer.ts';
import type { SampleBadge } from './sample-badges.ts';
import type { SampleIssuer, SampleIssuers } from './sample-issuers.ts';
import type { SignatureMemory } from './signature-memory.ts';
import { bitstringEntry, revocationListEntry } from './status-list.ts';

/** What the sample badges are issued in. */
export interface SampleWorld {
  /** `http://localhost:<port>`: where the sample issuers are served. */
  readonly origin: string;
  readonly issuers: SampleIssuers;
  /** Whole years that have passed since the dates were written. */
  readonly years: number;
  readonly memory: SignatureMemory;
}

/** A badge that was issued. */
export interface IssuedBadge {
  readonly badge: SampleBadge;
  readonly issuer: SampleIssuer;
  /** Its own identifier, which is the issuer's record of it where it is a URL. */
  readonly id: string;
  /** JSON or a compact JWT, as the issuer made it. */
  readonly text: string;
  /** URL of its picture at the issuer. */
  readonly imageUrl: string;
  /** The three documents of Open Badges 2.0. */
  readonly hosted?: HostedBadge;
}

/** The earner's address: hashed in every badge, so that a viewer who knows it can compare. */
const EARNER_EMAIL = 'mira@sample.example';

/** The list on which the academy marks what it took back. */
export function academyListUrl({ origin, issuers }: SampleWorld): string {
  return `${origin}/${issuers.academy.path}/status/1`;
}

/** The list on which the university names what it took back. */
export function universityListUrl({ origin, issuers }: SampleWorld): string {
  return `${origin}/${issuers.university.path}/revoked.json`;
}

/** Issues a badge in its form. What was issued before and did not change is what it was. */
export async function issueBadge(badge: SampleBadge, world: SampleWorld): Promise<IssuedBadge> {
  const issuer = world.issuers[badge.issuer];
  const base = `${placeOf(badge, world)}/badges/${badge.key}`;
  const imageUrl = `${base}/image.${badge.picture}`;
  if (badge.form === 'hosted') {
    const hosted = hostedDocuments(badge, world, imageUrl);
    return { badge, issuer, id: hosted.url, text: pretty(hosted.assertion), imageUrl, hosted };
  }
  const id = badge.issuer === 'impostor' ? `urn:uuid:${uuid(badge.key)}` : base;
  const signer = badge.form === 'data-integrity' ? issuer.signer : issuer.jwtSigner;
  const draft = draftCredential(signer, credentialFields(badge, world, { id, base, imageUrl }));
  const input = { draft, form: badge.form, key: signer.keys.publicJwk };
  const text = await world.memory.once(badge.key, input, async () => {
    if (badge.form === 'data-integrity') return pretty(await issueDataIntegrity(signer, draft));
    return issueJwt(signer, draft, { vcdm: badge.form === 'jwt-1.1' ? '1.1' : '2.0' });
  });
  return { badge, issuer, id, text, imageUrl };
}

/** What the earner keeps of it: the file for the inbox, with whatever was changed after it was signed. */
export function inboxFile(
  { badge, text }: IssuedBadge,
  picture: Uint8Array,
): { readonly name: string; readonly bytes: Uint8Array } {
  const kept = badge.changed === undefined ? text : changedIn(text, badge.changed);
  if (badge.baked === undefined) {
    return { name: `${badge.key}.${badge.form.startsWith('jwt') ? 'jwt' : 'json'}`, bytes: new TextEncoder().encode(kept) };
  }
  const keyword = badge.form === 'hosted' ? 'openbadges' : 'openbadgecredential';
  return { name: `${badge.key}.${badge.baked}`, bytes: bakeImage(picture, kept, keyword) };
}

/** Changes the achievement's name and nothing else. */
function changedIn(text: string, [from, to]: readonly [string, string]): string {
  const at = text.indexOf('"achievement"');
  return `${text.slice(0, at)}${text.slice(at).replace(from, to)}`;
}

/** A time as of 2026, moved by whole years. */
export function moved(time: string, years: number): string {
  return `${Number(time.slice(0, 4)) + years}${time.slice(4)}`;
}

function placeOf(badge: SampleBadge, { origin, issuers }: SampleWorld): string {
  const issuer = issuers[badge.issuer];
  if (badge.issuer === 'closed')
    return Object.keys(issuer.signer.documents).map((url) => url.replace('/did.json', ''))[0] ?? origin;
  // An impostor points at the addresses of the one that it copies.
  return `${origin}/${badge.issuer === 'impostor' ? issuers.academy.path : issuer.path}`;
}

interface Addresses {
  readonly id: string;
  readonly base: string;
  readonly imageUrl: string;
}

function credentialFields(badge: SampleBadge, world: SampleWorld, { id, base, imageUrl }: Addresses): CredentialFields {
  const issuer = world.issuers[badge.issuer];
  return {
    id,
    name: badge.name,
    validFrom: moved(badge.validFrom, world.years),
    ...(badge.validUntil === undefined ? {} : { validUntil: moved(badge.validUntil, world.years) }),
    profile: { url: placeOf(badge, world), description: issuer.description },
    subject: { id: `urn:uuid:${uuid('mira')}`, identifier: [recipient()] },
    achievement: {
      id: `${base}/achievement`,
      achievementType: badge.type,
      description: badge.description,
      criteria: { narrative: badge.criteria },
      image: { id: imageUrl, type: 'Image', caption: `Badge: ${badge.name}` },
      tag: badge.skills,
      ...(badge.alignments === undefined ? {} : { alignment: badge.alignments }),
      ...(badge.language === undefined ? {} : { inLanguage: badge.language }),
    },
    ...statusOf(badge, world),
    ...(badge.evidence === undefined ? {} : { more: { evidence: badge.evidence } }),
  };
}

function statusOf(badge: SampleBadge, world: SampleWorld): Pick<CredentialFields, 'credentialStatus'> {
  if (badge.statusIndex !== undefined) return { credentialStatus: bitstringEntry(academyListUrl(world), badge.statusIndex) };
  return badge.issuer === 'university' ? { credentialStatus: revocationListEntry(universityListUrl(world)) } : {};
}

function hostedDocuments(badge: SampleBadge, world: SampleWorld, imageUrl: string): HostedBadge {
  const issuer = world.issuers[badge.issuer];
  const place = placeOf(badge, world);
  const { identityHash, salt } = recipient();
  return hostedBadge({
    host: new URL(world.origin).host,
    path: `${issuer.path}/badges/${badge.key}`,
    issuerPath: `${issuer.path}/issuer.json`,
    assertion: {
      recipient: { type: 'email', hashed: true, salt, identity: identityHash },
      issuedOn: moved(badge.validFrom, world.years),
      ...(badge.evidence === undefined ? {} : { evidence: badge.evidence }),
    },
    badgeClass: {
      name: badge.name,
      description: badge.description,
      image: { id: imageUrl, type: 'Image', caption: `Badge: ${badge.name}` },
      criteria: { narrative: badge.criteria },
      tags: badge.skills,
      ...(badge.alignments === undefined ? {} : { alignment: badge.alignments }),
    },
    issuer: { name: issuer.name, url: place, description: issuer.description, email: 'badges@university.sample.example' },
  });
}

/** OB 3.0 `IdentityObject` of the earner. */
function recipient(): { readonly identityHash: string; readonly salt: string } & JsonDocument {
  const salt = 'sample-salt';
  const hash = createHash('sha256').update(`${EARNER_EMAIL}${salt}`).digest('hex');
  return { type: 'IdentityObject', hashed: true, identityHash: `sha256$${hash}`, identityType: 'emailAddress', salt };
}

/** A UUID that a name always gets. */
function uuid(name: string): string {
  const hex = createHash('sha256').update(`ms-badge sample ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function pretty(document: JsonDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
