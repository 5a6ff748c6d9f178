import { buildSchedule } from '../build/build-schedule.ts';
import type { RoomSelector } from '../build/match-rooms.ts';
import type { Session } from '../model.ts';
import { describeRow } from './describe-row.ts';
import { makeFeed } from './make-feed.ts';
import { makeSession } from './make-session.ts';

export const BERLIN = 'Europe/Berlin';

export function session(guid: string, from: string, to: string | null, rooms = ['Hall']): Session {
  return makeSession({
    guid,
    startsAt: Date.parse(from),
    endsAt: to === null ? null : Date.parse(to),
    rooms,
  });
}

/** A session in November in Berlin: day and time of its start and end. */
export function inBerlin(guid: string, from: string, to: string | null, rooms = ['Hall']): Session {
  const iso = (text: string) => `2026-11-${text.replace(' ', 'T')}:00+01:00`;
  return session(guid, iso(from), to === null ? null : iso(to), rooms);
}

export function select(room: string, more: Partial<RoomSelector> = {}): RoomSelector {
  return { room, title: room, key: null, seeAlso: [], ...more };
}

export interface BuildOptions {
  timezone?: string;
  rooms?: RoomSelector[];
  dayChangeMinutes?: number;
}

export function build(
  sessions: Session[],
  { timezone = BERLIN, rooms = [select('Hall')], dayChangeMinutes }: BuildOptions = {},
) {
  const feed = makeFeed(sessions, dayChangeMinutes === undefined ? {} : { dayChangeMinutes });
  return buildSchedule({ feed, rooms, timezone, conferenceTitle: 'RainConf' });
}

export function linesOf(sessions: Session[], options: BuildOptions & { room?: string } = {}): string[] {
  const rows = build(sessions, options).rooms[options.room ?? 'Hall']?.rows ?? [];
  return rows.map(row => describeRow(row, options.timezone ?? BERLIN));
}
