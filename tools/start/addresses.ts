import type { NetworkInterfaceInfo } from 'node:os';

const EVERYWHERE = new Set(['0.0.0.0', '::']);

export type Interfaces = Record<string, NetworkInterfaceInfo[] | undefined>;

/** The address under which this machine itself reaches what listens on the host. */
export function toReachableHost(host: string): string {
  return EVERYWHERE.has(host) ? '127.0.0.1' : host;
}

/** The addresses under which other machines reach what listens on the host, if any. */
export function listNetworkHosts(host: string, interfaces: Interfaces): string[] {
  if (!EVERYWHERE.has(host)) return [];
  return Object.values(interfaces)
    .flatMap(addresses => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/** `http://host:port`, with the brackets that an IPv6 address needs. */
export function toUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
