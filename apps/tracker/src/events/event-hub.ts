import { type TrackerEventData, type TrackerEventType, trackerEventTypes } from '@foyer/contract';
import { EventRing, type PastEvent } from './event-ring.ts';

/** Whose events are wanted; as a key it says which readers get the same. */
export interface EventFilter {
  /** null: of every room. */
  room: string | null;
  types: readonly TrackerEventType[];
}

/** Where frames go: a connection. */
export interface EventReader {
  send(frame: Buffer): void;
  end(): void;
}

/** Everything that is true now of one kind, of one room or of all. */
export type SnapshotPart<T extends TrackerEventType> = (
  room: string | null,
) => readonly TrackerEventData[T][];

export interface EventHubOptions {
  /** Differs from one start of the program to the next, so that ids of the last one are not taken for ours. */
  epoch: string;
  /** Milliseconds that only grow. */
  now: () => number;
}

interface Group {
  filter: EventFilter;
  readers: Set<EventReader>;
  /** What waits to be sent to all of them. */
  pending: PastEvent[];
}

const SNAPSHOT_LIFETIME_MS = 1000;
/** Sending to everybody may take this part of the time, so that with many readers events wait for company. */
const SENDING_SHARE = 0.2;
const MAX_PAUSE_MS = 1000;

/**
 * Tells readers what changes. An event is written out once, however many read it; those of one turn of the event
 * loop go out together, and the more readers there are the more events do.
 */
export class EventHub {
  readonly #epoch: string;
  readonly #now: () => number;
  readonly #ring = new EventRing();
  readonly #parts = new Map<TrackerEventType, (room: string | null) => readonly unknown[]>();
  readonly #groups = new Map<string, Group>();
  readonly #snapshots = new Map<string, { frame: Buffer; sequence: number; madeAt: number }>();
  #sequence = 0;
  #readers = 0;
  #quietUntil = 0;
  #cancelSending: (() => void) | undefined;

  constructor({ epoch, now }: EventHubOptions) {
    this.#epoch = epoch;
    this.#now = now;
  }

  get readers(): number {
    return this.#readers;
  }

  /** Says what a reader who comes is told first of a kind of events. */
  addSnapshot<T extends TrackerEventType>(type: T, part: SnapshotPart<T>): void {
    this.#parts.set(type, part);
  }

  publish<T extends TrackerEventType>(type: T, data: TrackerEventData[T]): void {
    this.#sequence += 1;
    const sequence = this.#sequence;
    const frame = formatFrame({ id: this.#formatId(sequence), event: type, data });
    const event = { sequence, type, room: data.room, frame };
    this.#ring.add(event);
    for (const group of this.#groups.values()) {
      if (matches(group.filter, event)) group.pending.push(event);
    }
    this.#cancelSending ??= this.#scheduleSending();
  }

  /** Sees to it that nobody is told such events of the past any more. */
  forget(kind: { type: TrackerEventType; room: string }): void {
    this.#ring.forget(kind);
    for (const group of this.#groups.values()) {
      group.pending = group.pending.filter(event => event.type !== kind.type || event.room !== kind.room);
    }
    this.#snapshots.clear();
  }

  /**
   * Sends what the reader has missed since its last event, or else a snapshot, and from then on what comes. Returns
   * a function that ends that.
   */
  subscribe(filter: EventFilter, reader: EventReader, lastEventId?: string): () => void {
    // What waits for the others is in what this one gets first.
    this.#send();
    const key = formatKey(filter);
    this.#catchUp({ filter, key, reader, lastEventId });
    const group = this.#groups.get(key) ?? { filter, readers: new Set(), pending: [] };
    this.#groups.set(key, group);
    group.readers.add(reader);
    this.#readers += 1;
    return () => {
      if (!group.readers.delete(reader)) return;
      this.#readers -= 1;
      if (group.readers.size === 0 && this.#groups.get(key) === group) this.#groups.delete(key);
    };
  }

  /** Sends something that is no event, to everybody. */
  sendToAll(frame: Buffer): void {
    for (const { readers } of this.#groups.values()) {
      for (const reader of readers) reader.send(frame);
    }
  }

  /** Sends everybody away: reports that are still being taken have nobody to be told to. */
  close(): void {
    this.#cancelSending?.();
    for (const { readers } of this.#groups.values()) {
      for (const reader of readers) reader.end();
    }
    this.#groups.clear();
  }

  #catchUp(subscription: {
    filter: EventFilter;
    key: string;
    reader: EventReader;
    lastEventId: string | undefined;
  }): void {
    const { filter, key, reader, lastEventId } = subscription;
    const missed = this.#findMissed(lastEventId);
    const snapshot = missed === undefined ? this.#getSnapshot(filter, key) : undefined;
    if (snapshot !== undefined) reader.send(snapshot.frame);
    const events = missed ?? this.#ring.listAfter(snapshot?.sequence ?? 0) ?? [];
    const wanted = events.filter(event => matches(filter, event));
    if (wanted.length > 0) reader.send(joinFrames(wanted));
  }

  #findMissed(lastEventId: string | undefined) {
    const [, epoch, sequence] = /^(\w+)-(\d{1,15})$/.exec(lastEventId ?? '') ?? [];
    if (epoch !== this.#epoch || Number(sequence) > this.#sequence) return undefined;
    return this.#ring.listAfter(Number(sequence));
  }

  /** A crowd that comes back at once is told the same. */
  #getSnapshot(filter: EventFilter, key: string): { frame: Buffer; sequence: number } {
    const now = this.#now();
    const known = this.#snapshots.get(key);
    const isUsable =
      known !== undefined &&
      now - known.madeAt < SNAPSHOT_LIFETIME_MS &&
      this.#ring.listAfter(known.sequence) !== undefined;
    if (isUsable) return known;
    for (const [otherKey, { madeAt }] of this.#snapshots) {
      if (now - madeAt >= SNAPSHOT_LIFETIME_MS) this.#snapshots.delete(otherKey);
    }
    const data = Object.fromEntries(
      filter.types.map(type => [type, this.#parts.get(type)?.(filter.room) ?? []]),
    );
    const sequence = this.#sequence;
    const frame = formatFrame({ id: this.#formatId(sequence), event: 'snapshot', data });
    const made = { frame, sequence, madeAt: now };
    this.#snapshots.set(key, made);
    return made;
  }

  #scheduleSending(): () => void {
    const pauseMs = this.#quietUntil - this.#now();
    if (pauseMs > 0) {
      const timer = setTimeout(() => this.#send(), Math.min(pauseMs, MAX_PAUSE_MS));
      return () => clearTimeout(timer);
    }
    const immediate = setImmediate(() => this.#send());
    return () => clearImmediate(immediate);
  }

  #send(): void {
    if (this.#cancelSending === undefined) return;
    this.#cancelSending();
    this.#cancelSending = undefined;
    const startedAt = this.#now();
    for (const group of this.#groups.values()) {
      if (group.pending.length === 0) continue;
      const frame = joinFrames(group.pending);
      group.pending = [];
      for (const reader of group.readers) reader.send(frame);
    }
    const endedAt = this.#now();
    this.#quietUntil = endedAt + (endedAt - startedAt) / SENDING_SHARE;
  }

  #formatId(sequence: number): string {
    return `${this.#epoch}-${sequence}`;
  }
}

function matches(filter: EventFilter, event: PastEvent): boolean {
  return (filter.room === null || filter.room === event.room) && filter.types.includes(event.type);
}

function joinFrames(events: readonly PastEvent[]): Buffer {
  const [first] = events;
  if (events.length === 1 && first !== undefined) return first.frame;
  return Buffer.concat(events.map(({ frame }) => frame));
}

function formatKey({ room, types }: EventFilter): string {
  return `${trackerEventTypes.filter(type => types.includes(type)).join()} ${room ?? ''}`;
}

/** In memory of its own: frames are kept, and one of the shared pool would keep all of its part of it. */
function formatFrame({ id, event, data }: { id: string; event: string; data: unknown }): Buffer {
  const text = `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
  const frame = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  frame.write(text);
  return frame;
}
