import { readFile, stat, writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { bakeImage, extractBaked } from '../../widget/credential/baked-image.ts';
import type { Credential, ReadNote } from '../../widget/credential/credential.ts';
import { utf8Text } from '../../widget/credential/json-text.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import { loadLocale } from '../../widget/locales/languages.ts';
import { systemProblem } from '../system-problem.ts';
import { readBadgeFile } from './badge-file.ts';
import { parseCommand, UsageError } from './command.ts';
import type { Command, CommandIo } from './command.ts';
import { utf8Svg } from './utf8-svg.ts';

/** `ms-badge bake`: a credential goes into a picture, so that the picture alone can be verified. */
export const bakeCommand: Command = {
  name: 'bake',
  summary: 'write a credential into a PNG or SVG picture',
  help: `Usage: ms-badge bake <credential> <image> --out <file> [--force] [--json]

Writes a credential into a picture: the picture alone is then the badge, and can be shown, sent and verified.

  <credential>   a file with an Open Badge: .json, .jwt, or a picture that one is baked into
  <image>        a PNG or SVG; a badge of the same version that is in it is replaced, one of another version stays
  --out <file>   where the baked picture goes
  --force        write over a file that is there
  --json         print what was written as JSON

Open Badges 1 and 2 go under "openbadges", Open Badges 3 under "openbadgecredential", as their specifications say. Where
a picture carries both, the badge of Open Badges 3 is the one that is read.

Exit codes: 0 written, 1 the credential or the picture cannot be used, 2 a mistake in the arguments.
`,
  run,
};

const OPTIONS = {
  out: { type: 'string' },
  force: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseCommand(args, { options: OPTIONS, maxPositionals: 2 });
  const [credentialFile, imageFile] = positionals;
  const out = values.out;
  if (credentialFile === undefined) throw new UsageError('Which credential? ms-badge bake <credential> <image> --out <file>');
  if (imageFile === undefined) throw new UsageError('Into which picture? ms-badge bake <credential> <image> --out <file>');
  if (out === undefined) throw new UsageError('Where to? Add --out <file>.');
  const address = [credentialFile, imageFile].find((name) => /^https?:\/\//iu.test(name));
  if (address !== undefined) throw new UsageError(`${address} is an address. Save what is there, and name the file.`);

  const { text, keyword } = await about(credentialFile, credentialText(resolve(io.cwd, credentialFile)));
  const baked = await about(imageFile, bakedAndReadAgain(readFile(resolve(io.cwd, imageFile)), text, keyword));
  await about(out, write(resolve(io.cwd, out), baked.bytes, values.force));
  io.stdout(values.json ? jsonWords(baked, { out, keyword }) : await words(baked, { out, keyword }));
  return 0;
}

interface Written {
  readonly out: string;
  readonly keyword: Keyword;
}

function jsonWords({ bytes, mediaType, keyword: read, notes }: Baked, written: Written): string {
  const seen = notes.length > 0 ? { read, notes: notes.map(({ code }) => code) } : {};
  return `${JSON.stringify({ ...written, mediaType, bytes: bytes.length, ...seen })}\n`;
}

async function words({ mediaType, keyword: read, notes }: Baked, { out, keyword }: Written): Promise<string> {
  const { readNotes } = await loadLocale('en');
  const [kind, other] = mediaType === 'image/png' ? ['PNG', '.svg'] : ['SVG', '.png'];
  const remarks = [
    ...notes.map(({ code }) => readNotes[code]),
    ...(read === keyword ? [] : ['What readers take is the badge of Open Badges 3 that was in it already, and not this one.']),
    ...(extname(out).toLowerCase() === other ? [`It is a picture of the kind ${kind}, which its name denies.`] : []),
  ];
  return [`wrote ${out} (${keyword})`, ...remarks.map((remark) => `! ${remark}`), ''].join('\n');
}

type Keyword = Parameters<typeof bakeImage>[2];

async function credentialText(file: string): Promise<{ readonly text: string; readonly keyword: Keyword }> {
  const bytes = await readBadgeFile(file);
  const credential = await readCredential(bytes);
  const text = presented(credential) ?? (credential.carrier ? (await extractBaked(bytes)).text : utf8Text(bytes));
  return { text, keyword: keywordOf(credential) };
}

/** The credential alone, where a wallet presents it: a picture of a badge says nothing of who shows it (OB 3.0 "Baking"). */
function presented({ secured, notes }: Credential): string | undefined {
  if (!notes.some(({ code }) => code === 'taken-from-presentation')) return undefined;
  return secured.form === 'vc-jwt' ? secured.jws.token : JSON.stringify(secured.document);
}

function keywordOf({ badge, secured }: Credential): Keyword {
  const third = badge.specVersion === '3.0' || secured.form === 'vc-jwt' || secured.form === 'data-integrity';
  return third ? 'openbadgecredential' : 'openbadges';
}

interface Baked {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** What a reader takes, where the picture carries the badge of another version as well. */
  readonly keyword: Keyword;
  /** What a reader will notice about the picture. */
  readonly notes: readonly ReadNote[];
}

// What goes out is read once more, as anybody will: a picture that nobody can read is not written.
async function bakedAndReadAgain(picture: Promise<Uint8Array>, text: string, keyword: Keyword): Promise<Baked> {
  const bytes = bakeImage(utf8Svg(await picture), text, keyword);
  const { mediaType, keyword: read, notes } = await extractBaked(bytes);
  await readCredential(bytes);
  return { bytes, mediaType, keyword: read, notes };
}

async function write(path: string, bytes: Uint8Array, force: boolean): Promise<void> {
  // A folder is in the way with --force too.
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  await writeFile(path, bytes, { flag: force || isFolder ? 'w' : 'wx' });
}

/** Names the file in whatever goes wrong with it. */
async function about<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')
      throw new Error(`${file} is there already. --force writes over it.`);
    const problem = systemProblem(cause, file);
    throw new Error(`${file} cannot be used`, { cause: problem ? new Error(problem.words) : cause });
  }
}
