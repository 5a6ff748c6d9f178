import { setImmediate } from 'node:timers/promises';
import { type ListenerHour, type LogReply, maskViewerCount, type ViewerCount } from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import { requireRoom } from '../access/require-room.ts';
import { type Clock, formatInstant, type Instant } from '../clock.ts';
import type { ListenerHourRow, ListenerStore } from '../storage/listener-store.ts';
import type { AccessLogFiles } from './access-log-files.ts';
import { agentClasses } from './classify-agent.ts';
import { ListenerCounter } from './listener-counter.ts';
import { LogReading } from './log-reading.ts';
import { UnfinishedLines } from './unfinished-lines.ts';

const HOUR_MS = 3_600_000;
/** As many may wait for a database that cannot be written. */
const MAX_PENDING_LISTENERS = 200_000;

export interface ListenerServiceOptions {
  access: { readonly rules: Pick<AccessRules, 'hasRoom' | 'roomNames'> };
  store: Pick<ListenerStore, 'record' | 'getSalt' | 'list'>;
  files: Pick<AccessLogFiles, 'open'>;
  clock: Clock;
}

export interface ListenerQuery {
  room?: string | undefined;
  from: Instant;
  to: Instant;
  /** Whether exact numbers may be told. */
  trusted: boolean;
}

/** Makes reports about listeners out of the access logs of endpoints. */
export class ListenerService {
  readonly #options: ListenerServiceOptions;
  readonly #counter: ListenerCounter;
  readonly #unfinished = new UnfinishedLines();

  constructor(options: ListenerServiceOptions) {
    this.#options = options;
    this.#counter = new ListenerCounter({ getSalt: (room, hour) => options.store.getSalt(room, hour) });
  }

  /**
   * Resolves once what the lines add up to is stored. What came of a log that breaks off counts as well; who sends it
   * once more does not count twice.
   */
  async read(
    log: AsyncIterable<string> | Iterable<string>,
    sender: { room: string; address: string },
  ): Promise<LogReply> {
    const { files, clock } = this.#options;
    if (this.#counter.pending.listeners > MAX_PENDING_LISTENERS) this.#store();
    const file = await files.open(sender);
    const reading = new LogReading({
      ...sender,
      counter: this.#counter,
      unfinished: this.#unfinished,
      clock,
    });
    try {
      for await (const text of log) {
        await file.append(text);
        reading.add(text);
        // Whoever else is waiting comes in between.
        await setImmediate();
      }
      reading.end();
    } finally {
      await file.close();
      this.#store();
    }
    return reading.reply;
  }

  /** Throws if the config has no such room. */
  list({ room, from, to, trusted }: ListenerQuery): ListenerHour[] {
    const { access, store } = this.#options;
    if (room !== undefined) requireRoom(access.rules, room);
    const rooms = new Set(room === undefined ? access.rules.roomNames : [room]);
    const rows = store.list({ room, from: Math.floor(from / HOUR_MS), to: Math.ceil(to / HOUR_MS) });
    return rows.filter(row => rooms.has(row.room)).map(row => describeHour(row, trusted));
  }

  #store(): void {
    const { pending } = this.#counter;
    const tallies = pending.list();
    if (tallies.length === 0) return;
    this.#options.store.record(tallies);
    pending.clear();
  }
}

function describeHour(row: ListenerHourRow, trusted: boolean): ListenerHour {
  const { room, hour, requests, segments, bytes } = row;
  const tell = (count: number): ViewerCount => (trusted ? count : maskViewerCount(count));
  const agents = agentClasses.map(name => [name, row[name]] as const);
  const isPublic = (count: number) => maskViewerCount(count) === count;
  // What is not told of one class would follow from the others and from the sum.
  const isTold =
    trusted || (isPublic(row.viewers) && agents.every(([, count]) => count === 0 || isPublic(count)));
  return {
    room,
    startsAt: formatInstant(hour * HOUR_MS),
    viewers: tell(row.viewers),
    peak: tell(row.peak),
    requests,
    segments,
    bytes,
    agents: isTold ? (Object.fromEntries(agents) as ListenerHour['agents']) : null,
  };
}
