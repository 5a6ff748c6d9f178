import { expect, test } from 'vitest';
import { listNetworkHosts, toReachableHost, toUrl } from './addresses.ts';

const address = { netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null };
const interfaces = {
  lo: [{ ...address, address: '127.0.0.1', family: 'IPv4' as const, internal: true }],
  eth0: [
    { ...address, address: '192.0.2.7', family: 'IPv4' as const, internal: false },
    { ...address, address: 'fe80::1', family: 'IPv6' as const, internal: false, scopeid: 2 },
  ],
  wlan0: undefined,
};

test('what listens everywhere is reached here by loopback, and by others by the addresses of this machine', () => {
  expect(toReachableHost('0.0.0.0')).toBe('127.0.0.1');
  expect(toReachableHost('::')).toBe('127.0.0.1');
  expect(listNetworkHosts('0.0.0.0', interfaces)).toEqual(['192.0.2.7']);
});

test('what listens on one address is reached by that alone', () => {
  expect(toReachableHost('192.0.2.7')).toBe('192.0.2.7');
  expect(listNetworkHosts('127.0.0.1', interfaces)).toEqual([]);
});

test('an IPv6 address stands in brackets', () => {
  expect(toUrl('::1', 8000)).toBe('http://[::1]:8000');
  expect(toUrl('localhost', 8000)).toBe('http://localhost:8000');
});
