import { expect, test } from 'vitest';
import { END_OF_TIME } from '../model.ts';
import { parseFeed } from '../parse-feed.ts';
import { ProblemLog } from '../problem-log.ts';
import { checkEnd } from './read-moment.ts';

test.each([
  [END_OF_TIME - 2_000, END_OF_TIME, END_OF_TIME, []],
  [END_OF_TIME - 2_000, END_OF_TIME + 1_000, null, ['end-absurd']],
  [2_000, 1_000, null, ['end-before-start']],
])('of a session from %d to %d the end is %d', (startsAt, endsAt, expected, codes) => {
  const log = new ProblemLog();
  expect(checkEnd({ startsAt, endsAt, timezone: 'UTC', position: {} }, log)).toBe(expected);
  expect(log.list().map(({ code }) => code)).toEqual(codes);
});

test.each([
  [
    'Europe/Berlin',
    '2026-11-20T10:00Z',
    '2026-11-20T09:30Z',
    'Fri, 20 Nov 2026, 11:00',
    'Fri, 20 Nov 2026, 10:30',
  ],
  [
    'Asia/Tokyo',
    '2026-11-20T16:00Z',
    '2025-11-20T17:00Z',
    'Sat, 21 Nov 2026, 01:00',
    'Fri, 21 Nov 2025, 02:00',
  ],
  [
    'UTC',
    '2026-11-20T10:00:01Z',
    '2026-11-20T10:00Z',
    'Fri, 20 Nov 2026, 10:00:01',
    'Fri, 20 Nov 2026, 10:00:00',
  ],
  [
    ...(['Europe/Berlin', '2026-10-25T01:15Z', '2026-10-25T00:45Z'] as const),
    'Sun, 25 Oct 2026, 02:15 (+01:00)',
    'Sun, 25 Oct 2026, 02:45 (+02:00)',
  ],
])('tells the times on the walls of %s: %s to %s', (timezone, start, end, startTold, endTold) => {
  const log = new ProblemLog();
  checkEnd({ startsAt: Date.parse(start), endsAt: Date.parse(end), timezone, position: {} }, log);
  expect(log.list()[0]?.message).toBe(
    `Expected an end after the start, but the start is ${startTold} and the end ${endTold}. The session is taken to have no stated end.`,
  );
});

test('an end after the last year is told with its year also where that has not begun yet', () => {
  const log = new ProblemLog();
  const endsAt = END_OF_TIME + 1_000;
  checkEnd({ startsAt: 0, endsAt, timezone: 'America/Los_Angeles', position: {} }, log);
  expect(log.list()[0]?.message).toContain('31 Dec 9999');
});

test('a programme that names its zone has its walls', () => {
  const event =
    '<vevent><dtstart>20261120T100000</dtstart><dtend>20261120T090000</dtend><summary>Rain</summary></vevent>';
  const calendar = `<iCalendar><vcalendar><x-wr-timezone>Asia/Tokyo</x-wr-timezone>${event}</vcalendar></iCalendar>`;
  const { problems } = parseFeed(calendar, { timezone: 'UTC' });
  expect(problems.find(({ code }) => code === 'end-before-start')?.message).toContain(
    'the start is Fri, 20 Nov 2026, 10:00 and the end Fri, 20 Nov 2026, 09:00.',
  );
});
