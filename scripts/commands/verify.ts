import { resolve } from 'node:path';
import { plainLine } from '../../widget/badge/plain-text.ts';
import type { Credential } from '../../widget/credential/credential.ts';
import type { LoadDocument } from '../../widget/credential/document-loader.ts';
import { MAX_CREDENTIAL_BYTES } from '../../widget/credential/read-secured.ts';
import { LANGUAGES, loadLocale } from '../../widget/locales/languages.ts';
import type { KnownIssuerRow } from '../../widget/verification/badge-record.ts';
import { namesAlone } from '../../widget/verification/believed-badge.ts';
import type { Verdict, VerificationReport } from '../../widget/verification/report.ts';
import { verifyCredential } from '../../widget/verification/verify-credential.ts';
import { createHttpClient } from '../sync/http-client.ts';
import type { OfflineEvidence } from '../sync/offline-evidence.ts';
import { systemProblem } from '../system-problem.ts';
import { userAgent } from '../user-agent.ts';
import { answerLanguage } from './answer-language.ts';
import { readBadgeFile, readNamedBadge } from './badge-file.ts';
import { parseCommand, UsageError } from './command.ts';
import type { Command, CommandIo } from './command.ts';
import { offlineBadge } from './offline-badge.ts';
import { verifyFailure } from './verify-failure.ts';
import { describeVerification } from './verify-words.ts';
import type { Verification } from './verify-words.ts';

/** `ms-badge verify`: one credential, every check, in sentences or as JSON. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'check one badge: a file or an address',
  help: `Usage: ms-badge verify <file|url> [--recipient <who>] [--json]
       ms-badge verify --offline <slug|file> [--content <folder>]

Reads a badge (Open Badges 0.5 to 3.0: JSON, JWT, or a PNG or SVG that carries one), asks its issuer, and answers four
questions: is it unchanged, is it really from them, is it still valid, and do we know them.

  --offline              ask nobody: make every check again from what sync kept, and say how old that is
  --content <folder>     where it was kept (default: content)
  --recipient <who>      an e-mail address, DID, URL or number that you know; compared here, sent nowhere
  --locale <language>    the language of the answers: en or ru (default: en)
  --allow-loopback       let the issuer be on this machine, by plain http too
  --json                 print the report as JSON

Exit codes: 0 verified (by whoever the badge names: whether we know them is the fourth answer), 1 not (expired, revoked,
invalid, no badge at all, or issued to somebody else than --recipient), 2 a mistake in the arguments, 3 could not find out.
`,
  run,
};

const OPTIONS = {
  offline: { type: 'boolean', default: false },
  content: { type: 'string', default: 'content' },
  recipient: { type: 'string' },
  locale: { type: 'string', default: 'en' },
  'allow-loopback': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const EXIT_CODES: { readonly [Of in Verdict]: number } = { verified: 0, expired: 1, revoked: 1, invalid: 1, unconfirmed: 3 };
/** Whose badge it is weighs on no verdict; for who asked, a badge of somebody else's is a "no" as well. */
function exitCodeOf({ verdict, checks }: VerificationReport): number {
  const code = EXIT_CODES[verdict];
  const recipient = checks.find(({ id }) => id === 'recipient')?.outcome;
  if (recipient === 'failed') return 1;
  return code === 0 && recipient === 'inconclusive' ? 3 : code;
}

/** One verification that takes longer than this has met something that will not end, in milliseconds. */
const TOTAL_MS = 2 * 60 * 1000;
/** Never text/html: platforms then answer with their page instead of the record. */
const ACCEPT = 'application/json, application/vc, application/jwt;q=0.9, image/png;q=0.8, image/svg+xml;q=0.8';

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseCommand(args, { options: OPTIONS, maxPositionals: 1 });
  const from = positionals[0];
  if (from === undefined)
    throw new UsageError('Which badge? Name a file or an address: ms-badge verify <file|url>', {
      ru: 'Какой значок? Нужен файл или адрес: ms-badge verify <file|url>',
    });
  const locale = await loadLocale(answerLanguage(values.locale, Object.keys(LANGUAGES)));
  try {
    const { credential, offline, ...ports } = await portsFor(from, values, io);
    const verification = await verified(credential, ports, values.recipient);
    const { report } = verification;
    const asOf = offline && { asOf: offline.asOf() ?? null, missing: offline.missing() };
    io.stdout(
      values.json
        ? `${JSON.stringify({ ...report, ...(asOf ? { offline: asOf } : {}) }, undefined, 2)}\n`
        : describeVerification({ ...verification, ...(offline && { offline }) }, locale),
    );
    return exitCodeOf(report);
  } catch (error) {
    const told = verifyFailure(error, locale);
    if (!told) throw error;
    if (values.json) io.stdout(`${JSON.stringify({ error: { code: told.code, message: told.message } }, undefined, 2)}\n`);
    else io.stderr(`${plainLine(from)}: ${told.words}\n`);
    return told.exitCode;
  }
}

async function credentialFrom(from: string, io: CommandIo, load: LoadDocument): Promise<Credential> {
  if (!/^https?:\/\//i.test(from)) return readNamedBadge(await fileBytes(resolve(io.cwd, from)));
  const url = recordUrl(from);
  const { status, bytes } = await load(url, { accept: ACCEPT, maxBytes: MAX_CREDENTIAL_BYTES });
  // What comes with an error is no badge. Of a hosted one verification says what the error means: gone and missing are answers.
  const credential = await readNamedBadge(status >= 200 && status < 300 ? bytes : new TextEncoder().encode(url));
  return hostedAt(url, credential);
}

/** Open Badges 0.5 does not say where an assertion lies: it is the record of the address that it was read from. */
function hostedAt(url: string, credential: Credential): Credential {
  const { secured, carrier } = credential;
  if (secured.form !== 'unsecured' || carrier || secured.document['badge'] === undefined) return credential;
  return { ...credential, secured: { form: 'hosted', url, document: secured.document } };
}

// The address in the browser is Credly's page; its record lies elsewhere.
function recordUrl(url: string): string {
  const id = /^https:\/\/www\.credly\.com\/badges\/([0-9a-f-]{36})(?:[/?#]|$)/i.exec(url)?.[1];
  return id === undefined ? url : `https://www.credly.com/api/v1/obi/v2/badge_assertions/${id}`;
}

async function fileBytes(path: string): Promise<Uint8Array> {
  try {
    return await readBadgeFile(path);
  } catch (cause) {
    const problem = systemProblem(cause, path);
    throw problem ? new UsageError(problem.words, { ru: problem.ru }) : new UsageError(`${path} cannot be read.`, { cause });
  }
}

interface VerifyPorts {
  readonly loadDocument: LoadDocument;
  readonly image?: Uint8Array;
  readonly knownIssuers?: readonly KnownIssuerRow[];
}

interface Verifying extends VerifyPorts {
  readonly credential: Credential;
  readonly offline?: OfflineEvidence;
}

interface Asked {
  readonly offline: boolean;
  readonly content: string;
  readonly 'allow-loopback': boolean;
}

async function portsFor(from: string, asked: Asked, io: CommandIo): Promise<Verifying> {
  if (asked.offline) {
    const { evidence, ...badge } = await offlineBadge(from, { content: resolve(io.cwd, asked.content), cwd: io.cwd });
    return { ...badge, offline: evidence, loadDocument: evidence.load };
  }
  const client = createHttpClient({
    userAgent: userAgent(),
    allowLoopback: asked['allow-loopback'],
    retries: 1,
    signal: AbortSignal.any([io.signal, AbortSignal.timeout(TOTAL_MS)]),
  });
  const credential = await credentialFrom(from, io, client.load);
  const image = credential.carrier?.mediaType === 'image/png' ? credential.carrier.bytes : undefined;
  return { credential, loadDocument: client.load, ...(image ? { image } : {}) };
}

async function verified(credential: Credential, ports: VerifyPorts, recipient: string | undefined): Promise<Verification> {
  let { badge, notes } = credential;
  const report = await verifyCredential(credential, {
    ...ports,
    now: new Date(),
    onBelieved: async (found) => {
      // What came with a badge that cannot be read as one is not what was verified.
      badge = namesAlone(found);
      const believed = await found.readBadge();
      badge = believed.badge;
      const every = [...notes, ...believed.notes].map((note) => [`${note.code} ${note.at ?? ''}`, note] as const);
      notes = [...new Map(every).values()];
    },
    ...(recipient !== undefined && { recipient }),
  });
  return { badge, report, notes };
}
