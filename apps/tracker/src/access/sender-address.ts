import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { RequestRefusedError } from '../errors.ts';
import type { AccessRules } from './access-rules.ts';
import { RecentMap } from './recent-map.ts';
import { readSenderNetwork } from './sender-network.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A longer chain of proxies is somebody's joke. */
const MAX_HOPS = 16;
const MAX_REMEMBERED = 20_000;
/** Longer chains are read anew each time, so that what is remembered is small. */
const MAX_REMEMBERED_LENGTH = 200;

/** Where a request came from. */
export interface Sender {
  address: string;
  /** As `readSenderNetwork` says. */
  network: string;
  /** A machine of the operator's own, not somebody behind it. */
  isTrusted: boolean;
}

export interface Connection {
  /** The other end of the connection. */
  peer: string;
  /** The `X-Forwarded-For` header, to which each proxy appends whom it heard. */
  forwardedFor: string | undefined;
}

/**
 * Who sent a request: the peer, or if that is a trusted proxy whom it names, and so on. Names that are not addresses
 * end the chain: the last good one counts.
 */
export function readSender(
  { peer, forwardedFor }: Connection,
  { isTrustedProxy }: Pick<AccessRules, 'isTrustedProxy'>,
): Sender {
  let address = ipaddr.process(peer);
  let isTrusted = isTrustedProxy(address);
  const named = forwardedFor?.split(',').slice(-MAX_HOPS) ?? [];
  while (named.length > 0 && isTrusted) {
    const next = findAddress(named.pop()?.trim() ?? '');
    if (next === undefined) break;
    address = next;
    isTrusted = isTrustedProxy(address);
  }
  const text = address.toString();
  return { address: text, network: readSenderNetwork(text), isTrusted };
}

function findAddress(text: string): Address | undefined {
  // ipaddr.js alone would read "7" as 0.0.0.7.
  return isIP(text) === 0 ? undefined : ipaddr.process(text);
}

/** Says who sent a request, by the rules that hold now. */
export type SenderReader = (request: { raw: IncomingMessage }) => Sender;

export function createSenderReader(access: { readonly rules: AccessRules }): SenderReader {
  // Every request asks, and most come from where another came from just before.
  const known = new RecentMap<Sender>({ max: MAX_REMEMBERED });
  let knownBy = access.rules;
  return ({ raw }) => {
    const peer = raw.socket.remoteAddress;
    if (peer === undefined) throw new RequestRefusedError('REQUEST_INVALID', 'The connection is gone.');
    const forwardedFor = joinHeader(raw.headers['x-forwarded-for']);
    if (knownBy !== access.rules) {
      knownBy = access.rules;
      known.clear();
    }
    const key = `${peer} ${forwardedFor}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const sender = readSender({ peer, forwardedFor }, access.rules);
    if (key.length <= MAX_REMEMBERED_LENGTH) known.set(key, sender);
    return sender;
  };
}

function joinHeader(header: string | string[] | undefined): string {
  if (header === undefined) return '';
  return typeof header === 'string' ? header : header.join(',');
}

/** Reads the sender's address from a request. */
export type AddressReader = (request: { raw: IncomingMessage }) => string;

/** Whether the sender spoke to the outermost proxy by https, as a trusted proxy says. */
export type SecurityReader = (request: { raw: IncomingMessage }) => boolean;

export function createSecurityReader(access: { readonly rules: AccessRules }): SecurityReader {
  return ({ raw }) => {
    const peer = raw.socket.remoteAddress;
    if (peer === undefined || !access.rules.isTrustedProxy(ipaddr.process(peer))) return false;
    return raw.headers['x-forwarded-proto'] === 'https';
  };
}
