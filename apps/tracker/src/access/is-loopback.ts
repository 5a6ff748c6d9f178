import ipaddr from 'ipaddr.js';

/** Whether a request comes from this machine; where a trusted proxy names somebody else, it does not. */
export function isLoopback(address: string): boolean {
  return ipaddr.process(address).range() === 'loopback';
}
