import { imageType } from '../badge/image-type.ts';
import type { Credential } from '../credential/credential.ts';
import { createDocumentLoader, LoadError, type LoadDocument } from '../credential/document-loader.ts';
import { readCredential } from '../credential/read-credential.ts';
import type { PublishedBadge } from '../verification/badge-record.ts';
import { readPublishedBadge } from '../verification/record-schema.ts';
import type { Check, VerificationReport } from '../verification/report.ts';
import { verifyCredential } from '../verification/verify-credential.ts';
import type { Finding, Inquiry } from './finding.ts';

/** Largest picture that is fetched for the artwork check, in bytes. */
const MAX_IMAGE_BYTES = 5_000_000;

/** Verification reads the same document more than once; the issuer is asked once, and the answers belong to one moment. */
function remembering(load: LoadDocument): LoadDocument {
  const answers = new Map<string, ReturnType<LoadDocument>>();
  return (url, options) => {
    const key = `${options?.accept ?? ''} ${url}`;
    const answer = answers.get(key) ?? load(url, options);
    answers.set(key, answer);
    return answer;
  };
}

/** The credential to verify. A hosted one that is gone is known by its address alone: what 404 and 410 mean is a check's business. */
async function obtain(published: PublishedBadge, url: string, load: LoadDocument): Promise<Credential> {
  const { status, bytes } = await load(url);
  if (status >= 200 && status < 300) return readCredential(bytes);
  if (published.credential?.kind === 'hosted' && (status === 404 || status === 410)) {
    return { badge: published.badge, secured: { form: 'hosted', url }, notes: [] };
  }
  throw new LoadError('unreachable', url, { cause: new Error(`answered ${status}`) });
}

/** The bytes of the picture that is shown, where this page may read them. */
async function pictureBytes(inquiry: Inquiry, load: LoadDocument): Promise<Uint8Array | undefined> {
  if (!inquiry.image) return undefined;
  try {
    const { status, bytes } = await load(inquiry.image, { accept: 'image/*', maxBytes: MAX_IMAGE_BYTES });
    return status === 200 && imageType(bytes) ? bytes : undefined;
  } catch {
    // Another origin may keep its picture to itself; then there is nothing to compare, and nothing wrong.
    return undefined;
  }
}

/** A badge that is only unconfirmed because somebody did not answer. */
function nobodyAnswered({ verdict, checks }: VerificationReport): Check | undefined {
  if (verdict !== 'unconfirmed') return undefined;
  return checks.find(({ outcome, problem }) => outcome === 'inconclusive' && problem?.code.endsWith('unreachable'));
}

/**
 * Reads and verifies a published badge in this browser. The only module of the element that brings verification along: it is
 * imported when somebody asks, and never before.
 * @throws BadgeError when the badge file or the credential cannot be read
 */
export async function verifyInBrowser(inquiry: Inquiry): Promise<Finding> {
  const published = readPublishedBadge(inquiry.file);
  const stored = published.report;
  if (!published.credential) return { kind: 'site-only', report: stored };
  const load = remembering(createDocumentLoader({ allowLoopback: inquiry.onLoopback }));
  try {
    const credential = await obtain(published, new URL(published.credential.url, inquiry.base).href, load);
    const image = await pictureBytes(inquiry, load);
    const report = await verifyCredential(credential, {
      loadDocument: load,
      now: inquiry.now,
      ...(published.knownIssuers && { knownIssuers: published.knownIssuers }),
      ...(inquiry.recipient && { recipient: inquiry.recipient }),
      ...(image && { image }),
      onCheck: inquiry.onCheck,
    });
    return nobodyAnswered(report) ? { kind: 'unreachable', report, storedAt: stored.checkedAt } : { kind: 'checked', report };
  } catch (cause) {
    if (!(cause instanceof LoadError)) throw cause;
    return { kind: 'unreachable', report: stored, storedAt: stored.checkedAt };
  }
}
