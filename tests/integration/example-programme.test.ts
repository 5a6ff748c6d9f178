import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Instant, parseFeed, type Session } from '../../packages/schedule/src/index.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const midnightBefore = (day: number): Instant => Date.parse('2026-06-12T00:00:00+01:00') + (day - 1) * DAY_MS;

const xml = readFileSync(new URL('../../public/demo/programme.xml', import.meta.url));
// A zone in which nothing would be right, if a time did not say its own.
const feed = parseFeed(xml.toString(), { timezone: 'Pacific/Kiritimati' });
const roomNames = ['Main Hall', 'Workshop', 'Gallery'];

const startOf = ({ startsAt }: Session) => startsAt;
const endOf = ({ endsAt }: Session) => endsAt ?? Number.NaN;
const isOn = (at: Instant) => (session: Session) => startOf(session) <= at && at < endOf(session);
const sessionsOf = (room: string) => feed.sessions.filter(({ rooms }) => rooms.includes(room));
const sessionsOfDay = (day: number) =>
  feed.sessions.filter(session => {
    const sinceMidnight = startOf(session) - midnightBefore(day);
    return 0 <= sinceMidnight && sinceMidnight < DAY_MS;
  });

test('is read whole, without a problem', () => {
  expect(feed).toMatchObject({ format: 'frab', complete: true, problems: [] });
  expect(feed.conference).toMatchObject({ acronym: 'nightlight', timezone: 'Europe/Lisbon' });
  expect(feed.conference.days.map(({ date }) => date)).toEqual(['2026-06-12', '2026-06-13', '2026-06-14']);
  expect(feed.rooms.map(({ name }) => name)).toEqual(roomNames);
  expect(new Set(feed.sessions.map(({ guid }) => guid)).size).toBe(216);
  expect(xml.byteLength).toBeLessThan(200_000);
});

test('has a break in exactly one room at any minute of its second day', () => {
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const at = midnightBefore(2) + minute * MINUTE_MS;
    const busy = roomNames.map(room => sessionsOf(room).filter(isOn(at)).length);
    expect(busy.toSorted(), `minute ${minute}`).toEqual([0, 1, 1]);
  }
});

test.each(roomNames)('has 40 minutes of session and 20 of break by turns in %s', room => {
  const sessions = sessionsOf(room).toSorted((a, b) => startOf(a) - startOf(b));
  expect(sessions).toHaveLength(3 * 24);
  for (const [index, session] of sessions.entries()) {
    expect(endOf(session) - startOf(session)).toBe(40 * MINUTE_MS);
    const next = sessions[index + 1];
    if (next !== undefined) expect(startOf(next) - endOf(session)).toBe(20 * MINUTE_MS);
  }
});

test.each([2, 3, 4])('has a session across the midnight before day %i', day => {
  expect(feed.sessions.filter(isOn(midnightBefore(day) - 1)).filter(isOn(midnightBefore(day)))).toHaveLength(
    1,
  );
});

test.each([1, 2, 3])('has 72 different sessions on day %i, each with all that a page shows', day => {
  const sessions = sessionsOfDay(day);
  expect(new Set(sessions.map(({ title }) => title)).size).toBe(72);
  for (const { title, speakers, abstract, track, language } of sessions) {
    expect(title.split(' ').length, title).toBeLessThanOrEqual(9);
    expect(speakers.length, title).toBeGreaterThan(0);
    expect([abstract, track, language], title).not.toContain(null);
  }
  expect(new Set(sessions.map(({ track }) => track)).size).toBe(6);
  expect(new Set(sessions.map(({ language }) => language))).toEqual(new Set(['en', 'pt', 'de']));
  expect(sessions.filter(({ doNotRecord }) => doNotRecord).length).toBeGreaterThan(0);
});

test('has nobody in two rooms at once', () => {
  for (const session of feed.sessions) {
    const others = feed.sessions.filter(isOn(startOf(session))).filter(other => other !== session);
    const elsewhere = others.flatMap(({ speakers }) => speakers.map(({ name }) => name));
    for (const { name } of session.speakers) expect(elsewhere, session.title).not.toContain(name);
  }
});
