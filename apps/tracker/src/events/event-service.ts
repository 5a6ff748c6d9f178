import { type TrackerEventType, trackerEventTypes } from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import { requireRoom } from '../access/require-room.ts';
import { RequestRefusedError } from '../errors.ts';
import type { EventFilter, EventHub, EventReader } from './event-hub.ts';

/** Proxies and browsers give up a connection on which nothing comes for a minute or so. */
const HEARTBEAT_MS = 15_000;
const LISTEN_RETRY_S = 60;
const HEARTBEAT = Buffer.from(':\n\n');
const MAX_READERS = 20_000;
/** So that one sender cannot take all of them. */
const MAX_READERS_OF_SENDER = 10_000;

export interface EventServiceOptions {
  access: { readonly rules: AccessRules };
  hub: EventHub;
}

export interface EventRequest {
  room: string | undefined;
  /** Separated by commas; undefined: all. */
  types: string | undefined;
  /** As `readSenderNetwork` says; null: not to be limited. */
  sender: string | null;
}

export interface Subscription {
  filter: EventFilter;
  lastEventId: string | undefined;
  sender: string | null;
}

/** What may be asked about events, and the heartbeats of those who listen. */
export class EventService {
  readonly #options: EventServiceOptions;
  readonly #timer: NodeJS.Timeout;
  readonly #readersOf = new Map<string, number>();

  constructor(options: EventServiceOptions) {
    this.#options = options;
    this.#timer = setInterval(() => options.hub.sendToAll(HEARTBEAT), HEARTBEAT_MS).unref();
  }

  /** Throws a `RequestRefusedError` for what there is not, and when too many listen already. */
  checkRequest({ room, types, sender }: EventRequest): EventFilter {
    const { access, hub } = this.#options;
    if (room !== undefined) requireRoom(access.rules, room);
    if (hub.readers >= MAX_READERS) {
      throw new RequestRefusedError(
        'OVERLOADED',
        `${MAX_READERS} listen already. Ask for what you want to know.`,
      );
    }
    if (sender !== null && this.#countReaders(sender) >= MAX_READERS_OF_SENDER) {
      const message = `${MAX_READERS_OF_SENDER} listen from this address already. Ask for what you want to know.`;
      throw new RequestRefusedError('RATE_LIMITED', message, { retryAfterS: LISTEN_RETRY_S });
    }
    return {
      room: room ?? null,
      types: types === undefined ? trackerEventTypes : types.split(',').map(toType),
    };
  }

  /** Returns a function that ends it. */
  subscribe({ filter, lastEventId, sender }: Subscription, reader: EventReader): () => void {
    const unsubscribe = this.#options.hub.subscribe(filter, reader, lastEventId);
    if (sender === null) return unsubscribe;
    this.#readersOf.set(sender, this.#countReaders(sender) + 1);
    return () => {
      unsubscribe();
      const left = this.#countReaders(sender) - 1;
      if (left > 0) this.#readersOf.set(sender, left);
      else this.#readersOf.delete(sender);
    };
  }

  #countReaders(sender: string): number {
    return this.#readersOf.get(sender) ?? 0;
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
