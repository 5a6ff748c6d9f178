import type { RoomStatus, StatusRow } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { renderRoomRss } from './room-rss.ts';
import { at, correctSession, status, withCancelled, withMoved } from './room-status-fixture.ts';

const soon = Date.parse('2026-06-13T11:05:00Z');

function render(room: RoomStatus, now = at) {
  return renderRoomRss({ room, at: now, origin: 'https://live.example/', event: 'Nightlight' });
}

function list(name: string, xml: string): string[] {
  return Array.from(xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)`, 'g')), ([, text = '']) => text);
}

const idle = (startsAt: string, endsAt: string): RoomStatus => {
  const row: StatusRow = { type: 'generated', reason: 'break', guid: 'x', title: 'x', startsAt, endsAt };
  return { ...status, rows: [row] };
};

describe('the RSS of a room', () => {
  it('titles its items Now and Next, with nothing that could end a tag', () => {
    const xml = render(status);
    expect(list('title', xml).slice(1)).toEqual(['Now: 20 minute break', 'Next: Clocks &amp; &lt;gears&gt;']);
    expect(xml).toContain('<guid isPermaLink="false">a&lt;b</guid>');
  });

  it('leads to the room for what is on, and to the session for what comes', () => {
    expect(list('link', render(status))).toEqual([
      'https://live.example/example',
      'https://live.example/example',
      'https://live.example/schedule/a%3Cb',
    ]);
    const elsewhere = correctSession({ url: 'https://rain.example/talk?a=1&b=2' });
    expect(list('link', render(elsewhere)).at(-1)).toBe('https://rain.example/talk?a=1&amp;b=2');
    expect(list('link', render(elsewhere, soon)).at(-1)).toBe('https://live.example/example');
  });

  it('dates what has begun, and nothing that readers would hide until it does', () => {
    expect(list('pubDate', render(status))).toEqual(['Sat, 13 Jun 2026 10:40:00 GMT']);
    expect(list('pubDate', render(idle('0001-01-01T00:00:00Z', '2026-06-13T11:00:00Z')))).toEqual([]);
  });

  it('says when it is by the clock of the conference, and which that is', () => {
    const times = (room: RoomStatus) => list('description', render(room)).slice(1);
    expect(times(status)).toEqual([
      '&lt;p&gt;Saturday 13 June, 11:40 – 12:00 (Europe/Lisbon)&lt;/p&gt;',
      '&lt;p&gt;Saturday 13 June, 12:00 – 12:40 (Europe/Lisbon)&lt;/p&gt;&lt;p&gt;Ticking.&lt;/p&gt;',
    ]);
    const short = correctSession({ endsAt: '2026-06-13T11:37:00Z' });
    expect(times(short)[1]).toContain('12:00 – 12:37 (');
    const [before] = times(idle('0001-01-01T00:00:00Z', '2026-06-13T11:00:00Z'));
    expect(before).toBe('&lt;p&gt;Until Saturday 13 June, 12:00 (Europe/Lisbon)&lt;/p&gt;');
    const [after] = times(idle('2026-06-13T10:00:00Z', '9999-12-31T23:59:59Z'));
    expect(after).toBe('&lt;p&gt;Since Saturday 13 June, 11:00 (Europe/Lisbon)&lt;/p&gt;');
    expect(times(idle('2026-06-13T10:00:00Z', '2026-06-14T00:30:00Z'))).toEqual([
      '&lt;p&gt;Saturday 13 June, 11:00 – Sunday 01:30 (Europe/Lisbon)&lt;/p&gt;',
    ]);
  });

  it('does not tell a guess at an end, and no times of what takes whole days', () => {
    const times = (room: RoomStatus) => list('description', render(room, 0)).slice(1);
    const row = (startsAt: string, endsAt: string, stated: string | null = endsAt): RoomStatus => {
      const { rows } = correctSession({ endsAt: stated });
      const session = rows.flatMap(each => (each.type === 'session' ? [{ ...each, startsAt, endsAt }] : []));
      return { ...status, rows: session.slice(0, 1) };
    };
    const open = row('2026-06-13T10:40:00Z', '2026-06-13T11:40:00Z', null);
    expect(times(open)[0]).toMatch(/^&lt;p&gt;Saturday 13 June, 11:40 \(Europe\/Lisbon\)/);
    const day = row('2026-06-12T23:00:00Z', '2026-06-13T23:00:00Z');
    expect(times(day)[0]).toMatch(/^&lt;p&gt;Saturday 13 June, all day \(Europe\/Lisbon\)/);
    const days = row('2026-06-12T23:00:00Z', '2026-06-14T23:00:00Z');
    expect(times(days)[0]).toMatch(/^&lt;p&gt;Saturday 13 June – Sunday 14 June, all day \(Europe\/Lisbon\)/);
  });

  it('has the stream of what may be streamed, and of nothing else', () => {
    const stream = '<enclosure url="https://live.example/example/stream.m3u8"';
    expect(render(status).split(stream)).toHaveLength(2);
    expect(render(correctSession({ doNotStream: true }))).not.toContain('<enclosure');
    expect(render(correctSession({ cancelled: true }))).not.toContain('<enclosure');
    expect(render({ ...status, external: true })).not.toContain('<enclosure');
  });

  it('lists what is cancelled as that, after what is on and next', () => {
    const during = render(withCancelled, Date.parse('2026-06-13T11:10:00Z'));
    expect(list('title', during).slice(1)).toEqual([
      'Now: 60 minute break',
      'Next: Lecture',
      'Cancelled: Off &amp; &lt;away&gt;',
    ]);
    expect(list('link', during).at(-1)).toBe('https://live.example/schedule/off');
    expect(list('description', during).at(-1)).toBe(
      '&lt;p&gt;Saturday 13 June, 12:00 – 12:30 (Europe/Lisbon)&lt;/p&gt;&lt;p&gt;Cancelled. She is ill&lt;/p&gt;',
    );
    expect(during.split('<enclosure')).toHaveLength(2);
    expect(render(withCancelled, Date.parse('2026-06-13T11:40:00Z'))).not.toContain('Cancelled');
  });

  it('says when it was planned of what was put on and then cancelled', () => {
    const rows = withCancelled.rows.map(row =>
      row.type === 'session' && row.session.correction !== null
        ? {
            ...row,
            session: {
              ...row.session,
              correction: { ...row.session.correction, startsAt: '2026-06-13T12:00:00Z' },
            },
          }
        : row,
    );
    const moved = render({ ...withCancelled, rows }, Date.parse('2026-06-13T11:10:00Z'));
    expect(list('description', moved).at(-1)).toContain('Cancelled, was 13:00. She is ill');
  });

  it('lists what was moved to another room as that, by the time that it would be here', () => {
    const during = render(withMoved);
    expect(list('title', during).at(-1)).toBe('Moved to Loft &amp; Co: Springs');
    expect(list('link', during).at(-1)).toBe('https://live.example/schedule/moved');
    expect(list('description', during).at(-1)).toBe(
      '&lt;p&gt;Saturday 13 June, 11:45 – 11:55 (Europe/Lisbon)&lt;/p&gt;&lt;p&gt;Moved to Loft &amp;amp; Co. More seats&lt;/p&gt;',
    );
    expect(during.split('<enclosure')).toHaveLength(2);
    expect(render(withMoved, soon)).not.toContain('Moved');
  });

  it('tells of a correction beside the new times', () => {
    const correction = {
      kind: 'delayed',
      startsAt: '2026-06-13T10:50:00Z',
      endsAt: null,
      rooms: ['Main Hall'],
      note: 'No <light>',
    } as const;
    expect(render(correctSession({ correction: { ...correction, rooms: [...correction.rooms] } }))).toContain(
      '&lt;p&gt;Delayed by 10 minutes, was 11:50. No &amp;lt;light&amp;gt;&lt;/p&gt;&lt;p&gt;Ticking.',
    );
  });
});
