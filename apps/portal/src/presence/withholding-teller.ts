import type { Instant, RoomSchedule } from '@foyer/schedule';
import type { Logger } from 'pino';
import { findWithheldUntil } from './find-withheld.ts';

export interface WithholdingTellerOptions {
  getSchedules: () => ReadonlyMap<string, RoomSchedule>;
  /** Tells the tracker; rejects if it does not take it. `untilAt` is by the tracker's clock. */
  tell: (order: { room: string; untilAt: Instant }) => Promise<void>;
  /** The clock of the programme: a rehearsal's is another than the real one, and tells nobody anything. */
  clock: () => Instant;
  realClock: () => Instant;
  logger: Logger;
}

export interface WithholdingTeller {
  /** Does what is due now; settles when the tracker has answered. For tests, which have no time. */
  check(): Promise<void>;
  close(): void;
}

const CHECK_MS = 5_000;
/** Told again so often: a tracker may have lost its database. */
const REPEAT_MS = 60_000;
/** More than two clocks of one conference differ by; a rehearsal differs by more. */
const SAME_TIME_MS = 60_000;

/**
 * Tells the tracker which rooms it must give no address of: it knows who is streaming, and not what. From just
 * before a session that must not be streamed until its end, also if the portal should be gone by then.
 */
export function startWithholding(options: WithholdingTellerOptions): WithholdingTeller {
  const { getSchedules, tell, clock, realClock, logger } = options;
  /** By room, what the tracker has been told and when, by the real clock. */
  const told = new Map<string, { untilAt: Instant; toldAt: Instant }>();
  let failing = false;

  async function order(room: string, untilAt: Instant): Promise<void> {
    await tell({ room, untilAt });
    const toldAt = realClock();
    if (untilAt > toldAt) told.set(room, { untilAt, toldAt });
    else told.delete(room);
  }

  async function check(): Promise<void> {
    const at = clock();
    const now = realClock();
    if (Math.abs(at - now) > SAME_TIME_MS) return;
    const orders = [...getSchedules()].flatMap(([room, schedule]) => {
      const untilAt = findWithheldUntil(schedule, at);
      const known = told.get(room);
      // Cancelled, moved, or over early: what was told is taken back.
      if (untilAt === null) return known === undefined ? [] : order(room, now);
      const holds = known?.untilAt === untilAt && now - known.toldAt < REPEAT_MS;
      return holds ? [] : order(room, untilAt);
    });
    if (orders.length === 0) return;
    const failed = (await Promise.allSettled(orders)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected' && !failing) {
      const text = 'tracker was not told what must not be streamed; its own JSON may give addresses';
      logger.error({ err: failed.reason }, text);
    }
    failing = failed !== undefined;
  }

  let checking = false;
  const timer = setInterval(() => {
    if (checking) return;
    checking = true;
    void check().finally(() => {
      checking = false;
    });
  }, CHECK_MS);
  timer.unref();
  return { check, close: () => clearInterval(timer) };
}
