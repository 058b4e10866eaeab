/** What a scheduled refresh has to know of the place that it runs in. */
export interface RefreshPlace {
  /** The content folder, below the root of the repository. */
  readonly content: string;
  /** How `ms-badge` is called there, such as `npx --yes ms-badge@^1.2.3`. */
  readonly command: string;
  /** Publish the built site on GitHub Pages (or GitLab Pages). Default false: the site is kept as an artifact. */
  readonly pages?: boolean;
  /** GitHub only: run where the content folder has a profile, and do nothing elsewhere. Default false. */
  readonly onlyWithProfile?: boolean;
}

/** Once a day, at a minute that is not everybody's. */
const DAILY = '17 4 * * *';

/** Why a refresh must not rest on its schedule alone, and what else keeps it alive. */
const SIXTY_DAYS = `# The 60-day rule: GitHub switches a schedule off after 60 days without activity in a public repository, and in forks
# from the start (turn it on under Actions). This refresh does not rest on the schedule alone: it runs on every push and
# by hand too; a sync dates its reports anew every week ("recheckAfterDays" in profile.json) and commits them; and
# the page shows the day of its last check, whatever becomes of the schedule.`;

/**
 * A GitHub Actions workflow: syncs, verifies again, commits only what changed, builds. A source with a bad day changes
 * nothing, the rest is published all the same, and the run ends red so that the owner hears of it.
 */
export function githubWorkflow(place: RefreshPlace): string {
  const { pages = false, onlyWithProfile = false } = place;
  return `# Keeps the page of badges current.
${SIXTY_DAYS}
# The actions are pinned by their major version. For a stricter pin put a commit's full hash in place of each version.
${publishing(place)}name: Refresh badges
on:
  schedule:
    - cron: '${DAILY}'
  push:
    branches: [main, master]
  workflow_dispatch:
permissions: {}
concurrency:
  group: refresh-badges
env:
  CONTENT: ${yamlText(place.content)}
jobs:
${refreshJob(place)}${pages ? publishJob(onlyWithProfile) : ''}${tellJob(pages)}`;
}

function publishing({ pages = false, onlyWithProfile = false }: RefreshPlace): string {
  if (!pages) return '';
  const choose = '# To publish, choose "GitHub Actions" under Settings > Pages > Source';
  return onlyWithProfile
    ? `# Without content/profile.json, as in the repository that this was forked from, it does nothing.\n${choose},\n# and set the repository variable BADGES_PAGES to true (Settings > Secrets and variables > Actions > Variables).\n`
    : `${choose}.\n`;
}

function refreshJob({ command, pages = false, onlyWithProfile = false }: RefreshPlace): string {
  const only = onlyWithProfile ? "        if: steps.look.outputs.found == 'true'\n" : '';
  const look = `      - id: look
        name: Is there a profile
        run: |
          if [ -f "$CONTENT/profile.json" ]; then echo found=true; else echo found=false; fi >> "$GITHUB_OUTPUT"
`;
  return `  refresh:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: write
    outputs:
      sync: \${{ steps.sync.outputs.code }}
${onlyWithProfile ? '      found: ${{ steps.look.outputs.found }}\n' : ''}    steps:
      - uses: actions/checkout@v4
${onlyWithProfile ? look : ''}      - uses: actions/setup-node@v4
${only}        with:
          node-version: 22
      - id: sync
        name: Ask the sources and verify again
${only}        run: |
          code=0
          ${command} sync --content "$CONTENT" || code=$?
          echo "code=$code" >> "$GITHUB_OUTPUT"
      - name: Keep what changed
${only}        run: |
          git config user.name 'github-actions[bot]'
          git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
          git add -- "$CONTENT"
          if git diff --cached --quiet; then echo 'Nothing changed.'; exit 0; fi
          git commit --quiet -m 'chore: refresh badges'
          git pull --quiet --rebase
          # A push made with this token starts no further run.
          git push
      - name: Build
${only}        run: |
          ${command} build --content "$CONTENT" --out _site
      - uses: actions/${pages ? 'upload-pages-artifact@v3' : 'upload-artifact@v4'}
${only}        with:
          ${pages ? '' : 'name: site\n          '}path: _site
`;
}

const publishJob = (onlyWithProfile: boolean): string => `  publish:
    needs: refresh
${onlyWithProfile ? "    if: needs.refresh.outputs.found == 'true' && vars.BADGES_PAGES == 'true'\n" : ''}    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/configure-pages@v5
      - id: deployment
        uses: actions/deploy-pages@v4
`;

const tellJob = (pages: boolean): string => `  tell:
    name: Did every source answer
    needs: ${pages ? '[refresh, publish]' : 'refresh'}
    if: always() && needs.refresh.outputs.sync != '' && needs.refresh.outputs.sync != '0'
    runs-on: ubuntu-latest
    permissions: {}
    steps:
      - run: |
          echo 'The sync had something to tell: see its step in the job "refresh". What was there before is kept.'
          exit 1
`;

/** A GitLab pipeline that does the same. GitLab's job token may not push: the earner makes a token for it. */
export function gitlabPipeline({ content, command, pages = false }: RefreshPlace): string {
  return `# Keeps the page of badges current.
# 1. Build > Pipeline schedules > New schedule, with the cron line: ${DAILY}
# 2. Settings > Access tokens: a token with the scope write_repository; keep it as the masked variable BADGES_TOKEN
#    under Settings > CI/CD > Variables. Without it the site is built, and nothing is committed.
# The 60-day rule (a schedule is switched off after 60 days without activity, and in forks from the start) is GitHub's.
# This refresh rests on no schedule alone either: it runs on every push to the default branch and by hand too, and the
# page shows the day of its last check.
workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" || $CI_PIPELINE_SOURCE == "web"
    - if: $CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
variables:
  CONTENT:
    value: ${yamlText(content)}
    expand: false
${pages ? 'pages' : 'refresh'}:
  image: node:22
  resource_group: refresh-badges
  script:
    - |
      code=0
      ${command} sync --content "$CONTENT" || code=$?
      git config user.name 'ms-badge'
      git config user.email 'ms-badge@noreply.invalid'
      git add -- "$CONTENT"
      if ! git diff --cached --quiet && [ -n "\${BADGES_TOKEN:-}" ]; then
        git commit --quiet -m 'chore: refresh badges'
        git push --quiet -o ci.skip "https://badges:$BADGES_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git" "HEAD:$CI_COMMIT_BRANCH"
      fi
      ${command} build --content "$CONTENT" --out public
      echo "$code" > sync.code
  artifacts:
    paths: [public, sync.code]
# What was there before is kept and published; this ends red so that the owner hears of a source with a bad day.
tell:
  stage: .post
  image: node:22
  script:
    - test "$(cat sync.code)" = 0
`;
}

/** What cron needs to know: absolute folders, since it starts nowhere in particular. */
export interface CronPlace {
  /** Absolute folder to work in. */
  readonly folder: string;
  /** The content folder, below it. */
  readonly content: string;
  readonly command: string;
}

/** One line for `crontab -e`: syncs, and builds even when a source had a bad day. */
export function cronLine({ folder, content, command }: CronPlace): string {
  const sync = `${command} sync --content ${quoted(content)}`;
  const build = `${command} build --content ${quoted(content)} --out public`;
  // In a crontab a bare % ends the command.
  return `${DAILY} cd ${quoted(folder)} && { ${sync}; ${build}; }`.replaceAll('%', '\\%');
}

/** In YAML's single quotes only a quote means something. */
const yamlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
