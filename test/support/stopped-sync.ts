// A sync in a process of its own that stops for ever at one rename, so that a test can kill it there: node stopped-sync.ts
// <content> <edition> <rename>. Prints "stopped" when it is there.
import { disk } from '../../scripts/sync/file-system.ts';
import { withContentStore } from '../../scripts/sync/content-store.ts';

const [, , content = '', edition = '', stopAt = '0'] = process.argv;
let renames = 0;
const rename: typeof disk.rename = async (from, to) => {
  renames += 1;
  if (renames < Number(stopAt)) return disk.rename(from, to);
  process.stdout.write('stopped\n');
  return new Promise(() => setInterval(() => undefined, 1000));
};
const bytes = new TextEncoder().encode(edition);
const changes = ['images/a.png', 'images/b.png', 'credentials/c.json'].map((path) => ({ path, bytes }));
await withContentStore(content, (store) => store.write(changes), { files: { ...disk, rename } });
