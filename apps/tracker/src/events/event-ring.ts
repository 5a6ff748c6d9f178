import type { TrackerEventType } from '@foyer/contract';

export interface PastEvent {
  sequence: number;
  type: TrackerEventType;
  /** null: of none. */
  room: string | null;
  frame: Buffer;
}

const MAX_EVENTS = 2000;
const MAX_BYTES = 4 * 1024 * 1024;

/** The latest events, for those whose connection broke for a moment. Sequences are without gaps. */
export class EventRing {
  #events: PastEvent[] = [];
  #bytes = 0;
  /** The last one that is not here any more. */
  #lostUntil = 0;

  add(event: PastEvent): void {
    this.#events.push(event);
    this.#bytes += event.frame.length;
    if (this.#events.length > MAX_EVENTS || this.#bytes > MAX_BYTES) this.#dropOldest();
  }

  /** All that came after; undefined if not all of them are here any more. */
  listAfter(sequence: number): readonly PastEvent[] | undefined {
    if (sequence < this.#lostUntil) return undefined;
    const newest = this.#events.at(-1)?.sequence ?? sequence;
    // The common case first: nothing was missed.
    if (sequence >= newest) return [];
    return this.#events.filter(event => event.sequence > sequence);
  }

  /** As if there had been none of these. */
  forget({ type, room }: { type: TrackerEventType; room: string }): void {
    this.#events = this.#events.filter(event => event.type !== type || event.room !== room);
    this.#bytes = this.#events.reduce((sum, { frame }) => sum + frame.length, 0);
  }

  /** A good part at once: one by one would move all of them each time. */
  #dropOldest(): void {
    const dropped = this.#events.splice(0, Math.ceil(this.#events.length / 4));
    this.#bytes -= dropped.reduce((sum, { frame }) => sum + frame.length, 0);
    this.#lostUntil = dropped.at(-1)?.sequence ?? this.#lostUntil;
  }
}
