import ipaddr from 'ipaddr.js';
import { expect, test } from 'vitest';
import { readSender } from './sender-address.ts';

const proxies = [ipaddr.parseCIDR('127.0.0.0/8'), ipaddr.parseCIDR('10.0.0.0/8')];
const rules = {
  isTrustedProxy: (address: ipaddr.IPv4 | ipaddr.IPv6) =>
    address instanceof ipaddr.IPv4 &&
    proxies.some(([range, bits]) => address.match(range as ipaddr.IPv4, bits)),
};

test.each([
  ['the peer', '192.0.2.7', undefined, '192.0.2.7'],
  ['the peer, whatever it says of itself', '192.0.2.7', '198.51.100.1', '192.0.2.7'],
  ['whom a trusted proxy names', '127.0.0.1', '192.0.2.7', '192.0.2.7'],
  ['the last that a trusted proxy names', '127.0.0.1', '198.51.100.1, 192.0.2.7', '192.0.2.7'],
  ['whom a chain of trusted proxies names', '127.0.0.1', '198.51.100.1,192.0.2.7 , 10.1.1.1', '192.0.2.7'],
  ['a trusted proxy that names nobody', '127.0.0.1', undefined, '127.0.0.1'],
  ['a trusted proxy that names nonsense', '127.0.0.1', '192.0.2.7, unknown', '127.0.0.1'],
  ['a trusted proxy that names a number', '127.0.0.1', '7', '127.0.0.1'],
  ['the last good one before nonsense', '127.0.0.1', '<script>, 10.1.1.1', '10.1.1.1'],
  ['IPv4 also where the socket is of both kinds', '::ffff:192.0.2.7', undefined, '192.0.2.7'],
  ['an IPv6 address in its short form', '127.0.0.1', '2001:0DB8:0:0::7', '2001:db8::7'],
])('the sender is %s', (_, peer, forwardedFor, address) => {
  expect(readSender({ peer, forwardedFor }, rules).address).toBe(address);
});

test('a header without end costs no time', () => {
  const forwardedFor = `192.0.2.7, ${'10.1.1.1, '.repeat(100)}10.1.1.1`;
  expect(readSender({ peer: '127.0.0.1', forwardedFor }, rules).address).toBe('10.1.1.1');
});
