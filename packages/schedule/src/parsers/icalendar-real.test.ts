import { describe, expect, it } from 'vitest';
import { formatSessionLines } from '../session-lines.ts';
import {
  hasRealProgrammes,
  listTruths,
  MISSING_PROGRAMMES,
  readProgramme,
  readTruthLines,
  type Truth,
} from '../testing/real-programmes.ts';
import { parseIcalendar, recogniseIcalendar } from './icalendar.ts';

/**
 * MOCA names speakers where the organiser should be, and itself where there is none. Nothing in the file
 * tells it from them, so it is one speaker of five sessions more than people would count.
 */
const UNTOLD = new Map([['moca2024.ics', { distinctNames: 1, mentions: 5 }]]);

interface RecurringTruth extends Truth {
  recurrence?: { windowStart: string; windowEnd: string; occurrences: string[] }[];
}

describe('real calendars', () => {
  if (!hasRealProgrammes) {
    it.skip(MISSING_PROGRAMMES, () => {});
    return;
  }

  const truths: RecurringTruth[] = listTruths('ics');

  it.each(truths)('$file has the sessions, rooms and speakers that it has', truth => {
    const feed = parseIcalendar(readProgramme(truth), { timezone: truth.timezone.zoneUsedForTruth });
    const rooms = feed.sessions.flatMap(session => session.rooms);
    const speakers = feed.sessions.flatMap(session => session.speakers.map(speaker => speaker.name));
    const untold = UNTOLD.get(truth.file) ?? { distinctNames: 0, mentions: 0 };

    expect(feed.complete).toBe(true);
    expect(feed.problems.filter(problem => problem.severity === 'error')).toEqual([]);
    expect(formatSessionLines(feed)).toEqual(readTruthLines(truth));
    const perRoom = [...Map.groupBy(rooms, room => room)].map(([room, all]) => [room, all.length]);
    expect(Object.fromEntries(perRoom)).toEqual(truth.rooms.perRoom);
    expect(feed.rooms.map(({ name }) => name).sort()).toEqual([...new Set(rooms)].sort());
    expect(new Set(speakers).size).toBe(truth.speakers.distinctNames + untold.distinctNames);
    expect(speakers).toHaveLength(truth.speakers.mentions + untold.mentions);
    expect(new Set(feed.sessions.map(session => session.guid)).size).toBe(truth.sessions);
  });

  const windows = truths.flatMap(truth => (truth.recurrence ?? []).map(window => ({ ...window, truth })));

  it.each(windows)(
    '$truth.file repeats from $windowStart to $windowEnd as it does',
    ({ truth, ...window }) => {
      const startsAt = Date.parse(window.windowStart);
      const endsAt = Date.parse(window.windowEnd);
      const { sessions } = parseIcalendar(readProgramme(truth), {
        timezone: truth.timezone.zoneUsedForTruth,
        calendar: { repeatWithin: { startsAt, endsAt } },
      });
      const within = sessions.filter(session => session.startsAt >= startsAt && session.startsAt < endsAt);
      expect(formatSessionLines({ sessions: within })).toEqual(window.occurrences);
    },
  );

  it('are told from everything else by their content', () => {
    const recognised = listTruths().filter(truth => recogniseIcalendar(readProgramme(truth)));
    expect(recognised.map(({ file }) => file)).toEqual(truths.map(({ file }) => file));
  });

  it('split titles of pretalx where they are told to', () => {
    const names = (file: string) => {
      const truth = truths.find(candidate => candidate.file === file);
      const text = truth === undefined ? '' : readProgramme(truth);
      const { sessions } = parseIcalendar(text, { timezone: 'UTC', calendar: { speakerSeparator: ' - ' } });
      return new Set(sessions.flatMap(session => session.speakers.map(({ name }) => name))).size;
    };
    // As the schedule.xml of the same two conferences has them, but for one name that has a comma in it.
    expect([names('divoc-r2r-2021-pretalx.ics'), names('good2025-pretalx.ics')]).toEqual([48, 62]);
  });
});
