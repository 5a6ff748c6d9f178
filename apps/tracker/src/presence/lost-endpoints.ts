import type { Instant } from '../clock.ts';
import type { Attendance } from './attendance.ts';

/** An endpoint that fell silent without taking its leave. */
export interface LostEndpoint {
  id: string;
  room: string;
  reportedAt: Instant;
  leaseEndsAt: Instant;
}

/** Whoever looks shall see what has just been lost; later it is no news, or was taken down. */
const REMEMBERED_MS = 10 * 60_000;
const MAX_REMEMBERED = 1_000;

/** Endpoints that were there a moment ago. */
export class LostEndpoints {
  readonly #byId = new Map<string, LostEndpoint>();

  add({ endpoint: { id, room, reportedAt, leaseEndsAt } }: Attendance): void {
    this.#byId.delete(id);
    this.#byId.set(id, { id, room, reportedAt, leaseEndsAt });
    const [oldest] = this.#byId.keys();
    if (this.#byId.size > MAX_REMEMBERED && oldest !== undefined) this.#byId.delete(oldest);
  }

  /** It is there again, or has said that it goes. */
  remove(id: string): void {
    this.#byId.delete(id);
  }

  /** The first to be lost first. */
  list(room: string, now: Instant): LostEndpoint[] {
    for (const [id, { leaseEndsAt }] of this.#byId) {
      if (now - leaseEndsAt >= REMEMBERED_MS) this.#byId.delete(id);
    }
    return [...this.#byId.values()].filter(lost => lost.room === room);
  }
}
