import { resolve } from 'node:path';
import { packagePlace } from '../package-place.ts';
import { buildShowcase } from '../showcase/build-showcase.ts';
import { type Command, type CommandIo, parseCommand } from './command.ts';

/** `ms-badge build`: a content folder becomes a site. */
export const buildCommand: Command = {
  name: 'build',
  summary: 'build the site of a content folder',
  help: `Usage: ms-badge build [--content <folder>] [--out <folder>] [--base <path>]

Builds the site of a content folder. It reads nothing from the network.

  --content <folder>  holds profile.json and what sync wrote (default: content)
  --out <folder>      where the site goes; replaced as a whole, dotfiles and CNAME stay (default: dist/site)
  --base <path>       path under which the site is served (default: the path of "site" in profile.json)
  --json              print what was done as JSON

The site holds /badges/<slug>/ (a page), /badges/<slug>.json (its public badge file) and /ms-badge.js (the element).
A build that fails leaves the folder as it was.

Exit codes: 0 built, 1 it could not be built, 2 a mistake in the arguments.
`,
  run,
};

const OPTIONS = {
  content: { type: 'string', default: 'content' },
  out: { type: 'string', default: 'dist/site' },
  base: { type: 'string' },
  json: { type: 'boolean' },
} as const;

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values } = parseCommand(args, { options: OPTIONS });
  const content = resolve(io.cwd, values.content);
  const out = resolve(io.cwd, values.out);
  const started = performance.now();
  if (values.json !== true) io.stdout(`Building the site of ${content} ...\n`);
  const { base } = values;
  await buildShowcase({
    place: packagePlace(),
    content,
    out,
    verbose: Boolean(io.env['DEBUG']),
    ...(base === undefined ? {} : { base }),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  io.stdout(values.json === true ? `${JSON.stringify({ content, out })}\n` : `Built ${out} in ${seconds} s.\n`);
  return 0;
}
