import type { RoomPresence, ViewerCount } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import type { Logger } from 'pino';

/** Who is registered, as far as the tracker has told. */
export interface PresenceView {
  rooms: ReadonlyMap<string, RoomPresence>;
  /** How many watch a room; empty where nobody is to be told, or the tracker does not say. */
  viewers: ReadonlyMap<string, ViewerCount>;
  /** When the tracker last answered, by the real clock, as all of the tracker's instants; null if it never did. */
  at: Instant | null;
  reachable: boolean;
}

export interface PresencePoller {
  getPresence(): PresenceView;
  /** Resolves after the first answer or failure. */
  ready(): Promise<void>;
  close(): void;
}

export interface PresencePollerOptions {
  /** Asks the tracker once; rejects if it does not answer in time. */
  fetchRooms: (signal: AbortSignal) => Promise<RoomPresence[]>;
  /** Who is watching; that it is not known is no reason to think the tracker gone. */
  fetchViewers: (signal: AbortSignal) => Promise<ReadonlyMap<string, ViewerCount>>;
  clock: () => Instant;
  logger: Logger;
  random?: () => number;
}

const INTERVAL_MS = 2_000;
const SLOWEST_MS = 15_000;

/**
 * Keeps the portal's picture of the tracker: asked every two seconds, more and more seldom while it does
 * not answer. No page ever waits for it; what it last said stays, with its age.
 */
export function createPresencePoller(options: PresencePollerOptions): PresencePoller {
  const { fetchRooms, fetchViewers, clock, logger, random = Math.random } = options;
  let view: PresenceView = { rooms: new Map(), viewers: new Map(), at: null, reachable: false };
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  const closing = new AbortController();

  async function poll(): Promise<void> {
    try {
      const [rooms, viewers] = await Promise.all([
        fetchRooms(closing.signal),
        fetchViewers(closing.signal).catch(() => new Map()),
      ]);
      if (failures > 0) logger.info({ failures }, 'tracker answers again');
      failures = 0;
      const byName = new Map(rooms.map(room => [room.room, room]));
      view = { rooms: byName, viewers, at: clock(), reachable: true };
    } catch (error) {
      if (closing.signal.aborted) return;
      if (failures === 0) logger.warn({ err: error }, 'tracker does not answer; pages keep its last word');
      failures += 1;
      view = { ...view, reachable: false };
    }
    if (closing.signal.aborted) return;
    const delayMs = Math.min(INTERVAL_MS * 2 ** Math.min(failures, 10), SLOWEST_MS);
    timer = setTimeout(poll, failures === 0 ? INTERVAL_MS : delayMs * (0.5 + random() / 2));
  }

  const first = poll();
  return {
    getPresence: () => view,
    ready: () => first,
    close: () => {
      closing.abort();
      clearTimeout(timer);
    },
  };
}
