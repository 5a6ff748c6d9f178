import { describe, expect, it } from 'vitest';
import { buildSchedule } from '../build/build-schedule.ts';
import type { ScheduleRow } from '../model.ts';
import { findNowNext } from '../now-next.ts';
import { parseFeed } from '../parse-feed.ts';
import { formatSessionLines } from '../session-lines.ts';
import {
  hasRealProgrammes,
  listTruths,
  MISSING_PROGRAMMES,
  readProgramme,
  readTruthLines,
} from '../testing/real-programmes.ts';

const FOLDERS = { 'pentabarf-xml': 'frab', 'zookeepr-json': 'zookeepr' } as const;

describe('real programmes', () => {
  if (!hasRealProgrammes) {
    it.skip(MISSING_PROGRAMMES, () => {});
    return;
  }

  const known = Object.entries(FOLDERS).flatMap(([folder, format]) =>
    listTruths(folder).map(truth => ({ format, truth, name: truth.file })),
  );

  it.each(known)('$name has the sessions, rooms and speakers that it has', ({ format, truth }) => {
    const feed = parseFeed(readProgramme(truth), { timezone: truth.timezone.zoneUsedForTruth });
    const rooms = feed.sessions.flatMap(session => session.rooms);
    const speakers = feed.sessions.flatMap(session => session.speakers.map(speaker => speaker.name));

    expect(feed).toMatchObject({ format, complete: true });
    expect(feed.problems.filter(problem => problem.severity === 'error')).toEqual([]);
    expect(formatSessionLines(feed)).toEqual(readTruthLines(truth));
    expect(countEach(rooms)).toEqual(truth.rooms.perRoom);
    expect(
      feed.rooms
        .map(room => room.name)
        .filter(name => !rooms.includes(name))
        .sort(),
    ).toEqual(truth.rooms.emptyDeclared);
    expect(new Set(speakers).size).toBe(truth.speakers.distinctNames);
    expect(speakers).toHaveLength(truth.speakers.mentions);
    expect(new Set(feed.sessions.map(session => session.guid)).size).toBe(truth.sessions);
  });

  it.each(known)('$name gives the sessions that are on at any time, and those that are next', ({ truth }) => {
    const timezone = truth.timezone.zoneUsedForTruth;
    const feed = parseFeed(readProgramme(truth), { timezone });
    const rooms = truth.rooms.names.map(room => ({ room, title: room, key: null, seeAlso: [] }));
    const schedule = buildSchedule({ feed, rooms, timezone, conferenceTitle: truth.file });
    const held = readTruthLines(truth).map(parseLine);

    for (const [room, roomSchedule] of Object.entries(schedule.rooms)) {
      const here = held.filter(session => session.room === room);
      for (const at of here.flatMap(({ startsAt, endsAt }) => [
        startsAt - 1000,
        startsAt,
        endsAt - 1000,
        endsAt,
      ])) {
        const { current, nextSessions } = findNowNext(roomSchedule, at);
        const on = current.filter(row => row.type === 'session' && (row.session.endsAt ?? at) > at);
        const nextStart = Math.min(...here.map(({ startsAt }) => startsAt).filter(startsAt => startsAt > at));
        expect(titlesOf(on)).toEqual(
          titlesOf(here.filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)),
        );
        expect(titlesOf(nextSessions)).toEqual(
          titlesOf(here.filter(({ startsAt }) => startsAt === nextStart)),
        );
      }
    }
  });
});

function parseLine(line: string) {
  const [start = '', end = '', room = '', ...title] = line.split('|');
  return { startsAt: Date.parse(start), endsAt: Date.parse(end), room, title: title.join('|') };
}

function titlesOf(rows: readonly (ScheduleRow | { title: string })[]): string[] {
  return rows.map(row => ('session' in row ? row.session.title : row.title)).sort();
}

function countEach(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
