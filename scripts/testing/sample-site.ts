import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The sample earner's site, built and served by `ms-badge start` in a process of its own. */
export interface SampleSite {
  /** `http://localhost:<port>/` */
  readonly url: string;
  /** Ends the process and waits until it has. */
  close(): Promise<void>;
}

/** Starts what `npm start` shows, on a port of the system's choice and with a cache of its own: a running `npm start` is left alone. */
export async function startSampleSite(root: string): Promise<SampleSite> {
  const cache = join(root, '.cache', 'test');
  const args = ['--disable-warning=ExperimentalWarning', join(root, 'scripts', 'ms-badge.ts'), 'start'];
  const env = { ...process.env, MS_BADGE_CACHE: cache, PORT: '0' };
  // Stands where no content/ is, so that an earner's own profile does not take the sample's place.
  const child = spawn(process.execPath, args, { cwd: join(root, 'scripts'), env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const found = /^http:\/\/localhost:\d+\/$/mu.exec(told)?.[0];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => {
      reject(new Error(`The sample site ended with ${String(code)} before it answered:\n${told}`));
    });
  });
  return { url: await url, close };
}
