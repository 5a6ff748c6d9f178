import { expect, test } from 'vitest';
import { isPublicAddress } from './is-public-address.ts';

test.each([
  ['1.1.1.1'],
  ['100.63.255.255'],
  ['172.15.255.255'],
  ['172.32.0.0'],
  ['223.255.255.255'],
  ['2606:4700:4700::1111'],
  ['[2606:4700:4700::1111]'],
  ['::ffff:1.1.1.1'],
  ['64:ff9b::1.1.1.1'],
])('%s is of the internet', address => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ['this network', '0.0.0.0'],
  ['this network', '0.1.2.3'],
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.255.255'],
  ["a carrier's inside", '100.64.0.1'],
  ["a carrier's inside", '100.127.255.255'],
  ['loopback', '127.0.0.1'],
  ['loopback', '127.255.255.255'],
  ['a link, with the clouds’ metadata', '169.254.169.254'],
  ['for protocols', '192.0.0.8'],
  ['for documentation', '203.0.113.1'],
  ['for benchmarks', '198.18.0.1'],
  ['multicast', '224.0.0.251'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['loopback', '[::1]'],
  ['a link', 'fe80::1'],
  ['a link', 'fe80::1%eth0'],
  ['a site, as it once was', 'fec0::1'],
  ['unique local', 'fc00::1'],
  ['unique local', 'fdff::1'],
  ['multicast', 'ff02::1'],
  ['IPv4 in IPv6', '::ffff:127.0.0.1'],
  ['IPv4 in IPv6', '::ffff:a00:1'],
  ['IPv4 in IPv6, as it once was', '::127.0.0.1'],
  ['NAT64', '64:ff9b::10.0.0.1'],
  ['NAT64 of a network', '64:ff9b:1::1.1.1.1'],
  ['6to4', '2002:a00:1::'],
  ['Teredo', '2001::1'],
  ['for documentation', '2001:db8::1'],
  ['not given out', '4000::1'],
  ['no address', 'localhost'],
])('%s is not: %s', (_what, address) => {
  expect(isPublicAddress(address)).toBe(false);
});
