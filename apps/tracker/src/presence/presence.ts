import type { RoomPresence, RoomStreamReply } from '@foyer/contract';
import { formatInstant, type Instant } from '../clock.ts';
import { chooseEndpoint, estimateLoad } from './choose-endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { isLeaseGood } from './lease.ts';

interface Attendance {
  endpoint: Endpoint;
  sentViewers: number;
}

interface Room {
  /** By id. Those whose lease has ended go at the next look. */
  readonly endpoints: Map<string, Attendance>;
  lastSeenAt: Instant | null;
}

/** Who is streaming now. Lives in memory; what time it is comes with every question. */
export class Presence {
  readonly #rooms = new Map<string, Room>();

  /** Takes a report in; from now on nobody is counted as sent there since. */
  apply(endpoint: Endpoint): void {
    this.#get(endpoint.room).endpoints.set(endpoint.id, { endpoint, sentViewers: 0 });
    this.markSeen(endpoint.room, endpoint.reportedAt);
  }

  markSeen(room: string, seenAt: Instant): void {
    const state = this.#get(room);
    state.lastSeenAt = Math.max(seenAt, state.lastSeenAt ?? seenAt);
  }

  has(endpoint: { id: string; room: string }, now: Instant): boolean {
    return this.#listActive(endpoint.room, now).has(endpoint.id);
  }

  countActive(room: string, now: Instant): number {
    return this.#listActive(room, now).size;
  }

  describeRoom(room: string, now: Instant): RoomPresence {
    const active = this.#listActive(room, now);
    const chosen = chooseEndpoint(active.values())?.endpoint;
    const lastSeenAt = this.#rooms.get(room)?.lastSeenAt ?? null;
    return {
      room,
      active: active.size > 0,
      endpoints: active.size,
      lastSeenAt: lastSeenAt === null ? null : formatInstant(lastSeenAt),
      streams: [...(chosen?.streams ?? [])],
      preview: chosen?.preview ?? null,
    };
  }

  /** Chooses an endpoint for one viewer, and counts that viewer as sent there. */
  sendViewer(room: string, now: Instant): RoomStreamReply {
    const chosen = chooseEndpoint(this.#listActive(room, now).values());
    if (chosen === undefined) return { room, active: false, endpoint: null, streams: [], preview: null };
    chosen.sentViewers += 1;
    const { id, streams, preview } = chosen.endpoint;
    return {
      room,
      active: true,
      endpoint: { id, load: Math.round(estimateLoad(chosen)) },
      streams: [...streams],
      preview,
    };
  }

  #listActive(room: string, now: Instant): Map<string, Attendance> {
    const endpoints = this.#rooms.get(room)?.endpoints ?? new Map<string, Attendance>();
    for (const [id, { endpoint }] of endpoints) {
      if (!isLeaseGood(endpoint, now)) endpoints.delete(id);
    }
    return endpoints;
  }

  #get(room: string): Room {
    const known = this.#rooms.get(room);
    if (known !== undefined) return known;
    const created: Room = { endpoints: new Map(), lastSeenAt: null };
    this.#rooms.set(room, created);
    return created;
  }
}
