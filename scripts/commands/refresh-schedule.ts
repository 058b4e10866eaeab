import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { packagePlace } from '../package-place.ts';
import { UsageError } from './command.ts';
import { cronLine, githubWorkflow, gitlabPipeline } from './refresh-workflow.ts';

const WHERE = ['github', 'gitlab', 'cron'] as const;

/** Where a page is refreshed, and whether it is published there. */
export interface AskedRefresh {
  readonly where: (typeof WHERE)[number];
  readonly pages: boolean;
}

/** What keeps a page current: a file to write, or without one a text to print. */
export interface RefreshSchedule {
  /** Absolute. */
  readonly file?: string;
  readonly text: string;
}

/**
 * What `--workflow` and `--pages` ask for.
 * @throws UsageError
 */
export function askedRefresh(where: string | undefined, pages: boolean): AskedRefresh | undefined {
  if (where === undefined) {
    if (pages) throw new UsageError('--pages belongs to --workflow github or --workflow gitlab.');
    return undefined;
  }
  const known = WHERE.find((one) => one === where);
  if (known === undefined) throw new UsageError(`--workflow ${where}: expected github, gitlab or cron.`);
  if (known === 'cron' && pages) throw new UsageError('--pages belongs to --workflow github or gitlab: cron publishes nothing.');
  return { where: known, pages };
}

/**
 * The refresh of a content folder.
 * @param content absolute
 * @throws UsageError when the folder's name cannot stand in such a file
 */
export function refreshOf(content: string, cwd: string, { where, pages }: AskedRefresh): RefreshSchedule {
  const root = repositoryOf(content, cwd);
  const below = relative(root, content).split(sep).join('/') || '.';
  // A line end would end the line of the file, and GitHub would read ${{ as the beginning of an expression.
  if (/[\p{Cc}]|\$\{\{/u.test(below)) throw new UsageError(`The folder ${JSON.stringify(below)} cannot be named in a workflow.`);
  const command = `npx --yes ms-badge@^${packagePlace().version}`;
  if (where === 'cron') return { text: cronText(cronLine({ folder: root, content: below, command })) };
  if (where === 'gitlab') return { file: join(root, '.gitlab-ci.yml'), text: gitlabPipeline({ content: below, command, pages }) };
  return {
    file: join(root, '.github', 'workflows', 'badges.yml'),
    text: githubWorkflow({ content: below, command, pages }),
  };
}

/** The repository that the folder lies in; without one the folder that the user stands in, or the one around it. */
function repositoryOf(content: string, cwd: string): string {
  for (let folder = content; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) break;
  }
  const isBelow = content === cwd || content.startsWith(cwd.endsWith(sep) ? cwd : cwd + sep);
  return isBelow ? cwd : dirname(content);
}

const cronText = (line: string): string => `Add this line with "crontab -e" on a machine that is on at that hour:

${line}

If cron does not find npx, put a line PATH=<folder of node>:/usr/bin:/bin above it.
The 60-day rule (a schedule is switched off after 60 days without activity) is GitHub's, and cron has none. Run the same by
hand whenever you changed something; the page shows the day of its last check.
`;
