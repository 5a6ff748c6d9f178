import type { Config } from '@foyer/config';
import { createTracker, openOperatorDesk } from '@foyer/tracker';
import { type ConferencePlan, countAudience, listSessions, type RoomPlan } from './conference-plan.ts';
import { inParts, type PretendAudience } from './pretend-audience.ts';
import { type RegisterOptions, registerMachine } from './register-machine.ts';

export interface PlayHistoryOptions {
  plan: ConferencePlan;
  config: Config;
  databaseFile: string;
  audience: PretendAudience;
  /** How long before now it begins. */
  historyMs: number;
  /** Of the programme. */
  days: number;
}

const MINUTE_MS = 60_000;
/** They report seldom, so that days pass in seconds. */
const HEARTBEAT_S = 600;
const REPORT_EVERY_MS = 480_000;
/** How long before now the machines of a room fell silent that is lost. */
export const LOST_MS = 7 * MINUTE_MS;

/**
 * Plays what has been into a database, by reports over HTTP to a tracker whose clock is turned minute by minute.
 * What it leaves behind is what a tracker that had run all the time would have.
 */
export async function playHistory(options: PlayHistoryOptions): Promise<void> {
  const { plan, config, databaseFile, historyMs, days } = options;
  let at = plan.now - historyMs;
  const tracker = await createTracker({
    config: { ...config, system: { ...config.system, heartbeatS: HEARTBEAT_S } },
    settings: { host: '127.0.0.1', port: 0, databaseFile },
    clock: () => at,
  });
  await tracker.start();
  const sessions = new Map(plan.rooms.map(room => [room, listSessions(plan, room, { days })]));
  try {
    for (; at < Date.now(); at += MINUTE_MS) {
      const opened = plan.rooms.filter(room => isOpen(sessions.get(room) ?? [], at));
      if (opened.length > 0) await playMinute(opened, { ...options, trackerUrl: tracker.url, sessions, at });
    }
  } finally {
    await tracker.close();
  }
  drainSome(plan, databaseFile);
}

async function playMinute(
  rooms: readonly RoomPlan[],
  options: PlayHistoryOptions & {
    trackerUrl: string;
    sessions: ReadonlyMap<RoomPlan, ReturnType<typeof listSessions>>;
    at: number;
  },
): Promise<void> {
  const { plan, config, audience, trackerUrl, sessions, at } = options;
  const isGone = (room: RoomPlan) => room.situation === 'lost' && at >= plan.now - LOST_MS;
  for (const room of rooms) {
    const count = isGone(room) ? 0 : countAudience(room, sessions.get(room) ?? [], at);
    await audience.fill(room, { trackerUrl, count, at });
  }
  await audience.goOn({ trackerUrl, at, everyMs: REPORT_EVERY_MS });
  const serving = rooms.filter(room => !isGone(room));
  const machines = serving.flatMap(room => room.endpoints.map(endpoint => ({ room, endpoint })));
  const secret = config.system.secret?.reveal() ?? '';
  const measure: RegisterOptions['measure'] = endpoint => audience.measure(endpoint);
  await inParts(machines, ({ room, endpoint }) =>
    registerMachine(room, endpoint, { trackerUrl, secret, measure }),
  );
}

/** From a quarter of an hour before the first session of a day until one after the last. */
function isOpen(sessions: ReturnType<typeof listSessions>, at: number): boolean {
  const margin = 15 * MINUTE_MS;
  return sessions.some(({ startsAt, endsAt }) => startsAt - margin <= at && at < endsAt + margin);
}

function drainSome(plan: ConferencePlan, databaseFile: string): void {
  const drained = plan.rooms.filter(({ situation }) => situation === 'draining');
  const desk = openOperatorDesk({ databaseFile });
  try {
    const known = desk.drains.listKnown();
    const chosen = drained.flatMap(({ name, endpoints }) =>
      known.filter(({ room, address }) => room === name && address === endpoints[0]?.address),
    );
    desk.drains.set(chosen, plan.now - 12 * MINUTE_MS);
  } finally {
    desk.close();
  }
}
