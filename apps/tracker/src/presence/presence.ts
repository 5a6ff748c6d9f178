import type { RoomPresence, RoomStreamReply } from '@foyer/contract';
import { ClockReadings, formatInstant, type Instant } from '../clock.ts';
import { type Attendance, estimateLoadBps } from './attendance.ts';
import type { Endpoint } from './endpoint.ts';
import { type LostEndpoint, LostEndpoints } from './lost-endpoints.ts';
import { RoomEndpoints } from './room-endpoints.ts';

interface Room {
  readonly endpoints: RoomEndpoints;
  lastSeenAt: Instant | null;
  /** Until when nobody is told where to watch. */
  withheldUntil: Instant;
}

export interface PresenceOptions {
  /** Hears of each endpoint whose lease has ended, when that is noticed. */
  onExpired?: (expired: Attendance) => void;
}

export interface Viewer {
  room: string;
  /** Ids of endpoints at which it could not watch. */
  broken?: readonly string[];
}

/** Who is streaming now. Lives in memory; what time it is comes with every question. */
export class Presence {
  readonly #rooms = new Map<string, Room>();
  readonly #onExpired: (expired: Attendance) => void;
  readonly #readings = new ClockReadings();
  readonly #lost = new LostEndpoints();
  #draining: ReadonlySet<string> = new Set();
  #version = 0;

  constructor({ onExpired = () => {} }: PresenceOptions = {}) {
    this.#onExpired = onExpired;
  }

  /** Another one after whatever was reported or noticed; what time alone changes, `findNextEnd` tells. */
  get version(): number {
    return this.#version;
  }

  /** When a lease ends next, or the withholding of a room. */
  findNextEnd(now: Instant): Instant {
    let next = Number.POSITIVE_INFINITY;
    for (const { endpoints, withheldUntil } of this.#rooms.values()) {
      next = Math.min(next, endpoints.nextEnd ?? next, withheldUntil > now ? withheldUntil : next);
    }
    return next;
  }

  /** Takes a report in; from now on nobody is counted as sent there since. */
  apply(endpoint: Endpoint): Attendance {
    const { endpoints } = this.#get(endpoint.room);
    const attendance = endpoints.apply(endpoint);
    const draining = this.#draining.has(endpoint.id);
    if (attendance.draining !== draining) endpoints.change(attendance, { draining });
    this.#lost.remove(endpoint.id);
    this.markSeen(endpoint.room, endpoint.reportedAt);
    return attendance;
  }

  markSeen(room: string, seenAt: Instant): void {
    const state = this.#get(room);
    state.lastSeenAt = Math.max(seenAt, state.lastSeenAt ?? seenAt);
    this.#version += 1;
  }

  /** Whether it was there. */
  remove(endpoint: { id: string; room: string }): boolean {
    this.#lost.remove(endpoint.id);
    return this.#rooms.get(endpoint.room)?.endpoints.remove(endpoint.id) ?? false;
  }

  /** To these endpoints, and no others, nobody new is sent. Returns those for which that is new. */
  setDraining(ids: ReadonlySet<string>): Attendance[] {
    this.#draining = ids;
    const changed: Attendance[] = [];
    for (const { endpoints } of this.#rooms.values()) {
      for (const attendance of endpoints.values()) {
        const draining = ids.has(attendance.endpoint.id);
        if (attendance.draining === draining) continue;
        endpoints.change(attendance, { draining });
        changed.push(attendance);
      }
    }
    return changed;
  }

  /** Until then nobody is told where the room can be watched. */
  withhold(room: string, until: Instant): void {
    this.#get(room).withheldUntil = until;
    this.#version += 1;
  }

  isWithheld(room: string, now: Instant): boolean {
    return now < (this.#rooms.get(room)?.withheldUntil ?? 0);
  }

  has(endpoint: { id: string; room: string }, now: Instant): boolean {
    return this.#findActive(endpoint.room, now)?.get(endpoint.id) !== undefined;
  }

  countActive(room: string, now: Instant): number {
    return this.#findActive(room, now)?.size ?? 0;
  }

  listEndpoints(room: string, now: Instant): Attendance[] {
    return [...(this.#findActive(room, now)?.values() ?? [])];
  }

  /** Those that fell silent in the last minutes, as far as this process knows. */
  listLost(room: string, now: Instant): LostEndpoint[] {
    this.#findActive(room, now);
    return this.#lost.list(room, now);
  }

  describeRoom(room: string, now: Instant): RoomPresence {
    const endpoints = this.#findActive(room, now);
    const withheld = this.isWithheld(room, now);
    const chosen = withheld ? undefined : endpoints?.choose()?.endpoint;
    const lastSeenAt = this.#rooms.get(room)?.lastSeenAt ?? null;
    return {
      room,
      active: (endpoints?.size ?? 0) > 0,
      endpoints: endpoints?.size ?? 0,
      lastSeenAt: lastSeenAt === null ? null : formatInstant(lastSeenAt),
      withheld,
      streams: [...(chosen?.streams ?? [])],
      preview: chosen?.preview ?? null,
    };
  }

  /** Chooses an endpoint for one viewer, and counts that viewer as sent there. */
  sendViewer({ room, broken = [] }: Viewer, now: Instant): RoomStreamReply {
    const endpoints = this.#findActive(room, now);
    const withheld = this.isWithheld(room, now);
    const active = (endpoints?.size ?? 0) > 0;
    const chosen = withheld ? undefined : endpoints?.choose(new Set(broken));
    if (endpoints === undefined || chosen === undefined) {
      return { room, active, withheld, endpoint: null, streams: [], preview: null };
    }
    endpoints.countSent(chosen);
    const { id, streams, preview } = chosen.endpoint;
    return {
      room,
      active,
      withheld,
      endpoint: { id, load: Math.round(estimateLoadBps(chosen)) },
      streams: [...streams],
      preview,
    };
  }

  #findActive(room: string, now: Instant): RoomEndpoints | undefined {
    this.#followClock(now);
    const endpoints = this.#rooms.get(room)?.endpoints;
    for (const expired of endpoints?.expire(now) ?? []) {
      this.#lost.add(expired);
      this.#onExpired(expired);
    }
    return endpoints;
  }

  /** After the clock was set back leases are as long as they were, and reports as old. */
  #followClock(now: Instant): void {
    const shiftMs = this.#readings.add(now);
    if (shiftMs === 0) return;
    for (const state of this.#rooms.values()) {
      state.endpoints.shift(shiftMs);
      if (state.lastSeenAt !== null) state.lastSeenAt += shiftMs;
    }
  }

  #get(room: string): Room {
    const known = this.#rooms.get(room);
    if (known !== undefined) return known;
    const onChange = () => {
      this.#version += 1;
    };
    const created: Room = { endpoints: new RoomEndpoints(onChange), lastSeenAt: null, withheldUntil: 0 };
    this.#rooms.set(room, created);
    return created;
  }
}
