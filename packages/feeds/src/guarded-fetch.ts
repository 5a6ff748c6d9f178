import { lookup as lookUpName } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch } from 'undici';

/** A connection that was not made, for where it would have led to. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';
  readonly code = 'ADDRESS_REFUSED';
  readonly address: string;

  constructor(address: string) {
    super(`${address} may not be connected to`);
    this.address = address;
  }
}

export interface GuardOptions {
  mayReach: (address: string) => boolean;
  /** As `dns.lookup`. */
  lookup?: LookupFunction;
}

export interface GuardedFetch {
  fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

/**
 * A fetch that connects to some addresses only. The address that is looked at is the one that is connected to, at
 * each connection: what a name led to before, or leads to a moment later, does not count. It rejects with a
 * TypeError of which AddressRefusedError is the cause.
 */
export function createGuardedFetch({ mayReach, lookup = lookUpName }: GuardOptions): GuardedFetch {
  // Undici's own fetch, for its agent may be of another generation than Node's.
  const agent = new Agent({ connect: createGuardedConnector(mayReach, lookup) });
  const guarded = (url: string | URL, init?: object) => fetch(url, { ...init, dispatcher: agent });
  // The two are the same standard, but each has types of its own.
  return { fetch: guarded as unknown as typeof globalThis.fetch, close: () => agent.destroy() };
}

function createGuardedConnector(
  mayReach: GuardOptions['mayReach'],
  lookup: LookupFunction,
): buildConnector.connector {
  const connect = buildConnector({ lookup: guardLookup(mayReach, lookup) });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[(.*)\]$/, '$1');
    // An address is connected to without a lookup.
    if (isIP(host) !== 0 && !mayReach(host)) callback(new AddressRefusedError(host), null);
    else connect(options, callback);
  };
}

/** Only the addresses of a name that may be reached; fails if there are others only. */
export function guardLookup(mayReach: GuardOptions['mayReach'], lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : [];
      const [first] = addresses;
      const reachable = addresses.filter(({ address }) => mayReach(address));
      const [chosen] = reachable;
      if (error !== null || first === undefined) return callback(error ?? notFound(hostname), []);
      if (chosen === undefined) return callback(new AddressRefusedError(first.address), []);
      if (options.all === true) return callback(null, reachable);
      callback(null, chosen.address, chosen.family);
    });
  };
}

function notFound(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });
}
