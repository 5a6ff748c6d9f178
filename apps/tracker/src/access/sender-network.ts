import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What one household or machine can choose its addresses from at will: an IPv4 address, or 64 bits of IPv6. */
export function readSenderNetwork(address: string): string {
  if (isIPv4(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const network = parsed.toByteArray().slice(0, 8);
  return Buffer.from(network).toString('hex');
}
