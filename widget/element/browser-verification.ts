import { imageType } from '../badge/image-type.ts';
import type { Secured } from '../credential/credential.ts';
import { createDocumentLoader, LoadError, type LoadDocument } from '../credential/document-loader.ts';
import { readSecured } from '../credential/read-secured.ts';
import type { PublishedBadge } from '../verification/badge-record.ts';
import { loadFamily } from '../verification/family.ts';
import { loadOnce } from '../verification/record-loader.ts';
import { reportAsOf } from '../verification/report-as-of.ts';
import { readPublishedBadge } from '../verification/record-schema.ts';
import type { Check, CheckId, VerificationReport } from '../verification/report.ts';
import { verifyCredential, type Believed } from '../verification/verify-credential.ts';
import type { Finding, Inquiry } from './finding.ts';
import { relayedLoader, type RelayedLoader } from './relayed-loader.ts';
import { aboutShown, aboutUnreadPicture } from './shown-badge.ts';

/** Largest picture that is fetched for the artwork check, in bytes. */
const MAX_IMAGE_BYTES = 5_000_000;

/**
 * The credential to verify. A hosted one that cannot be read is still known by its address: what a 404, a 410 or silence means is
 * for a check to say.
 */
async function obtain(published: PublishedBadge, url: string, load: LoadDocument): Promise<Secured> {
  try {
    const { status, bytes } = await load(url);
    if (status >= 200 && status < 300) return (await readSecured(bytes)).secured;
    throw new LoadError('unreachable', url, { cause: new Error(`answered ${status}`) });
  } catch (error) {
    if (published.credential?.kind !== 'hosted') throw error;
    return { form: 'hosted', url };
  }
}

/** Each document once; through the earner's relay where there is one and the issuer lets no browser read. */
function loaderFor({ onLoopback }: Inquiry, relay: string | undefined): RelayedLoader {
  const direct = createDocumentLoader({ allowLoopback: onLoopback });
  if (relay === undefined) return { load: loadOnce(direct), hosts: new Set() };
  const { load, hosts } = relayedLoader({ direct, relay });
  return { load: loadOnce(load), hosts };
}

/** The bytes of the picture that is shown, where this page may read them. */
async function pictureBytes(inquiry: Inquiry, load: LoadDocument): Promise<Uint8Array | undefined> {
  if (!inquiry.image) return undefined;
  try {
    const { status, bytes } = await load(inquiry.image, { accept: 'image/*', maxBytes: MAX_IMAGE_BYTES });
    return status === 200 && imageType(bytes) ? bytes : undefined;
  } catch {
    // Another origin may keep its picture to itself; then there is nothing to compare with, and nothing wrong.
    return undefined;
  }
}

/** What leaves a badge unconfirmed where it could not be read; a picture or a newer edition out of reach does not. */
const RESTS_ON: readonly CheckId[] = ['structure', 'proof', 'issuer-binding', 'achievement', 'status', 'validity-period'];

/** A badge that is only unconfirmed because somebody did not answer. */
function nobodyAnswered({ verdict, checks }: VerificationReport): Check | undefined {
  if (verdict !== 'unconfirmed') return undefined;
  return checks.find(
    ({ id, outcome, problem }) => outcome === 'inconclusive' && RESTS_ON.includes(id) && problem?.code.endsWith('unreachable'),
  );
}

/**
 * Reads and verifies a published badge in this browser. The only module of the element that brings verification along: it is
 * imported when somebody asks, and never before.
 * @throws BadgeError when the badge file or the credential cannot be read
 */
export async function verifyInBrowser(inquiry: Inquiry): Promise<Finding> {
  const published = readPublishedBadge(inquiry.file);
  const stored = reportAsOf(published, inquiry.now);
  if (!published.credential) return { kind: 'site-only', report: stored };
  const { load, hosts } = loaderFor(inquiry, published.relay);
  const credentialUrl = new URL(published.credential.url, inquiry.base).href;
  try {
    // Side by side: neither has to wait for the other.
    const [secured] = await Promise.all([obtain(published, credentialUrl, load), loadFamily(published.badge.specVersion)]);
    const image = await pictureBytes(inquiry, load);
    let believed: Believed | undefined;
    const made = await verifyCredential(
      { secured },
      {
        loadDocument: load,
        now: inquiry.now,
        ...(published.knownIssuers && { knownIssuers: published.knownIssuers }),
        ...(inquiry.recipient && { recipient: inquiry.recipient }),
        ...(image && { image }),
        onCheck: inquiry.onCheck,
        onBelieved: (found) => {
          believed = found;
        },
      },
    );
    const seen = believed && inquiry.image && !image ? aboutUnreadPicture(made, believed, inquiry.image) : made;
    const report = believed ? await aboutShown(seen, believed, published) : made;
    return nobodyAnswered(made)
      ? { kind: 'unreachable', report, storedAt: stored.checkedAt, credentialUrl }
      : { kind: 'checked', report, credentialUrl, relayedHosts: [...hosts] };
  } catch (cause) {
    if (!(cause instanceof LoadError)) throw cause;
    return { kind: 'unreachable', report: stored, storedAt: stored.checkedAt, credentialUrl };
  }
}
