import { BlockList, isIP } from 'node:net';
import { lookup } from 'node:dns';
import type { LookupAddress, LookupAllOptions, LookupOptions } from 'node:dns';

/** Addresses that no public issuer lives at: RFC 6890 special-purpose ranges, cloud metadata included. */
const REFUSED: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const refused = new BlockList();
for (const [net, prefix, family] of REFUSED) refused.addSubnet(net, prefix, family);

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Thrown where a name leads to an address that must not be asked. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';

  constructor(host: string, address: string) {
    super(`${host} leads to ${address}, which is not a public address`);
  }
}

/**
 * The host of a URL without the brackets of an IPv6 literal.
 * @param url an absolute URL
 */
export const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** True for `localhost`, names below it, 127.0.0.0/8 and ::1: what `--allow-loopback` is about. */
export function isLoopbackHost(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return inList(loopback, host);
}

/** True when the literal address may be asked: public, or a loopback one where that is allowed. */
export function isAllowedAddress(address: string, allowLoopback: boolean): boolean {
  if (isIP(address) === 0) return false;
  if (inList(loopback, address)) return allowLoopback;
  return !inList(refused, address);
}

/** The shape of the `lookup` that node:net takes. */
export type Lookup = (
  hostname: string,
  options: LookupOptions,
  callback: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
) => void;

/** Finds every address of a name. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A `lookup` for node:http that resolves once and gives the socket only addresses that were judged, so that a name cannot
 * answer differently between the check and the connection (DNS rebinding). One bad address refuses the whole name.
 */
export function pinnedLookup(allowLoopback: boolean, resolve: Resolve = lookup): Lookup {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const bad = addresses.find(({ address }) => !isAllowedAddress(address, allowLoopback));
      const first = addresses[0];
      if (bad || !first) return callback(new AddressRefusedError(hostname, bad?.address ?? 'no address'), '', 0);
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

function inList(list: BlockList, address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const mapped = family === 6 ? embeddedIpv4(address) : undefined;
  if (mapped !== undefined) return list.check(mapped, 'ipv4');
  return list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** The IPv4 address inside `::ffff:a.b.c.d`, in whichever of its spellings. */
function embeddedIpv4(address: string): string | undefined {
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]/`).hostname;
  const hex = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(canonical);
  if (!hex?.[1] || !hex[2]) return undefined;
  const high = Number.parseInt(hex[1], 16);
  const low = Number.parseInt(hex[2], 16);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
