import type { RoomConfig } from '@foyer/config';
import type { RoomPresence } from '@foyer/contract';
import {
  buildSchedule,
  type RoomSchedule,
  type ScheduleRow,
  type Session,
  type SessionCorrection,
} from '@foyer/schedule';
import { makeFeed, makeSession } from '@foyer/schedule/testing';
import { describe, expect, it } from 'vitest';
import { describeNowAndNext } from './now-and-next.ts';
import { readState } from './read-state.ts';
import { describeRoom } from './room-status.ts';

const HOUR = 3_600_000;
const at = Date.parse('2026-06-13T10:30:00Z');
const hour = (offset: number) => Date.parse('2026-06-13T10:00:00Z') + offset * HOUR;

const config = {
  name: 'example',
  title: 'Main Hall',
  scheduleTimezone: 'UTC',
  youtube: null,
  preview: 'https://live.example/still.jpg',
} as RoomConfig;

const presence: RoomPresence = {
  room: 'example',
  active: true,
  endpoints: 1,
  lastSeenAt: '2026-11-21T09:00:00.000Z',
  withheld: false,
  streams: [
    { kind: 'video', protocol: 'hls', url: 'https://edge.example/x.m3u8', quality: null, language: null },
  ],
  preview: null,
};

function session(title: string, offset: number, flags: Partial<Session> = {}): ScheduleRow {
  const startsAt = hour(offset);
  const endsAt = startsAt + HOUR;
  return {
    type: 'session',
    startsAt,
    endsAt,
    session: makeSession({
      guid: title,
      abstract: { format: 'markdown', source: `*${title}*` },
      description: { format: 'markdown', source: `*${title}*` },
      startsAt,
      endsAt,
      rooms: ['Main Hall'],
      speakers: [{ id: null, name: 'Ada' }],
      ...flags,
    }),
  };
}

function describeRows(
  rows: ScheduleRow[],
  extent = { windowMs: 3 * HOUR, detailedSessions: 1 },
  movedAway: RoomSchedule['movedAway'] = [],
) {
  return describeRoom({
    config,
    schedule: { room: 'example', timezone: 'UTC', dayChangeMinutes: 330, rows, movedAway },
    presence,
    viewers: 12,
    at,
    presenceShiftMs: 0,
    extent,
  });
}

const titles = (status: ReturnType<typeof describeRows>) =>
  status.rows.map(row => (row.type === 'session' ? row.session.title : row.title));

describe('describeRoom', () => {
  it('leaves out what is over and what is beyond the window', () => {
    const rows = [session('over', -1), session('on', 0), session('soon', 1), session('far', 9)];
    expect(titles(describeRows(rows))).toEqual(['on', 'soon']);
  });

  it('has what was moved to another room in the window, as when it would be here', () => {
    const away = (title: string, offset: number) => {
      const { startsAt, endsAt, ...row } = session(title, offset);
      if (row.type !== 'session') throw new Error('no session');
      return { startsAt, endsAt, session: row.session, to: ['Loft'] };
    };
    const moved = [away('over', -1), away('soon', 1), away('far', 9)];
    const { rows, movedAway } = describeRows([session('on', 0)], undefined, moved);
    expect(rows).toHaveLength(1);
    expect(movedAway).toEqual([
      {
        startsAt: '2026-06-13T11:00:00.000Z',
        endsAt: '2026-06-13T12:00:00.000Z',
        to: ['Loft'],
        session: expect.objectContaining({ title: 'soon', detailsHtml: null }),
      },
    ]);
  });

  it('names the next session however far it is', () => {
    expect(titles(describeRows([session('on', 0), session('tomorrow', 24)]))).toEqual(['on', 'tomorrow']);
  });

  it('gives text for as many sessions as asked, the same text once', () => {
    const status = describeRows([session('on', 0), session('soon', 1)]);
    const html = status.rows.map(row => (row.type === 'session' ? row.session.detailsHtml : null));
    expect(html[0]?.match(/<em>on<\/em>/g)).toHaveLength(1);
    expect(html[1]).toBeNull();
  });

  it('leaves no address of a session that must not be streamed', () => {
    const status = describeRows([session('private', 0, { doNotStream: true })]);
    expect(status.streams).toEqual([]);
    expect(status.preview).toBeNull();
    expect(JSON.stringify(status)).not.toContain('edge.example');
    expect(JSON.stringify(status)).not.toContain('still.jpg');
    expect(status.viewers).toBeNull();
  });

  it('tells what the programme says of a session that organisers have corrected, and of no other', () => {
    const correction: SessionCorrection = {
      kind: 'delayed',
      startsAt: hour(0) - 600_000,
      endsAt: null,
      rooms: ['Main Hall'],
      note: 'No light',
    };
    const { rows } = describeRows([session('on', 0, { correction }), session('soon', 1)]);
    expect(rows.map(row => row.type === 'session' && row.session.correction)).toEqual([
      { ...correction, startsAt: '2026-06-13T09:50:00.000Z' },
      null,
    ]);
  });

  it("shows the encoder's still picture unless the config names one", () => {
    const sent = { ...presence, preview: 'https://edge.example/now.jpg' };
    const previewOf = (preview: string | null) =>
      describeRoom({
        config: { ...config, preview },
        schedule: null,
        presence: sent,
        viewers: 12,
        at,
        presenceShiftMs: 0,
        extent: { windowMs: HOUR, detailedSessions: 0 },
      }).preview;
    expect(previewOf('https://live.example/still.jpg')).toBe('https://live.example/still.jpg');
    expect(previewOf(null)).toBe('https://edge.example/now.jpg');
  });

  it('shows the day of the next session where that is not today', () => {
    const rows = [session('tomorrow', 20), session('later tomorrow', 21), session('much later', 44)];
    expect(titles(describeRows(rows, { windowMs: 24 * HOUR, detailedSessions: 0 }))).toEqual([
      'tomorrow',
      'later tomorrow',
    ]);
  });

  it('knows when the room has sessions, also those that it leaves out', () => {
    const status = describeRows([session('over', -30), session('on', 0), session('far', 90)]);
    expect(status.programmeSpan).toEqual({
      startsAt: new Date(hour(-30)).toISOString(),
      endsAt: new Date(hour(91)).toISOString(),
    });
    expect(describeRows([]).programmeSpan).toBeNull();
    const over = describeRows([session('over', -30)]);
    expect(readState(over, at)).toMatchObject({ kind: 'finished', over: 'room' });
  });

  it('says when the day changes, in the programme or else as usual', () => {
    expect(describeRows([]).dayChangeMinutes).toBe(330);
    const extent = { windowMs: HOUR, detailedSessions: 0 };
    const facts = { config, schedule: null, presence, viewers: null, at, presenceShiftMs: 0, extent };
    expect(describeRoom(facts).dayChangeMinutes).toBe(240);
  });

  it("tells the tracker's instants by the clock of a rehearsal", () => {
    const status = describeRoom({
      config,
      schedule: null,
      presence,
      viewers: 12,
      at,
      presenceShiftMs: at - Date.parse('2026-11-21T09:01:00.000Z'),
      extent: { windowMs: HOUR, detailedSessions: 0 },
    });
    expect(status.presence?.lastSeenAt).toBe('2026-06-13T10:29:00.000Z');
  });
});

describe('a cancelled session of five minutes', () => {
  const minute = (offset: number) => hour(0) + offset * 60_000;
  const sessions = ['A', 'Off', 'B'].map((title, index) =>
    makeSession({
      guid: title,
      title,
      startsAt: minute(index * 5),
      endsAt: minute(index * 5 + 5),
      rooms: ['Main Hall'],
      cancelled: title === 'Off' ? true : null,
    }),
  );
  const { rooms } = buildSchedule({
    feed: makeFeed(sessions),
    rooms: [{ room: 'example', title: 'Main Hall', key: null, seeAlso: [] }],
    timezone: 'UTC',
    conferenceTitle: 'Nightlight',
  });
  const describeAt = (instant: number) =>
    describeRoom({
      config,
      schedule: rooms.example ?? null,
      presence,
      viewers: null,
      at: instant,
      presenceShiftMs: 0,
      extent: { windowMs: HOUR, detailedSessions: 1 },
    });

  it('leaves the one before it as long as it is: in its time the room waits for the next', () => {
    expect(readState(describeAt(minute(4)), minute(4))).toMatchObject({
      kind: 'live',
      current: [{ session: { title: 'A' } }],
      changesAt: minute(5),
    });
    expect(readState(describeAt(minute(7)), minute(7))).toMatchObject({
      kind: 'starting',
      startsAt: minute(10),
      current: [],
    });
  });

  it('is named where nothing is on', () => {
    const told = describeNowAndNext(describeAt(minute(7)), minute(7));
    expect(told.map(({ title, abstract }) => [title, abstract])).toEqual([
      ['5 minute break', '<p>Cancelled: Off</p>'],
      ['B', ''],
    ]);
  });
});
