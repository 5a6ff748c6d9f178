import { type TrackerEventType, trackerEventTypes } from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import { requireRoom } from '../access/require-room.ts';
import { RequestRefusedError } from '../errors.ts';
import type { EventFilter, EventHub, EventReader } from './event-hub.ts';

/** Proxies and browsers give up a connection on which nothing comes for a minute or so. */
const HEARTBEAT_MS = 15_000;
const HEARTBEAT = Buffer.from(':\n\n');
const MAX_READERS = 20_000;

export interface EventServiceOptions {
  access: { readonly rules: AccessRules };
  hub: EventHub;
}

export interface EventRequest {
  room: string | undefined;
  /** Separated by commas; undefined: all. */
  types: string | undefined;
}

/** What may be asked about events, and the heartbeats of those who listen. */
export class EventService {
  readonly #options: EventServiceOptions;
  readonly #timer: NodeJS.Timeout;

  constructor(options: EventServiceOptions) {
    this.#options = options;
    this.#timer = setInterval(() => options.hub.sendToAll(HEARTBEAT), HEARTBEAT_MS).unref();
  }

  /** Throws a `RequestRefusedError` for what there is not, and when too many listen already. */
  checkRequest({ room, types }: EventRequest): EventFilter {
    const { access, hub } = this.#options;
    if (room !== undefined) requireRoom(access.rules, room);
    if (hub.readers >= MAX_READERS) {
      throw new RequestRefusedError(
        'OVERLOADED',
        `${MAX_READERS} listen already. Ask for what you want to know.`,
      );
    }
    return {
      room: room ?? null,
      types: types === undefined ? trackerEventTypes : types.split(',').map(toType),
    };
  }

  /** Returns a function that ends it. */
  subscribe(filter: EventFilter, reader: EventReader, lastEventId?: string): () => void {
    return this.#options.hub.subscribe(filter, reader, lastEventId);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#options.hub.close();
  }
}

function toType(text: string): TrackerEventType {
  const type = trackerEventTypes.find(known => known === text);
  if (type !== undefined) return type;
  const message = `There are no events of the kind "${text}". There are: ${trackerEventTypes.join(', ')}.`;
  throw new RequestRefusedError('REQUEST_INVALID', message);
}
