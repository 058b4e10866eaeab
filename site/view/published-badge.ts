import type { Badge } from '../../widget/badge/badge.ts';
import type { Profile } from '../../widget/badge/profile.ts';
import type { BadgeRecord, CredentialPlace, PublishedBadge, PublishedProof } from '../../widget/verification/badge-record.ts';
import type { Check, CheckEvidence, Problem, VerificationReport } from '../../widget/verification/report.ts';
import { webUrl } from './markdown.ts';
import type { ShowcaseBadge } from './showcase-badge.ts';

/** Addresses that a public badge file names, all relative to the site or absolute. */
export interface PublishedAddresses {
  readonly page: string;
  readonly image?: string;
  /** Where a stored credential is published; undefined unless the earner asked for it. */
  readonly credential?: (record: BadgeRecord) => string | undefined;
}

/** What the profile says about showing. */
export type PublishingChoices = Pick<Profile, 'show' | 'knownIssuers' | 'relay'>;

/** An e-mail address, or a hashed one: a salted hash of an e-mail is soon guessed. */
const PERSONAL = /[^\s@]+@[^\s@]+\.[^\s@]+|\b(?:md5|sha(?:1|256|384|512))\$[0-9a-f]+/iu;

const isPersonal = (text: string | undefined): boolean => text !== undefined && PERSONAL.test(text);

function publicProblem({ code, at, values }: Problem): Problem {
  const kept = Object.entries(values ?? {}).filter(([, value]) => !isPersonal(value));
  return {
    code,
    ...(at !== undefined && !isPersonal(at) && { at }),
    ...(kept.length > 0 && { values: Object.fromEntries(kept) }),
  };
}

function publicEvidence({ kind, url, sha256, at, value }: CheckEvidence): CheckEvidence {
  return {
    kind,
    ...(url !== undefined && !isPersonal(url) && { url }),
    ...(sha256 !== undefined && { sha256 }),
    ...(at !== undefined && { at }),
    ...(value !== undefined && !isPersonal(value) && { value }),
  };
}

function publicCheck({ id, outcome, problem, warnings, evidence }: Check): Check {
  return {
    id,
    outcome,
    ...(problem && { problem: publicProblem(problem) }),
    ...(warnings && { warnings: warnings.map(publicProblem) }),
    ...(evidence && { evidence: evidence.map(publicEvidence) }),
  };
}

function publicReport({ verdict, checkedAt, checks, knownIssuer }: VerificationReport): VerificationReport {
  return { verdict, checkedAt, checks: checks.map(publicCheck), ...(knownIssuer && { knownIssuer }) };
}

/** The badge's public fields, one by one: a field that the model gains is not published before it is named here. */
export function publicBadge(badge: Badge, show: Profile['show']): Badge {
  const { id, specVersion, name, description, achievementId, achievementType, level, issuer } = badge;
  const { earnerName, validFrom, validUntil, renewableFrom, criteria, skills, alignments, evidence, image, language } = badge;
  return {
    ...(id !== undefined && { id }),
    specVersion,
    name,
    ...(description !== undefined && { description }),
    ...(achievementId !== undefined && { achievementId }),
    ...(achievementType !== undefined && { achievementType }),
    ...(level !== undefined && { level }),
    issuer,
    ...(earnerName !== undefined && show?.earnerName === true && { earnerName }),
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
    ...(renewableFrom !== undefined && { renewableFrom }),
    ...(criteria !== undefined && { criteria }),
    skills,
    alignments,
    evidence: show?.evidence === true ? evidence : [],
    ...(image !== undefined && { image }),
    ...(language !== undefined && { language }),
  };
}

/** The issuer's own hosted assertion (Open Badges 1 and 2), where it is one: not a signed document that only has an address. */
function hostedAssertion({ badge, credential, report }: BadgeRecord): string | undefined {
  if (!/^[12]\./u.test(badge.specVersion)) return undefined;
  const wasRead = report.checks.some((check) => check.evidence?.some(({ kind }) => kind === 'assertion'));
  return wasRead || credential?.extension === 'json' ? webUrl(badge.id) : undefined;
}

/**
 * Where anybody can read the document itself: the published file, else the issuer's own hosted assertion.
 * @param published where the stored credential is published, when it is
 */
export function credentialPlace(record: BadgeRecord, published: string | undefined): CredentialPlace | undefined {
  if (published !== undefined) return { url: published, kind: 'published' };
  const hosted = hostedAssertion(record);
  return hosted === undefined ? undefined : { url: hosted, kind: 'hosted' };
}

/** What is told of one proof: where it can be checked again, and what came of it. */
function publishedProof(record: BadgeRecord, published: string | undefined): PublishedProof {
  const { badge, report, provenance } = record;
  const credential = credentialPlace(record, published);
  const recordUrl = webUrl(provenance.recordUrl);
  return {
    report: publicReport(report),
    ...(badge.id !== undefined && !isPersonal(badge.id) && { id: badge.id }),
    ...(recordUrl !== undefined && { recordUrl }),
    ...(provenance.selfReported && { selfReported: true }),
    ...(credential && { credential }),
  };
}

/** What stands in `/badges/<slug>.json`: allow-listed, nothing personal that the earner did not choose to show. */
export function publishedBadge(
  { record, proofs, isPictureBorrowed }: Pick<ShowcaseBadge, 'record' | 'proofs' | 'isPictureBorrowed'>,
  to: PublishedAddresses,
  choices: PublishingChoices,
): PublishedBadge {
  const { id: _, ...first } = publishedProof(record, to.credential?.(record));
  // Who verifies compares the picture with the credential's own.
  const image = isPictureBorrowed && first.credential ? undefined : to.image;
  return {
    version: 1,
    badge: publicBadge(record.badge, choices.show),
    page: to.page,
    ...(image !== undefined && { image }),
    ...first,
    ...(proofs && { proofs: proofs.map((proof) => publishedProof(proof, to.credential?.(proof))) }),
    ...(choices.relay !== undefined && { relay: choices.relay }),
    ...(choices.knownIssuers?.length && { knownIssuers: choices.knownIssuers }),
  };
}
