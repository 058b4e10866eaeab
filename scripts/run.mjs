// Every npm script starts here, so that each works on a bare clone: finds a Node that is new enough, installs what is
// missing, then runs the task. Plain JavaScript without dependencies, because it has to run under Node 20 before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';

// A step is a file and its arguments; what the user adds goes to the last step. `user: true` runs where the user stands.
const command = (...args) => ({ user: true, steps: [['scripts/ms-badge.ts', ...args]] });
const tool = (...steps) => ({ user: false, steps });
const tasks = {
  start: command('start'),
  dev: command('dev'),
  build: command('build'),
  sync: command('sync'),
  'ms-badge': command(),
  test: tool(['scripts/test.ts']),
  check: tool(['scripts/check-site.ts', 'sync'], ['node_modules/typescript/bin/tsc', '--noEmit'], ['scripts/check-site.ts']),
  lint: tool(
    ['scripts/check-site.ts', 'sync'],
    ['node_modules/eslint/bin/eslint.js', '.'],
    ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  ),
  format: tool(['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', '.']),
  size: tool(['scripts/size.ts']),
  lighthouse: tool(['scripts/lighthouse.ts']),
  bench: tool(['scripts/bench.ts']),
  replay: { user: true, steps: [['scripts/replay.ts']] },
  conformance: { user: true, steps: [['scripts/conformance.ts']] },
  mutation: tool(['scripts/mutation.ts']),
  prepack: tool(['scripts/prepack.ts']),
  'pack-check': tool(['scripts/pack-check.ts']),
  ci: tool(['scripts/ci.ts']),
};

const running = new Set();
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    ending = true;
    if (running.size === 0) process.exit(130);
    for (const child of running) child.kill(signal);
  });
}
endWithParent();

const [name, ...rest] = process.argv.slice(2);
const task = Object.hasOwn(tasks, name ?? '')
  ? tasks[name]
  : fail(`There is no task "${name}". Tasks: ${Object.keys(tasks).join(', ')}.`, 2);
let node = process.execPath;
node = await findNode();
await install(node, root);
process.exitCode = await runTask();

async function runTask() {
  const cwd = task.user ? (process.env.INIT_CWD ?? process.cwd()) : root;
  for (const [index, [file, ...args]] of task.steps.entries()) {
    const last = index === task.steps.length - 1;
    const code = await exec(
      node,
      ['--disable-warning=ExperimentalWarning', join(root, file), ...args, ...(last ? rest : [])],
      cwd,
    );
    if (code !== 0) return code;
  }
  return 0;
}

function fail(message, code = 1) {
  console.error(message);
  process.exit(code);
}

/** npm that is killed outright forwards nothing: whoever is left without a parent, or without npm above its shell, ends what it started. */
function endWithParent() {
  const above = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const started = above();
  setInterval(() => above() !== started && process.emit('SIGTERM'), 500).unref();
}

function parentOf(pid) {
  if (process.platform !== 'linux') return '';
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop().split(' ')[1];
  } catch {
    return '';
  }
}

async function exec(file, args, cwd) {
  if (ending) process.exit(130);
  const path = [dirname(node), process.env.PATH ?? process.env.Path].join(delimiter);
  const env = { ...process.env, PATH: path, ASTRO_TELEMETRY_DISABLED: '1' };
  if (windows) {
    delete env.PATH;
    env.Path = path;
  }
  const child = spawn(file, args, { cwd, env, stdio: 'inherit' });
  running.add(child);
  return new Promise((done) => {
    const ended = (code) => {
      running.delete(child);
      done(code);
    };
    child.on('error', (error) => {
      console.error(`${file} did not start: ${error.message}`);
      ended(1);
    });
    child.on('close', (code, signal) => ended(signal ? 130 : code));
  });
}

/** Runs npm ci in a folder, unless it holds already what its lockfile names. */
async function install(bin, folder) {
  const lockfile = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lockfile).digest('hex');
  const stamp = join(folder, 'node_modules', '.installed-from');
  const fresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (fresh()) return;
  const release = await lock(folder);
  try {
    if (fresh()) return;
    if (!holdsAll(folder, JSON.parse(lockfile))) {
      console.log(`Installing ${folder === root ? 'what the project needs' : 'a newer Node'} (npm ci) ...`);
      const [file, ...npm] = npmCommand(bin);
      if (await exec(file, [...npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], folder))
        fail('npm ci failed: see above.');
    }
    writeFileSync(stamp, hash);
  } finally {
    release();
  }
}

/** Whether an `npm install` by hand has brought everything: npm's own record against the lockfile. */
function holdsAll(folder, lockfile) {
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const { packages } = JSON.parse(readFileSync(record, 'utf8'));
  return Object.entries(lockfile.packages).every(
    ([path, entry]) => path === '' || entry.optional || packages[path]?.version === entry.version,
  );
}

/** npm as it was started (`npm_execpath`), or the one that came with Node; under the newer Node, so that it warns of nothing. */
function npmCommand(bin) {
  const beside = join(dirname(process.execPath), windows ? 'node_modules' : '../lib/node_modules', 'npm/bin/npm-cli.js');
  const started = process.env.npm_execpath?.replace(/npx-cli\.js$/u, 'npm-cli.js');
  const cli = [started, beside].find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
  return cli ? [bin, cli] : [windows ? 'npm.cmd' : 'npm'];
}

/** One installer at a time: `npm start` and `npm test` may be started together on a fresh clone. */
async function lock(folder) {
  const path = join(folder, '.installing');
  for (let told = false; ; await pause(300)) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isAlive(path)) rmSync(path, { force: true });
    else if (!told) console.log('Waiting for another installation of this folder to end ...');
    told = true;
  }
}

function isAlive(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** This Node when it runs TypeScript by itself (22.19 and newer), otherwise the one that scripts/node installs. */
async function findNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if ((major > 22 || (major === 22 && minor >= 19)) && process.features.typescript) return process.execPath;
  const folder = join(root, 'scripts', 'node');
  await install(process.execPath, folder);
  const os = windows ? 'win' : process.platform;
  for (const prefix of ['node', 'node-bin']) {
    const path = join(folder, 'node_modules', `${prefix}-${os}-${process.arch}`, 'bin', windows ? 'node.exe' : 'node');
    if (existsSync(path)) return path;
  }
  return fail(
    `Node 22.19 or newer is needed (this is ${process.version}) and none is packaged for ${os}-${process.arch}: see https://nodejs.org/`,
  );
}
