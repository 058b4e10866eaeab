/**
 * A GitHub Actions workflow that keeps an earner's page current: syncs every day, commits what changed, builds, publishes on
 * GitHub Pages. A sync that fails changes nothing and stops it before anything is published.
 * @param content the content folder, below the root of the repository
 */
export function refreshWorkflow(content: string): string {
  const folder = JSON.stringify(content);
  return `# Written by "ms-badge init --workflow". In the repository's settings, choose Pages > Source > GitHub Actions.
name: Badges
on:
  schedule:
    - cron: '17 4 * * *'
  push:
    branches: [main]
  workflow_dispatch:
permissions:
  contents: write
  pages: write
  id-token: write
concurrency:
  group: badges
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npx --yes ms-badge sync --content ${folder}
      - name: Keep what changed
        run: |
          git config user.name 'github-actions[bot]'
          git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
          git add -- ${folder}
          git diff --cached --quiet || { git commit -m 'chore: sync badges' && git push; }
      - run: npx --yes ms-badge build --content ${folder} --out _site
      - uses: actions/configure-pages@v5
      - uses: actions/upload-pages-artifact@v3
        with:
          path: _site
      - id: deployment
        uses: actions/deploy-pages@v4
`;
}
