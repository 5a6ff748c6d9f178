import ipaddr from 'ipaddr.js';

/** Where networks that have only IPv6 put the IPv4 internet, RFC 6052: the last four bytes are the address. */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');
/** All of IPv6 that is given out, RFC 4291. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an address is one of the internet: not of this machine, of a private network, of a link, of a
 * carrier's inside, a multicast group, or kept for tests and protocols.
 */
export function isPublicAddress(address: string): boolean {
  const unbracketed = address.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(unbracketed) && isPublic(ipaddr.parse(unbracketed));
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast';
  if (address.isIPv4MappedAddress()) return isPublic(address.toIPv4Address());
  if (address.match(NAT64)) return isPublic(new ipaddr.IPv4(address.toByteArray().slice(12)));
  return address.match(GLOBAL_UNICAST) && address.range() === 'unicast';
}
