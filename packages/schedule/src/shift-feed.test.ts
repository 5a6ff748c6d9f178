import { describe, expect, it } from 'vitest';
import type { Session } from './model.ts';
import { shiftFeed } from './shift-feed.ts';
import { makeFeed } from './testing/make-feed.ts';
import { BERLIN, session } from './testing/rain-conf.ts';

function shift(sessions: Session[], days: number): string[] {
  return shiftFeed(makeFeed(sessions), { days, timezone: BERLIN }).sessions.map(({ startsAt, endsAt }) =>
    [startsAt, endsAt]
      .map(instant => (instant === null ? '' : new Date(instant).toISOString().slice(0, 16)))
      .join(' '),
  );
}

describe('shiftFeed', () => {
  it('keeps wall times over both changes of the clocks', () => {
    const winter = session('A', '2026-03-20T10:00:00+01:00', '2026-03-20T11:30:00+01:00');
    expect(shift([winter], 0)).toEqual(['2026-03-20T09:00 2026-03-20T10:30']);
    expect(shift([winter], 1)).toEqual(['2026-03-21T09:00 2026-03-21T10:30']);
    expect(shift([winter], 10)).toEqual(['2026-03-30T08:00 2026-03-30T09:30']);
    expect(shift([winter], 10 + 210)).toEqual(['2026-10-26T09:00 2026-10-26T10:30']);
    expect(shift([winter], -365 * 3 - 1)).toEqual(['2023-03-20T09:00 2023-03-20T10:30']);
  });

  it('ends what runs through the night of the change when its wall time says so', () => {
    const party = session('A', '2026-03-21T22:00:00+01:00', '2026-03-22T06:00:00+01:00');
    expect(shift([party], 7)).toEqual(['2026-03-28T21:00 2026-03-29T04:00']);
  });

  it('never ends a session before it begins, not even in the hour that is left out', () => {
    const night = session('A', '2026-03-22T02:30:00+01:00', '2026-03-22T03:00:00+01:00');
    expect(shift([night], 7)).toEqual(['2026-03-29T01:30 2026-03-29T02:00']);
  });

  it('moves the days of the conference, and leaves open what is open', () => {
    const feed = makeFeed([session('A', '2026-03-20T10:00:00+01:00', null)], {
      days: [
        { date: '2026-02-28', startsAt: Date.parse('2026-02-28T10:00:00+01:00'), endsAt: null },
        { date: '2026-03-01', startsAt: null, endsAt: null },
      ],
    });
    const shifted = shiftFeed(feed, { days: 31, timezone: BERLIN });
    expect(shifted.conference.days).toEqual([
      { date: '2026-03-31', startsAt: Date.parse('2026-03-31T10:00:00+02:00'), endsAt: null },
      { date: '2026-04-01', startsAt: null, endsAt: null },
    ]);
    expect(shifted.sessions[0]?.endsAt).toBeNull();
    expect(feed.conference.days[0]?.date).toBe('2026-02-28');
  });

  it.each([0.5, Number.NaN, 1e9, -1e9])('throws for %s days', days => {
    const sessions = [session('A', '2026-03-20T10:00:00+01:00', null)];
    expect(() => shift(sessions, days)).toThrow(expect.objectContaining({ code: 'shift-out-of-range' }));
  });
});
