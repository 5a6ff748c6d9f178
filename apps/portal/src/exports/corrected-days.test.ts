import type { Config, RoomConfig } from '@foyer/config';
import {
  applyCorrections,
  buildSchedule,
  type DelayCorrection,
  exportScheduleJson,
  type Instant,
  ProgrammeDays,
  type Session,
} from '@foyer/schedule';
import { makeFeed, makeSession } from '@foyer/schedule/testing';
import { expect, it } from 'vitest';
import type { Programme, ProgrammeSource } from '../programme/programme.ts';
import { createProgrammeView } from '../schedule-page/programme-view.ts';
import { listDay } from '../status/list-day.ts';
import { readState } from '../status/read-state.ts';
import { describeRoom } from '../status/room-status.ts';
import { listProgrammeDays } from '../streams/programme-day.ts';
import { describeState } from '../words/state-words.ts';
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

/** Saturday, of which the last talk is some hours late, and one of Sunday. */
function makeLateNight({ delayHours }: { delayHours: number }) {
  const talk = (guid: string, from: string) =>
    makeSession({ guid, startsAt: at(from), endsAt: at(from) + HOUR_MS / 2 });
  const published = makeFeed([talk('early', '21T17:00'), talk('late', '21T18:50'), talk('next', '22T11:00')]);
  const delay: DelayCorrection = {
    id: 'delay',
    kind: 'delay',
    room: 'hall',
    byMs: delayHours * HOUR_MS,
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
    built: { published, feed, schedule, corrections: outcomes, roomsOf },
  } as unknown as ProgrammeSource;
  return { source, schedule };
}

const facts = { config: hall, presence: null, viewers: null, presenceShiftMs: 0 };

/** What the outputs make of it, each day with its sessions. */
function listDays({ source }: ReturnType<typeof makeLateNight>) {
  const programme = { sources: [source], conference: { timezone } } as unknown as Programme;
  const onPage = createProgrammeView(programme, [hall]).days.map(({ date, entries }) => [
    date,
    ...entries.map(({ session }) => session.guid),
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
  const inStreams = listProgrammeDays(
    (source.built?.schedule.rooms.hall?.rows ?? []).filter(row => row.type === 'session'),
    new ProgrammeDays(timezone, null),
  ).map(day => [day.startsAt, day.endsAt]);
  return { onPage, inExport, inStreams };
}

/** What the room's page says of its state and of the day. */
function look({ schedule }: ReturnType<typeof makeLateNight>, now: Instant) {
  const extent = { windowMs: 20 * HOUR_MS, detailedSessions: 0 };
  const status = describeRoom({ ...facts, schedule: schedule.rooms.hall ?? null, at: now, extent });
  const { sentence } = describeState(readState(status, now), { at: now, locale: 'en', timezone });
  const { rows, isToday } = listDay(status, now);
  return [sentence, isToday, ...rows.map(({ session }) => session.guid)];
}

it('keeps in its day what is late into the night after it, wherever days are', () => {
  const night = makeLateNight({ delayHours: 10 });
  const { onPage, inExport, inStreams } = listDays(night);
  expect(onPage).toEqual([
    ['2026-11-21', 'early', 'late'],
    ['2026-11-22', 'next'],
  ]);
  expect(inExport).toEqual(onPage);
  expect(inStreams).toEqual([
    [at('21T17:00'), at('22T05:20')],
    [at('22T11:00'), at('22T11:30')],
  ]);
  expect(look(night, at('21T18:00'))).toEqual(['Back on Sunday at 04:50', true, 'late']);
  // The day has changed, but not for those who wait.
  expect(look(night, at('22T04:10'))).toEqual(['Back at 04:50', true, 'late', 'next']);
  expect(look(night, at('22T05:20'))).toEqual(['Starts at 11:00', true, 'next']);
});

it('has what is late into the morning in the day in which it begins', () => {
  const morning = makeLateNight({ delayHours: 14 });
  const { onPage, inExport, inStreams } = listDays(morning);
  expect(onPage).toEqual([
    ['2026-11-21', 'early'],
    ['2026-11-22', 'late', 'next'],
  ]);
  expect(inExport).toEqual(onPage);
  expect(inStreams[0]).toEqual([at('21T17:00'), at('21T17:30')]);
  expect(look(morning, at('21T18:00'))).toEqual([
    'Nothing more today, back on Sunday at 08:50',
    false,
    'late',
    'next',
  ]);
});
