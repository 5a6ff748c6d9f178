import {
  blurViewerCount,
  type EndpointStatsReply,
  isFew,
  type Load,
  type LoadKey,
  loadKeys,
  maskViewerCount,
  type ToldLoad,
} from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import { type Clock, formatInstant, type Instant } from '../clock.ts';
import type { EndpointStore, SeenEndpoint } from '../storage/endpoint-store.ts';
import { formatEndpointId } from './endpoint.ts';
import type { Presence } from './presence.ts';

const ACTIVE_MS = 600_000;
const SHOWN_MS = 7 * 86_400_000;
const CLIENTS = '_clients';

export interface EndpointStatsOptions {
  access: { readonly rules: Pick<AccessRules, 'hasRoom'> };
  presence: Pick<Presence, 'isWithheld'>;
  store: Pick<EndpointStore, 'listSeenSince'>;
  clock: Clock;
}

/** What the ancestor's table of endpoints showed: those of the last ten minutes, and those of the last seven days. */
export class EndpointStats {
  readonly #options: EndpointStatsOptions;

  constructor(options: EndpointStatsOptions) {
    this.#options = options;
  }

  list({ trusted }: { trusted: boolean }): { at: Instant; stats: Omit<EndpointStatsReply, 'generatedAt'> } {
    const { access, presence, store, clock } = this.#options;
    const at = clock();
    const seen = store
      .listSeenSince(at - SHOWN_MS)
      .filter(({ room }) => access.rules.hasRoom(room) && (trusted || !presence.isWithheld(room, at)));
    const isActive = ({ lastSeenAt }: SeenEndpoint) => at - lastSeenAt <= ACTIVE_MS;
    const describe = (endpoints: SeenEndpoint[]) => describeEndpoints(endpoints, trusted);
    return {
      at,
      stats: {
        active: describe(seen.filter(isActive)),
        inactive: describe(seen.filter(endpoint => !isActive(endpoint))),
      },
    };
  }
}

function describeEndpoints(endpoints: SeenEndpoint[], trusted: boolean): EndpointStatsReply['active'] {
  const sums: Load = {};
  const hidden = new Set<LoadKey>();
  for (const { load } of endpoints) {
    for (const key of loadKeys) if (load[key] !== undefined) sums[key] = (sums[key] ?? 0) + load[key];
    if (!trusted) for (const key of listHidden(load)) hidden.add(key);
  }
  return {
    endpoints: endpoints.map(({ room, address, lastSeenAt, load }) => ({
      id: formatEndpointId({ room, address }),
      group: room,
      lastSeenAt: formatInstant(lastSeenAt),
      load: tellLoad(load, { trusted, hidden: trusted ? new Set() : listHidden(load) }),
    })),
    sums: tellLoad(sums, { trusted, hidden }),
  };
}

/** Those of so few clients that their number is masked, and what is that number times something. */
function listHidden(load: Load): ReadonlySet<LoadKey> {
  const ofFew = loadKeys.filter(key => key.endsWith(CLIENTS) && isFew(Math.round(load[key] ?? 0)));
  const products = ofFew.map(key => key.replace(CLIENTS, '_cbitrate'));
  return new Set([...ofFew, ...loadKeys.filter(key => products.includes(key))]);
}

/** `hidden`: what would tell, by itself or less all others, how few there are somewhere. */
function tellLoad(
  load: Load,
  { trusted, hidden }: { trusted: boolean; hidden: ReadonlySet<LoadKey> },
): ToldLoad {
  return Object.fromEntries(
    loadKeys.flatMap(key => {
      const value = load[key];
      if (value === undefined) return [];
      if (!key.endsWith(CLIENTS)) return hidden.has(key) ? [] : [[key, value]];
      const clients = Math.round(value);
      if (trusted) return [[key, clients]];
      return [[key, maskViewerCount(hidden.has(key) ? blurViewerCount(clients) : clients)]];
    }),
  );
}
