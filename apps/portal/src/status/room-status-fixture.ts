import type { RoomStatus, SessionBrief, StatusRow } from '@foyer/contract';

const brief: SessionBrief = {
  guid: 'a<b',
  title: 'Clocks & <gears>',
  subtitle: null,
  speakers: [],
  track: null,
  language: null,
  url: null,
  endsAt: '2026-06-13T11:40:00Z',
  detailsHtml: '<p>Ticking.</p>',
  doNotRecord: null,
  doNotStream: null,
  cancelled: null,
  correction: null,
};

/** During the break. */
export const at = Date.parse('2026-06-13T10:50:00Z');
/** A break, and then a session of which the markup must not get out. */
export const status: RoomStatus = {
  room: 'example',
  title: 'Main Hall',
  timezone: 'Europe/Lisbon',
  dayChangeMinutes: 240,
  movedAway: [],
  external: false,
  youtube: null,
  presence: null,
  viewers: null,
  preview: null,
  streams: [],
  programmeSpan: { startsAt: '2026-06-13T11:00:00Z', endsAt: '2026-06-13T11:40:00Z' },
  rows: [
    {
      type: 'generated',
      reason: 'break',
      guid: 'break-1',
      title: '20 minute break',
      startsAt: '2026-06-13T10:40:00Z',
      endsAt: '2026-06-13T11:00:00Z',
    },
    {
      type: 'session',
      startsAt: '2026-06-13T11:00:00Z',
      endsAt: '2026-06-13T11:40:00Z',
      session: brief,
    },
  ],
};

/** The same, its session changed. */
export function correctSession(changes: Partial<SessionBrief>): RoomStatus {
  return {
    ...status,
    rows: status.rows.map(row =>
      row.type === 'session' ? { ...row, session: { ...row.session, ...changes } } : row,
    ),
  };
}

function makeRow(times: [string, string], changes: Partial<SessionBrief>): StatusRow {
  const [startsAt, endsAt] = times;
  return { type: 'session', startsAt, endsAt, session: { ...brief, endsAt, detailsHtml: null, ...changes } };
}

function makeGenerated(
  reason: 'break' | 'finished',
  title: string,
  [startsAt, endsAt]: [string, string],
): StatusRow {
  return { type: 'generated', reason, guid: `${reason} ${startsAt}`, title, startsAt, endsAt };
}

/** The room during a break from 10:40 to 11:00, from which a session was moved to the loft that would be on then. */
export const withMoved: RoomStatus = {
  ...status,
  movedAway: [
    {
      startsAt: '2026-06-13T10:45:00Z',
      endsAt: '2026-06-13T10:55:00Z',
      to: ['Loft & Co'],
      session: {
        ...brief,
        guid: 'moved',
        title: 'Springs',
        endsAt: '2026-06-13T15:00:00Z',
        detailsHtml: null,
        correction: {
          kind: 'relocated',
          startsAt: '2026-06-13T10:45:00Z',
          endsAt: '2026-06-13T10:55:00Z',
          rooms: ['Main Hall'],
          note: 'More seats',
        },
      },
    },
  ],
};

/** A room with a cancelled session from 11:00 to 11:30, in a break from 10:40 to 11:40, as a schedule gives it. */
export const withCancelled: RoomStatus = {
  ...status,
  programmeSpan: { startsAt: '2026-06-13T10:00:00Z', endsAt: '2026-06-13T12:30:00Z' },
  rows: [
    makeRow(['2026-06-13T10:00:00Z', '2026-06-13T10:40:00Z'], { guid: 'opening', title: 'Opening' }),
    makeGenerated('break', '60 minute break', ['2026-06-13T10:40:00Z', '2026-06-13T11:40:00Z']),
    makeRow(['2026-06-13T11:00:00Z', '2026-06-13T11:30:00Z'], {
      guid: 'off',
      title: 'Off & <away>',
      cancelled: true,
      correction: {
        kind: 'cancelled',
        startsAt: '2026-06-13T11:00:00Z',
        endsAt: '2026-06-13T11:30:00Z',
        rooms: ['Main Hall'],
        note: 'She is ill',
      },
    }),
    makeRow(['2026-06-13T11:40:00Z', '2026-06-13T12:30:00Z'], { guid: 'lecture', title: 'Lecture' }),
    makeGenerated('finished', 'Nightlight finished :(', ['2026-06-13T12:30:00Z', '9999-12-31T23:59:59Z']),
  ],
};
