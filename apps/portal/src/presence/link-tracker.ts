import type { Config } from '@foyer/config';
import { createTrackerClient, type RoomStreamReply } from '@foyer/contract';
import type { Instant, RoomSchedule } from '@foyer/schedule';
import type { Logger } from 'pino';
import { createPresencePoller, type PresenceView } from './presence-poller.ts';
import { startWithholding } from './withholding-teller.ts';

const TIMEOUT_MS = 3_000;

export interface TrackerLinkOptions {
  trackerUrl: string;
  getConfig: () => Config;
  getSchedules: () => ReadonlyMap<string, RoomSchedule>;
  clock: () => Instant;
  logger: Logger;
}

/** All that the portal and the tracker have to do with each other. */
export interface TrackerLink {
  getPresence(): PresenceView;
  /** Counts one viewer as sent to the endpoint it names; rejects if the tracker does not answer. */
  chooseStream(room: string): Promise<RoomStreamReply>;
  /** Resolves after the first answer or failure. */
  ready(): Promise<void>;
  close(): void;
}

/** Asks the tracker who is there, and tells it what must not be streamed. */
export function linkTracker(options: TrackerLinkOptions): TrackerLink {
  const { trackerUrl, getConfig, getSchedules, clock, logger } = options;
  const tracker = createTrackerClient({ baseUrl: trackerUrl, fetch, timeoutMs: TIMEOUT_MS });
  const presence = createPresencePoller({
    fetchRooms: async signal => (await tracker.getRooms({ signal })).rooms,
    fetchViewers: async signal => {
      if (!getConfig().system.showViewers) return new Map();
      const { rooms } = await tracker.getNumbersNow({ signal });
      return new Map(rooms.map(({ room, viewers }) => [room, viewers]));
    },
    clock: Date.now,
    logger: logger.child({ part: 'presence' }),
  });
  const withholding = startWithholding({
    getSchedules,
    tell: async ({ room, untilAt }) => {
      const secret = getConfig().system.secret?.reveal() ?? '';
      await tracker.withholdRoom({ room, until: new Date(untilAt).toISOString(), secret });
    },
    clock,
    realClock: Date.now,
    logger: logger.child({ part: 'withholding' }),
  });
  return {
    getPresence: presence.getPresence,
    chooseStream: room => tracker.getRoomStream(room),
    ready: presence.ready,
    close: () => {
      presence.close();
      withholding.close();
    },
  };
}
