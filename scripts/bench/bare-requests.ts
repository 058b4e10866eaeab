/**
 * Nothing but requests, four at a time, for `scripts/bench-sync.ts`: what no sync can be faster than on the same machine in the
 * same minute. `node bare-requests.ts <origin> <count>` prints milliseconds.
 */
import { Agent, get } from 'node:http';

const [, , origin = '', count = '0'] = process.argv;
const agent = new Agent({ keepAlive: true });
let asked = 0;

const ask = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => answer.on('end', resolve).on('error', reject).resume()).on('error', reject);
  });

async function work(): Promise<void> {
  while (asked < Number(count)) {
    asked += 1;
    const path = asked % 2 === 0 ? '/images/sample/blob' : '/api/v1/obi/v2/badge_assertions/sample';
    await ask(origin + path);
  }
}

const started = performance.now();
await Promise.all(Array.from({ length: 4 }, work));
process.stdout.write(String(performance.now() - started));
agent.destroy();
