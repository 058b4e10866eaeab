import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readProfile } from '../../widget/badge/profile.ts';
import { packagePlace } from '../package-place.ts';
import { vanityName } from '../showcase/content-choice.ts';
import type { CredlyPerson } from '../sources/credly-person.ts';
import { type Command, type CommandIo, parseCommand } from './command.ts';
import { OFFER, takeFromCredly } from './credly-offer.ts';
import { askedRefresh, refreshOf } from './refresh-schedule.ts';

/** `ms-badge init`: the first files of an earner's own page. */
export const initCommand: Command = {
  name: 'init',
  summary: 'write the first files of a page of your own',
  help: `Usage: ms-badge init [--content <folder>] [--name <name>] [--credly <name>] [--take <parts>]
       [--workflow <where>] [--pages] [--json]

Writes profile.json with its schema beside it, and the folders notes/ and inbox/. A file that is there is never overwritten.
In a terminal it asks for what no option tells; elsewhere it asks nothing.

  --content <folder>  where (default: content)
  --name <name>       your name, as the page shows it
  --credly <name>     your Credly profile: a name or an address
  --take <parts>      copy from that profile what you name of name,bio,photo: the photo lies beside profile.json
  --origin <origin>   stands for Credly's hosts, here and in profile.json; --allow-loopback lets it be on this machine
  --workflow <where>  also what refreshes the page every day, on every push and by hand:
                      github   writes .github/workflows/badges.yml
                      gitlab   writes .gitlab-ci.yml
                      cron     prints a line for "crontab -e"
  --pages             with github or gitlab: publish the site there as well
  --json              print which files were written and which were there already as JSON; asks nothing

GitHub switches schedules off after 60 days without activity in a public repository, and in forks from the start: what is
written says how that is met.

Exit codes: 0 written, 1 it could not be written, 2 a mistake in the arguments.
`,
  run,
};

/** What a sync needs while it is at work, and nobody afterwards. */
const IGNORED = `# Written by "ms-badge init". What "ms-badge sync" needs while it is at work:
/.sync/
/.sync.lock*
`;

const OPTIONS = {
  content: { type: 'string', default: 'content' },
  name: { type: 'string' },
  credly: { type: 'string' },
  take: { type: 'string' },
  origin: { type: 'string' },
  'allow-loopback': { type: 'boolean', default: false },
  workflow: { type: 'string' },
  pages: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

async function run(args: readonly string[], terminal: CommandIo): Promise<number> {
  const { values } = parseCommand(args, { options: OPTIONS });
  const io: CommandIo = values.json ? { ...terminal, isTerminal: false, stdout: () => undefined } : terminal;
  const refresh = askedRefresh(values.workflow, values.pages);
  const content = resolve(io.cwd, values.content);
  const schedule = refresh === undefined ? undefined : refreshOf(content, io.cwd, refresh);
  const profileFile = join(content, 'profile.json');
  const there = await isThere(profileFile);
  const answers = there ? {} : await ask(values, io);
  const { take, origin, 'allow-loopback': allowLoopback } = values;
  const person = there ? {} : await takeFromCredly({ credly: answers.credly, take, origin, allowLoopback }, io);
  const profile = profileText(answers, person, origin);
  // What init writes has to be what every other command reads.
  readProfile(profile);
  for (const folder of ['notes', 'inbox']) await mkdir(join(content, folder), { recursive: true });
  const schema = await readFile(join(packagePlace().root, 'site', 'public', 'profile.schema.json'), 'utf8');
  const files: { file: string; written: boolean }[] = [];
  const tell = (file: string, written: boolean): void => {
    files.push({ file, written });
    io.stdout(`${written ? 'wrote' : 'kept '} ${relative(io.cwd, file) || file}\n`);
  };
  tell(profileFile, await writeNew(profileFile, profile));
  if (person.photo) {
    const portrait = join(content, `portrait.${person.photo.extension}`);
    tell(portrait, await writeNew(portrait, person.photo.bytes));
  }
  tell(join(content, 'profile.schema.json'), await writeNew(join(content, 'profile.schema.json'), schema));
  tell(join(content, '.gitignore'), await writeNew(join(content, '.gitignore'), IGNORED));
  if (schedule?.file !== undefined) {
    await mkdir(dirname(schedule.file), { recursive: true });
    const written = await writeNew(schedule.file, schedule.text);
    tell(schedule.file, written);
    if (!written) io.stdout('      It was there already: to have the new one, move it away and run this again.\n');
  } else if (schedule !== undefined) io.stdout(schedule.text);
  if (take === undefined && answers.credly !== undefined) io.stdout(OFFER);
  io.stdout(`Next: ms-badge start${values.content === 'content' ? '' : ` --content ${values.content}`}\n`);
  if (values.json) terminal.stdout(`${JSON.stringify({ content, files, ...cronLine(schedule) }, null, 2)}\n`);
  return 0;
}

/** What has no file: the line that the earner adds to their own table. */
function cronLine(schedule: ReturnType<typeof refreshOf> | undefined): { readonly print?: string } {
  return schedule === undefined || schedule.file !== undefined ? {} : { print: schedule.text };
}

interface Answers {
  readonly name?: string | undefined;
  readonly credly?: string | undefined;
}

async function ask(given: Answers, io: CommandIo): Promise<Answers> {
  const credly = given.credly === undefined ? undefined : vanityName(given.credly);
  if (!io.isTerminal || (given.name !== undefined && credly !== undefined)) return { name: given.name, credly };
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const name = given.name ?? (await lines.question('Your name, as the page shows it: ', { signal: io.signal }));
    const asked =
      credly ?? (await lines.question('Your Credly profile (a name or an address; empty for none): ', { signal: io.signal }));
    return { name: name.trim() || undefined, credly: asked.trim() === '' ? undefined : vanityName(asked.trim()) };
  } finally {
    lines.close();
  }
}

function profileText({ name, credly }: Answers, person: CredlyPerson, origin: string | undefined): string {
  const inbox = { source: 'inbox' };
  const own = { source: 'credly', profile: credly, ...(origin === undefined ? {} : { origin }) };
  const profile = {
    $schema: './profile.schema.json',
    name: name ?? person.name ?? 'Your name',
    ...(person.bio === undefined ? {} : { headline: person.bio }),
    ...(person.photo ? { portrait: `portrait.${person.photo.extension}` } : {}),
    locale: 'en',
    sources: credly === undefined ? [inbox] : [own, inbox],
  };
  return `${JSON.stringify(profile, null, 2)}\n`;
}

async function isThere(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  );
}

/** @returns false where the file is there already: it stays as it is */
async function writeNew(file: string, text: string | Uint8Array): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
