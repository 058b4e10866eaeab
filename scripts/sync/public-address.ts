import { lookup } from 'node:dns';
import type { LookupAddress, LookupAllOptions, LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import { webUrlOf } from '../../widget/badge/http-url.ts';
import { isLoopbackHost } from '../../widget/credential/internal-name.ts';
import { isPrivateHost } from '../../widget/credential/private-address.ts';

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

/** True when the literal address may be asked: public, or a loopback one where that is allowed. */
export function isAllowedAddress(address: string, allowLoopback: boolean): boolean {
  if (isIP(address) === 0) return false;
  if (isLoopbackHost(embeddedIpv4(address) ?? address)) return allowLoopback;
  return !isPrivateHost(address);
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

/** The IPv4 address inside `::ffff:a.b.c.d`, in whichever of its spellings. */
function embeddedIpv4(address: string): string | undefined {
  const canonical = webUrlOf(`http://[${address}]/`)?.hostname ?? '';
  const hex = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(canonical);
  if (!hex?.[1] || !hex[2]) return undefined;
  const high = Number.parseInt(hex[1], 16);
  const low = Number.parseInt(hex[2], 16);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
