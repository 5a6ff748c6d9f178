import ipaddr from 'ipaddr.js';

/**
 * Whether an address is that of a trusted proxy, by the list that holds when it is asked; addresses and ranges
 * have been checked with the config.
 */
export function createProxyTrust(getProxies: () => readonly string[]): (address: string) => boolean {
  let compiledFrom: readonly string[] = [];
  let ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  return address => {
    const proxies = getProxies();
    if (proxies !== compiledFrom) {
      ranges = proxies.map(parseRange);
      compiledFrom = proxies;
    }
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return ranges.some(range => range[0].kind() === parsed.kind() && parsed.match(range));
  };
}

function parseRange(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
