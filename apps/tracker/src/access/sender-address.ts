import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { RequestRefusedError } from '../errors.ts';
import type { AccessRules } from './access-rules.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A longer chain of proxies is somebody's joke. */
const MAX_HOPS = 16;

export interface Sender {
  /** The other end of the connection. */
  peer: string;
  /** The `X-Forwarded-For` header, to which each proxy appends whom it heard. */
  forwardedFor: string | undefined;
}

/**
 * The address that a request came from: the peer, or if that is a trusted proxy whom it names, and so on. Names
 * that are not addresses end the chain: the last good one counts.
 */
export function readSenderAddress(
  sender: Sender,
  { isTrustedProxy }: Pick<AccessRules, 'isTrustedProxy'>,
): string {
  let address = ipaddr.process(sender.peer);
  const named = sender.forwardedFor?.split(',').slice(-MAX_HOPS) ?? [];
  while (named.length > 0 && isTrustedProxy(address)) {
    const next = findAddress(named.pop()?.trim() ?? '');
    if (next === undefined) break;
    address = next;
  }
  return address.toString();
}

function findAddress(text: string): Address | undefined {
  // ipaddr.js alone would read "7" as 0.0.0.7.
  return isIP(text) === 0 ? undefined : ipaddr.process(text);
}

/** Reads the sender's address from a request, by the rules that hold now. */
export type AddressReader = (request: { raw: IncomingMessage }) => string;

export function createAddressReader(access: { readonly rules: AccessRules }): AddressReader {
  return ({ raw }) => {
    const peer = raw.socket.remoteAddress;
    if (peer === undefined) throw new RequestRefusedError('REQUEST_INVALID', 'The connection is gone.');
    const forwardedFor = raw.headers['x-forwarded-for'];
    return readSenderAddress({ peer, forwardedFor: [forwardedFor ?? []].flat().join(',') }, access.rules);
  };
}

/** Whether the sender spoke to the outermost proxy by https, as a trusted proxy says. */
export type SecurityReader = (request: { raw: IncomingMessage }) => boolean;

export function createSecurityReader(access: { readonly rules: AccessRules }): SecurityReader {
  return ({ raw }) => {
    const peer = raw.socket.remoteAddress;
    if (peer === undefined || !access.rules.isTrustedProxy(ipaddr.process(peer))) return false;
    return raw.headers['x-forwarded-proto'] === 'https';
  };
}
