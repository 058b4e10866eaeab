/**
 * True for a host that no public document lies on: a literal address that is private, loopback, link-local, shared,
 * documentation, multicast or reserved (IANA special-purpose registries), in any spelling that URLs know, and names that
 * resolve inside a network only. A public name that resolves to such an address is for whoever resolves it.
 * @param host a URL's `hostname`, or an address
 */
export function isPrivateHost(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (name.includes(':')) return isPrivateIpv6(name);
  if (/^\d+(?:\.\d+){3}$/.test(name)) return isPrivateIpv4(name.split('.').map(Number));
  return name === '' || !name.includes('.') || /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa)$/.test(name);
}

/** True for this machine itself: `localhost`, 127.0.0.0/8, ::1. */
export function isLoopbackHost(host: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

// First address and prefix length, each.
const PRIVATE_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

function isPrivateIpv4(octets: readonly number[]): boolean {
  const address = numberOf(octets);
  if (octets.some((octet) => octet > 255)) return true;
  return PRIVATE_IPV4.some(([first, length]) => {
    const shift = 2 ** (32 - length);
    return Math.floor(address / shift) === Math.floor(numberOf(first.split('.').map(Number)) / shift);
  });
}

function numberOf(octets: readonly number[]): number {
  return octets.reduce((address, octet) => address * 256 + octet, 0);
}

// Only 2000::/3 is public, without documentation, benchmarking and the ranges that hold an IPv4 address or a tunnel.
function isPrivateIpv6(address: string): boolean {
  const groups = ipv6Groups(address);
  if (!groups) return true;
  const [first = 0, second = 0, , , , fifth = 0, high = 0, low = 0] = groups;
  const embedded = [high >> 8, high & 255, low >> 8, low & 255];
  const zeros = groups.slice(0, 5).every((group) => group === 0);
  if (zeros && fifth === 0xffff) return isPrivateIpv4(embedded);
  if (first === 0x64 && second === 0xff9b) return isPrivateIpv4(embedded);
  const special = first === 0x2002 || first === 0x3fff || (first === 0x2001 && (second < 0x200 || second === 0xdb8));
  return special || first >> 13 !== 1;
}

function ipv6Groups(address: string): readonly number[] | undefined {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address.split('%')[0] ?? '');
  const hex = dotted
    ? `${dotted[1] ?? ''}${pair(dotted[2], dotted[3])}:${pair(dotted[4], dotted[5])}`
    : (address.split('%')[0] ?? '');
  const [head = '', tail] = hex.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array<string>(tail === undefined ? 0 : missing).fill('0'), ...right];
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group)) ? groups.map((group) => parseInt(group, 16)) : undefined;
}

function pair(high = '', low = ''): string {
  return (Number(high) * 256 + Number(low)).toString(16);
}
