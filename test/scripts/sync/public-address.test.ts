import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isAllowedAddress, pinnedLookup } from '../../../scripts/sync/public-address.ts';

suite('an address may be asked', () => {
  for (const address of [
    '8.8.8.8',
    '93.184.215.14',
    '2606:4700::6810:85e5',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
  ]) {
    test(`${address}: yes`, () => assert.equal(isAllowedAddress(address, false), true));
  }

  for (const [address, what] of [
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['127.0.0.1', 'loopback'],
    ['127.9.9.9', 'loopback'],
    ['0.0.0.0', 'this machine'],
    ['169.254.169.254', 'cloud metadata'],
    ['100.64.0.1', 'carrier NAT'],
    ['100.100.100.200', 'cloud metadata'],
    ['192.0.0.192', 'cloud metadata'],
    ['198.18.0.1', 'benchmark'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['::1', 'loopback'],
    ['::', 'unspecified'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with a zone'],
    ['fd00:ec2::254', 'cloud metadata'],
    ['fc00::1', 'unique local'],
    ['ff02::1', 'multicast'],
    ['::ffff:127.0.0.1', 'mapped loopback'],
    ['::ffff:7f00:1', 'mapped loopback, in hex'],
    ['0:0:0:0:0:ffff:a9fe:a9fe', 'mapped metadata, at length'],
    ['::ffff:192.168.0.1', 'mapped private'],
    ['::127.0.0.1', 'IPv4-compatible'],
    ['64:ff9b::a00:1', 'NAT64 of a private address'],
    ['64:ff9b:1::808:808', 'NAT64 of a network of its own'],
    ['3fff::1', 'documentation'],
    ['5f00::1', 'segment routing'],
    ['4000::1', 'nobody’s yet'],
    ['2002:a00:1::', '6to4 of a private address'],
    ['not an address', 'a name'],
  ] as const) {
    test(`${address} (${what}): no`, () => assert.equal(isAllowedAddress(address, false), false));
  }

  test('loopback only where that is allowed, and nothing else private with it', () => {
    assert.equal(isAllowedAddress('127.0.0.1', true), true);
    assert.equal(isAllowedAddress('::1', true), true);
    assert.equal(isAllowedAddress('::ffff:127.0.0.1', true), true);
    assert.equal(isAllowedAddress('10.0.0.1', true), false);
    assert.equal(isAllowedAddress('169.254.169.254', true), false);
  });
});

suite('a name', () => {
  test('that leads to the loopback without saying so gives the socket no address', async () => {
    const answer = await new Promise<{ error: Error | null; address: unknown }>((resolve) => {
      // The system knows "localhost"; to this lookup it is a name like any other.
      pinnedLookup(false)('localhost', { all: true }, (error, address) => resolve({ error, address }));
    });
    assert.match(answer.error?.message ?? '', /not a public address/);
    assert.equal(answer.address, '');
  });

  test('gives the socket the very addresses that were judged', async () => {
    const addresses = await new Promise<unknown>((resolve, reject) => {
      pinnedLookup(true)('localhost', { all: true }, (error, found) => (error ? reject(error) : resolve(found)));
    });
    assert.ok(Array.isArray(addresses) && addresses.length > 0);
  });
});
