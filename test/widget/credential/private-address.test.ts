import { suite, test } from '#test';
import { assert } from 'chai';
import { isLoopbackHost } from '../../../widget/credential/internal-name.ts';
import { isPrivateHost } from '../../../widget/credential/private-address.ts';

/** The registry of special-purpose addresses, with multicast and reserved ones as one: range, and how many bits are fixed. */
const SPECIAL_IPV4: readonly (readonly [range: string, bits: number])[] = [
  ['0.0.0', 8],
  ['10.0.0', 8],
  ['100.64.0', 10],
  ['127.0.0', 8],
  ['169.254.0', 16],
  ['172.16.0', 12],
  ['192.0.0', 24],
  ['192.0.2', 24],
  ['192.88.99', 24],
  ['192.168.0', 16],
  ['198.18.0', 15],
  ['198.51.100', 24],
  ['203.0.113', 24],
  ['224.0.0', 3],
];
const BYTES = Array.from({ length: 256 }, (_, byte) => byte);

const host = (url: string): string => new URL(url).hostname;

suite('isPrivateHost', () => {
  test('refuses IPv4 addresses that are not public', () => {
    const addresses =
      '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.1.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.168.1.1 198.18.0.1 198.19.1.1 198.51.100.1 203.0.113.1 224.0.0.1 255.255.255.255';
    for (const address of addresses.split(' ')) assert.isTrue(isPrivateHost(address), address);
  });

  test('lets public IPv4 addresses through, also next to private ones', () => {
    const addresses =
      '1.1.1.1 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 172.15.1.1 172.32.0.1 192.167.1.1 198.17.1.1 198.20.1.1 223.255.255.255';
    for (const address of addresses.split(' ')) assert.isFalse(isPrivateHost(address), address);
  });

  test('tells public from special IPv4 addresses as the IANA registry does, everywhere', () => {
    const special = (a: number, b: number, c: number): boolean =>
      SPECIAL_IPV4.some(([range, bits]) => {
        const [x = 0, y = 0, z = 0] = range.split('.').map(Number);
        return (((a << 16) | (b << 8) | c) ^ ((x << 16) | (y << 8) | z)) >> (24 - bits) === 0;
      });
    const differ: string[] = [];
    for (let network = 0; network < 65_536; network++) {
      const [a, b] = [network >> 8, network & 255];
      const thirds = SPECIAL_IPV4.some(([range, bits]) => bits === 24 && range.startsWith(`${a}.${b}.`)) ? [...BYTES] : [1];
      for (const c of thirds) if (isPrivateHost(`${a}.${b}.${c}.7`) !== special(a, b, c)) differ.push(`${a}.${b}.${c}.7`);
    }
    assert.deepEqual(differ, []);
  });

  test('refuses them in every spelling that a URL knows', () => {
    for (const url of [
      'http://2130706433/',
      'http://0x7f.1/',
      'http://0177.0.0.1/',
      'http://127.1/',
      'http://①②⑦.0.0.1/',
      'http://0xa9fea9fe',
    ]) {
      assert.isTrue(isPrivateHost(host(url)), url);
    }
  });

  test('refuses IPv6 addresses that are not public, and those that hold a private IPv4 address', () => {
    const addresses =
      ':: ::1 fc00::1 fdff::1 fe80::1 fec0::1 ff02::1 2001:db8::1 2002:7f00:1:: ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::a9fe:a9fe ::127.0.0.1 100::1 3fff::1 2001::1 fe80::1%eth0';
    for (const address of addresses.split(' ')) {
      assert.isTrue(isPrivateHost(address), address);
      if (!address.includes('%')) assert.isTrue(isPrivateHost(host(`http://[${address}]/`)), address);
    }
  });

  test('lets public IPv6 addresses through', () => {
    const addresses =
      '2606:4700:4700::1111 2a00:1450:4001:81b::200e ::ffff:1.1.1.1 64:ff9b::101:101 2001:200::1 2001:db7::1 2001:db9::1 2000::1 2003::1 3ffe::1 2606:4700:1:2:3:ffff:7f00:1';
    for (const address of addresses.split(' ')) {
      assert.isFalse(isPrivateHost(address), address);
      assert.isFalse(isPrivateHost(host(`http://[${address}]/`)), address);
    }
  });

  test('refuses what lies just beside a public IPv6 address', () => {
    const addresses =
      '1fff:ffff::1 4000::1 2001:1ff:ffff::1 2001:db8:ffff::1 2002::1 64:ff9a::101:101 64:ff9c::101:101 65:ff9b::101:101 64:ff9b:1::101:101 64:ff9b:0:0:1::101:101 ::fffe:1.1.1.1 a0::ffff:1.1.1.1 1::ffff:1.1.1.1 ::1:ffff:1.1.1.1 ::1.1.1.1 2001:1::ffff:101:101';
    for (const address of addresses.split(' ')) assert.isTrue(isPrivateHost(address), address);
  });

  test('reads an address that ends in a dot as the address', () => {
    assert.isTrue(isPrivateHost('10.0.0.1.'));
    assert.isFalse(isPrivateHost('8.8.8.8.'));
  });

  test('refuses what only looks like an address', () => {
    for (const address of [
      '1:2:3',
      '::1::2',
      'g::1',
      '1:2:3:4:5:6:7:8:9',
      '999.1.1.1',
      '8.8.8.256',
      '8.256.8.8',
      '8.8.8.010',
      '8.8.010.8',
      '8.8.8.0008',
      '12345::',
    ])
      assert.isTrue(isPrivateHost(address), address);
  });

  test('refuses names of a network of one’s own', () => {
    for (const name of [
      'localhost',
      'a.localhost',
      'LOCALHOST.',
      'router',
      'nas.local',
      'metadata.google.internal',
      'x.home.arpa',
      '',
    ]) {
      assert.isTrue(isPrivateHost(name), name);
    }
    for (const name of [
      'issuer.example',
      'www.credly.com',
      'localhost.example',
      'local.example.',
      'nas.local.example',
      'x.lan.example',
    ])
      assert.isFalse(isPrivateHost(name), name);
  });
});

suite('isLoopbackHost', () => {
  test('is this machine and nothing that looks like it', () => {
    for (const name of [
      'localhost',
      'a.localhost',
      'aa.bb.localhost',
      '127.0.0.1',
      '127.9.9.9',
      '127.255.10.254',
      '[::1]',
      '::1',
    ])
      assert.isTrue(isLoopbackHost(name), name);
    for (const name of [
      'localhost.example',
      'notlocalhost',
      '127.0.0.1.example',
      'x127.0.0.1',
      '128.0.0.1',
      '10.0.0.1',
      '[::2]',
      '1::1',
      '::',
    ])
      assert.isFalse(isLoopbackHost(name), name);
  });
});
