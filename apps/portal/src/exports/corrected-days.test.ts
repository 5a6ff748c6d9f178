import type { Config, RoomConfig } from '@foyer/config';
import {
  applyCorrections,
  buildSchedule,
  type DelayCorrection,
  exportScheduleJson,
  type Instant,
  type Session,
} from '@foyer/schedule';
import { makeFeed, makeSession } from '@foyer/schedule/testing';
import { expect, it } from 'vitest';
import type { Programme, ProgrammeSource } from '../programme/programme.ts';
import { createProgrammeView } from '../schedule-page/programme-view.ts';
import { listDay } from '../status/list-day.ts';
import { describeRoom } from '../status/room-status.ts';
import { collectSources, toExported } from './exported-sources.ts';

const HOUR_MS = 3_600_000;
const timezone = 'Europe/Berlin';
const hall = {
  name: 'hall',
  title: 'Hall',
  scheduleTimezone: timezone,
  scheduleKey: null,
  scheduleSeeAlso: [],
} as unknown as RoomConfig;
const at = (text: string): Instant => Date.parse(`2026-11-${text}:00+01:00`);

/** Talks of Saturday evening that are ten hours late, and one of Sunday. */
function makeLateNight() {
  const talk = (guid: string, from: string) =>
    makeSession({ guid, startsAt: at(from), endsAt: at(from) + HOUR_MS / 2 });
  const published = makeFeed([talk('early', '21T17:00'), talk('late', '21T18:50'), talk('next', '22T11:00')]);
  const delay: DelayCorrection = {
    id: 'delay',
    kind: 'delay',
    room: 'hall',
    byMs: 10 * HOUR_MS,
    from: at('21T18:50'),
    guid: 'late',
    untilEndOfDay: false,
    createdAt: 0,
    expiresAt: null,
    note: null,
    publishedStarts: new Map(),
  };
  const rooms = [{ room: 'hall', title: 'Hall', key: null, seeAlso: [] }];
  const options = { rooms, timezone, at: at('21T18:00') };
  const { feed, outcomes } = applyCorrections({ feed: published, corrections: [delay], ...options });
  const schedule = buildSchedule({ feed, rooms, timezone, conferenceTitle: 'RainConf' });
  const roomsOf = new Map<Session, readonly string[]>(feed.sessions.map(session => [session, ['hall']]));
  const source = {
    feed: { location: 'programme.csv', timezone },
    timezone,
    rooms: [hall],
    built: { feed, schedule, corrections: outcomes, roomsOf },
  } as unknown as ProgrammeSource;
  return { source, schedule };
}

it('lists what is late into the next day in that day, wherever days are', () => {
  const { source, schedule } = makeLateNight();
  const programme = { sources: [source], conference: { timezone } } as unknown as Programme;
  const onPage = createProgrammeView(programme, [hall]).days.map(({ date, entries }) => [
    date,
    ...entries.map(({ session }) => session.guid),
  ]);
  expect(onPage).toEqual([
    ['2026-11-21', 'early'],
    ['2026-11-22', 'late', 'next'],
  ]);
  const sources = collectSources(programme, { system: { title: 'RainConf', link: null } } as Config);
  if (sources === null) throw new Error('nothing is exported');
  const exported = JSON.parse(exportScheduleJson({ ...toExported(sources, null), selfUrl: null }));
  const inExport = exported.schedule.conference.days.map(
    ({ date, rooms }: { date: string; rooms: Record<string, { title: string }[]> }) => [
      date,
      ...Object.values(rooms).flatMap(events => events.map(({ title }) => title)),
    ],
  );
  expect(inExport).toEqual(onPage);
  const facts = { config: hall, presence: null, viewers: null, presenceShiftMs: 0 };
  const listAt = (now: Instant) => {
    const extent = { windowMs: 20 * HOUR_MS, detailedSessions: 0 };
    const { rows, isToday } = listDay(
      describeRoom({ ...facts, schedule: schedule.rooms.hall ?? null, at: now, extent }),
      now,
    );
    return [isToday, ...rows.map(({ session }) => session.guid)];
  };
  expect(listAt(at('21T17:10'))).toEqual([true, 'early']);
  expect(listAt(at('21T18:00'))).toEqual([false, 'late', 'next']);
  expect(listAt(at('22T04:30'))).toEqual([true, 'late', 'next']);
});
