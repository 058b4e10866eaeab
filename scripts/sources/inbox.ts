import { BadgeError } from '../../widget/badge/badge-error.ts';
import { webUrl } from '../../widget/badge/plain-text.ts';
import type { Credential } from '../../widget/credential/credential.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import { MAX_CREDENTIAL_BYTES } from '../../widget/credential/read-secured.ts';
import { issuerHostOf } from '../../widget/verification/issuers/issuer-host.ts';
import { refusalWords } from '../refusal-words.ts';
import { withoutViewer } from './personal-parameters.ts';
import { SourceError } from './source-error.ts';
import type { FoundCredential, Source, SourceAnswer, SourcePorts, SourceProblem } from './source.ts';

const EXTENSIONS = /\.(?:png|svg|json|jwt|jws|txt)$/i;

/**
 * Files that the earner dropped into `content/inbox/`: baked PNG or SVG, Open Badges JSON, JWS or JWT. A badge is known by
 * the identifier inside, so that renaming the file changes nothing.
 */
export const inbox: Source = { name: 'inbox', find: (_settings, ports) => findFiles(ports), fields: () => [] };

async function findFiles(ports: SourcePorts): Promise<SourceAnswer> {
  const files = await ports.inbox();
  const found = new Map<string, FoundCredential>();
  const problems: SourceProblem[] = [];
  let done = 0;
  for (const { name, bytes } of files) {
    try {
      const credential = await readFile(name, bytes, ports.now());
      const twin = found.get(credential.key)?.document?.from;
      if (twin === undefined) found.set(credential.key, credential);
      else problems.push({ key: name, error: refused(name, `holds the same badge as ${twin}; one is enough`), harmless: true });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      problems.push({ key: name, error });
    }
    ports.progress({ done: (done += 1), all: files.length });
  }
  // A file that cannot be read may be a stored badge's: then none can be told to be gone.
  const unsure = problems.some(({ harmless }) => !harmless) ? { unsure: [''] } : {};
  return { found: [...found.values()], problems, complete: true, ...unsure };
}

async function readFile(name: string, bytes: Uint8Array, at: string): Promise<FoundCredential> {
  if (!EXTENSIONS.test(name)) throw refused(name, 'is none of .png, .svg, .json, .jwt, .jws, .txt');
  if (bytes.length > MAX_CREDENTIAL_BYTES) throw refused(name, `is larger than ${MAX_CREDENTIAL_BYTES} bytes`);
  try {
    const credential = await readCredential(bytes);
    const { badge } = credential;
    const key = badge.id === undefined ? `sha256:${await sha256Hex(bytes)}` : withoutViewer(badge.id);
    const recordUrl = recordUrlOf(credential);
    return { key, document: { bytes, from: name, at }, ...(recordUrl !== undefined && { recordUrl }) };
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause;
    throw new SourceError('SOURCE_FILE_REFUSED', `inbox: ${name} cannot be read as a badge: ${refusalWords(cause)}`, { cause });
  }
}

/**
 * The issuer's own page about the badge: where its identifier leads, when that is the record which proves it (hosted) or lies
 * with the issuer. An address anywhere else is only a claim.
 */
function recordUrlOf({ badge, secured }: Credential): string | undefined {
  const url = badge.id === undefined ? undefined : webUrl(withoutViewer(badge.id));
  if (url === undefined) return undefined;
  const isWithIssuer = issuerHostOf(badge.issuer.id) === issuerHostOf(url);
  return secured.form === 'hosted' || isWithIssuer ? url : undefined;
}

async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Buffer.from(digest).toString('hex');
}

const refused = (name: string, why: string): SourceError => new SourceError('SOURCE_FILE_REFUSED', `inbox: ${name} ${why}`);
