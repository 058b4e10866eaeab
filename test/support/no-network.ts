// Preloaded into every Node test: a connection that leaves the machine, or a name that would be looked up, fails the test file,
// even where the code under test turns the error into a finding.
import dns from 'node:dns';
import { Socket } from 'node:net';

const stray: string[] = [];
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\]|::ffff:127(?:\.\d{1,3}){3})$/iu;

function refuse(target: string): Error {
  stray.push(target);
  return Object.assign(new Error(`A test may not leave the loopback, and this one asked for ${target}.`), {
    code: 'ENETUNREACH',
  });
}

interface Target {
  readonly host?: string;
  readonly path?: string;
}

const connect: unknown = Reflect.get(Socket.prototype, 'connect');
if (typeof connect !== 'function') throw new TypeError('Sockets connect no longer: the guard guards nothing.');
Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  // net itself passes its normalised arguments as one array.
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  const target: Target = typeof first === 'object' && first !== null ? first : typeof second === 'string' ? { host: second } : {};
  if (target.path === undefined && target.host !== undefined && !LOOPBACK.test(target.host))
    return this.destroy(refuse(target.host));
  return Reflect.apply(connect, this, args) as Socket;
};

const lookup = dns.lookup;
const guarded = (host: string, ...rest: unknown[]): void => {
  const callback = rest.at(-1);
  if (LOOPBACK.test(host) || /^[\d.]+$|:/u.test(host)) Reflect.apply(lookup, dns, [host, ...rest]);
  else if (typeof callback === 'function') queueMicrotask(() => void Reflect.apply(callback, undefined, [refuse(host)]));
};
Reflect.set(dns, 'lookup', guarded);

const lookupPromise = dns.promises.lookup;
Reflect.set(dns.promises, 'lookup', async (host: string, ...rest: unknown[]) => {
  if (LOOPBACK.test(host) || /^[\d.]+$|:/u.test(host))
    return Reflect.apply(lookupPromise, dns.promises, [host, ...rest]) as unknown;
  throw refuse(host);
});

process.on('exit', () => {
  if (stray.length === 0) return;
  process.stderr.write(`A test reached for ${[...new Set(stray)].join(', ')}: tests own their world.\n`);
  process.exitCode = 1;
});
