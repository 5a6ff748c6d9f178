import type { RoomStatus, SessionBrief } from '@foyer/contract';

/** During the break. */
export const at = Date.parse('2026-06-13T10:50:00Z');
/** A break, and then a session of which the markup must not get out. */
export const status: RoomStatus = {
  room: 'example',
  title: 'Main Hall',
  timezone: 'Europe/Lisbon',
  dayChangeMinutes: 240,
  external: false,
  youtube: null,
  presence: null,
  viewers: null,
  preview: null,
  streams: [],
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
      session: {
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
      },
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
