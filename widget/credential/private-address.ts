import { webUrlOf } from '../badge/http-url.ts';
import { isInternalName } from './internal-name.ts';

/**
 * True for a host that no public document lies on: a literal address that is private, loopback, link-local, shared,
 * documentation, multicast or reserved (IANA special-purpose registries), in any spelling that URLs know, and names that
 * resolve inside a network only. A public name that resolves to such an address is for whoever resolves it.
 * @param host a URL's `hostname`, or an address
 */
export function isPrivateHost(host: string): boolean {
  const name = host.replace(/^\[|\]$|\.$/g, '');
  if (name.includes(':')) return isPrivateIpv6(name);
  if (/^\d+(?:\.\d+){3}$/.test(name)) return isPrivateIpv4(name);
  return isInternalName(name);
}

// 0/8, 10/8, 100.64/10, 127/8, 169.254/16, 172.16/12, 192.0.0/24, 192.0.2/24, 192.88.99/24, 192.168/16, 198.18/15,
// 198.51.100/24, 203.0.113/24, 224/3, and what is no address.
const PRIVATE_IPV4 =
  /^(?:0|10|127|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.(?:0\.[02]|88\.99|168)|198\.(?:1[89]|51\.100)|203\.0\.113|22[4-9]|2[3-9]\d|[3-9]\d\d)\.|\b0\d|\d{4}/;

function isPrivateIpv4(address: string): boolean {
  return PRIVATE_IPV4.test(address) || address.split('.').some((octet) => Number(octet) > 255);
}

// Only 2000::/3 is public, without documentation, benchmarking and the ranges that hold an IPv4 address or a tunnel.
function isPrivateIpv6(address: string): boolean {
  const url = webUrlOf(`http://[${address}]`);
  if (!url) return true;
  // The URL standard writes every address in one way: hexadecimal groups, the longest run of zeros as `::`.
  const [head = '', tail = ''] = url.hostname.slice(1, -1).split('::');
  const [left, right] = [head, tail].map((part) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16))));
  const zeros = Array<number>(8 - (left?.length ?? 0) - (right?.length ?? 0)).fill(0);
  const groups = [...(left ?? []), ...zeros, ...(right ?? [])];
  const [first = 0, second = 0, , , , , high = 0, low = 0] = groups;
  // ::ffff:0:0/96 (mapped) and 64:ff9b::/96 (NAT64), in front of an IPv4 address.
  if (/^(?:0,0,0,0,0,65535|100,65435,0,0,0,0)$/.test(String(groups.slice(0, 6))))
    return isPrivateIpv4(`${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`);
  const special = first === 0x2002 || first === 0x3fff || (first === 0x2001 && (second < 0x200 || second === 0xdb8));
  return special || first >> 13 !== 1;
}
