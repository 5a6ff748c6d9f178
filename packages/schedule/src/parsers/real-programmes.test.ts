import { describe, expect, it } from 'vitest';
import { buildSchedule } from '../build/build-schedule.ts';
import { FORMATS, type FormatName } from '../formats.ts';
import type { ScheduleRow, Session } from '../model.ts';
import { findNowNext } from '../now-next.ts';
import { type ParsedFeed, parseFeed } from '../parse-feed.ts';
import { formatSessionLines } from '../session-lines.ts';
import {
  hasRealProgrammes,
  listCompanions,
  listProgrammeFiles,
  listTruths,
  MISSING_PROGRAMMES,
  readProgramme,
  readTruthLines,
  type Truth,
} from '../testing/real-programmes.ts';

const FORMAT_OF_FOLDER: Record<string, FormatName> = {
  csv: 'csv',
  'defcon-json': 'defcon',
  'devoxx-json': 'devoxx',
  'europython-xml': 'europython',
  'hoverboard-json': 'hoverboard',
  ics: 'icalendar',
  'indico-json': 'indico',
  'iosched-json': 'iosched',
  'oscon-json': 'oscon',
  'pentabarf-xml': 'frab',
  'pretalx-widget-json': 'pretalx-widget',
  'scale-sign-xml': 'scale',
  'schedule-json': 'schedule-json',
  'sessionize-json': 'sessionize',
  'symposion-json': 'symposion',
  xcal: 'xcal',
  'zookeepr-json': 'zookeepr',
};
const FORMAT_OF_FILE: Record<string, FormatName> = { '38c3-hub-schema2.json': 'schedule2' };

interface Difference {
  why: string;
  /** What the truth should have said, of a line, a room or the name of a speaker that it says. */
  restate?: (text: string) => string;
  moreSpeakers?: { distinctNames: number; mentions: number };
  fewerSpeakerIds?: number;
}

/** Where the truth and we differ, and we stay with ours. */
const DIFFERENCES: Record<string, Difference> = {
  'oscon2014.json': {
    why: 'the truth decodes the entities of titles and names, but forgot those of this one room',
    restate: text => text.replace('O&#x27;Reilly Booth', "O'Reilly Booth"),
  },
  'moca2024.ics': {
    why: 'its ORGANIZER is who speaks, and in five sessions the camp itself, which nothing tells from a person',
    moreSpeakers: { distinctNames: 1, mentions: 5 },
  },
  'xdc2021.json': {
    why: 'names are shown as people write them, not as Indico sorts them',
    restate: text => text.replace(/^([^,|]+), ([^,|]+)$/, '$2 $1'),
  },
  'googleio2019.json': { why: 'one of its speakers has an id and no name', fewerSpeakerIds: 1 },
};

describe('real programmes', () => {
  if (!hasRealProgrammes) {
    it.skip(MISSING_PROGRAMMES, () => {});
    return;
  }

  const known = listTruths().map(truth => ({
    truth,
    file: truth.file,
    format: FORMAT_OF_FILE[truth.file] ?? FORMAT_OF_FOLDER[truth.format],
    difference: DIFFERENCES[truth.file],
  }));

  it('are all read here', () => {
    const read = listTruths().flatMap(truth =>
      [truth.file, ...listCompanions(truth)].map(file => `${truth.format}/${file}`),
    );
    expect(read.sort()).toEqual(listProgrammeFiles());
    expect(Object.keys(DIFFERENCES).filter(file => !known.some(truth => truth.file === file))).toEqual([]);
  });

  describe.each(known)('$file', ({ truth, format, difference }) => {
    const feed = readFeed(truth);
    const { restate = (text: string) => text, moreSpeakers, fewerSpeakerIds = 0 } = difference ?? {};

    it('is recognised as what it is, and as nothing else', () => {
      const source = readProgramme(truth);
      expect(FORMATS.filter(({ recognise }) => recognise(source)).map(({ name }) => name)).toEqual([format]);
      expect(feed).toMatchObject({ format, complete: true });
      expect(readFeed(truth, format)).toEqual(feed);
    });

    it('has the sessions that it has', () => {
      expect(feed.problems.filter(problem => problem.severity === 'error')).toEqual([]);
      expect(formatSessionLines(feed)).toEqual(readTruthLines(truth).map(restate));
      expect(new Set(feed.sessions.map(session => session.guid)).size).toBe(truth.sessions);
    });

    it('has the rooms that it has, each with its sessions, and those without', () => {
      const { perRoom, names, expandedNames, emptyDeclared } = truth.rooms;
      const restated = Object.entries(perRoom).map(([room, count]) => [restate(room), count]);
      expect(countEach(feed.sessions.map(joinRooms))).toEqual(Object.fromEntries(restated));
      const used = new Set(feed.sessions.flatMap(session => session.rooms));
      expect([...used].sort()).toEqual((expandedNames ?? names).map(restate).sort());
      const declared = feed.rooms.map(({ name }) => name);
      expect(declared.toSorted()).toEqual([...used, ...emptyDeclared].sort());
    });

    it('has the speakers that it has', () => {
      const speakers = feed.sessions.flatMap(session => session.speakers);
      const ids = new Set(speakers.map(({ id }) => id).filter(id => id !== null));
      const { distinctNames, mentions, distinctIds } = truth.speakers;
      expect(new Set(speakers.map(({ name }) => name)).size).toBe(
        distinctNames + (moreSpeakers?.distinctNames ?? 0),
      );
      expect(speakers).toHaveLength(mentions + (moreSpeakers?.mentions ?? 0));
      if (distinctIds !== null) expect(ids.size).toBe(distinctIds - fewerSpeakerIds);
    });

    it('has in its sessions whom a person found there', () => {
      for (const { title, room, start, end, speakers } of [...truth.samples, ...truth.edgeSamples]) {
        const found = feed.sessions.filter(
          session =>
            session.title === title &&
            joinRooms(session) === (room ?? '') &&
            session.startsAt === Date.parse(start) &&
            session.endsAt === (end === null ? null : Date.parse(end)),
        );
        expect(found, title).not.toEqual([]);
        const names = found[0]?.speakers.map(({ name }) => name) ?? [];
        // Of a session that names nobody we may know more: that is counted above.
        if (moreSpeakers === undefined || speakers.length > 0) expect(names).toEqual(speakers.map(restate));
      }
    });

    it('gives the sessions that are on at any time, and those that are next', () => {
      expectNowAndNext(truth, feed, restate);
    });
  });

  it('say the same in whichever format one comes', () => {
    const families = Map.groupBy(
      known.filter(({ file }) =>
        /^(?:good2025|divoc-r2r-2021|divoc-ptt-2020)\.(?:xml|json|xcal)$/.test(file),
      ),
      ({ file }) => file.slice(0, file.lastIndexOf('.')),
    );
    expect(families.size).toBe(3);
    for (const family of families.values()) {
      const [first, ...others] = family.map(({ truth }) => describeSpeakers(readFeed(truth)));
      expect(others).toHaveLength(2);
      for (const other of others) expect(other).toEqual(first);
    }
  });
});

function readFeed(truth: Truth, format?: FormatName): ParsedFeed {
  const companions = listCompanions(truth).map(file => readProgramme({ format: truth.format, file }));
  return parseFeed(readProgramme(truth), { timezone: truth.timezone.zoneUsedForTruth, companions, format });
}

function joinRooms({ rooms }: Session): string {
  return rooms.join(', ');
}

function countEach(names: string[]): Record<string, number> {
  const named = Map.groupBy(
    names.filter(name => name !== ''),
    name => name,
  );
  return Object.fromEntries([...named].map(([name, all]) => [name, all.length]));
}

function describeSpeakers({ sessions }: ParsedFeed): string[] {
  return sessions.map(({ title, speakers }) => [title, ...speakers.map(({ name }) => name)].join('|')).sort();
}

/** Compares with a scan of the lines that were found by other means, not with our own reading of the file. */
function expectNowAndNext(truth: Truth, feed: ParsedFeed, restate: (text: string) => string): void {
  const timezone = truth.timezone.zoneUsedForTruth;
  const rooms = feed.rooms.map(({ name }) => ({ room: name, title: name, key: null, seeAlso: [] }));
  const schedule = buildSchedule({ feed, rooms, timezone, conferenceTitle: truth.file });
  const held = readTruthLines(truth).map(line => parseLine(restate(line)));
  const roomsOf = (text: string) => (truth.rooms.expandedNames === undefined ? [text] : text.split(', '));

  for (const [room, roomSchedule] of Object.entries(schedule.rooms)) {
    const here = held.filter(session => roomsOf(session.room).includes(room));
    const starts = here.map(({ startsAt }) => startsAt);
    const ends = here.flatMap(({ endsAt }) => endsAt ?? []);
    for (const at of new Set([...starts, ...ends].flatMap(instant => [instant - 1000, instant]))) {
      const { current, nextSessions } = findNowNext(roomSchedule, at);
      // Without an end of its own a session has one that was concluded, and a row may go on until the next.
      const on = current.filter(row => row.type === 'session' && (row.session.endsAt ?? at) > at);
      const nextStart = Math.min(...starts.filter(startsAt => startsAt > at));
      expect(titlesOf(on)).toEqual(
        titlesOf(here.filter(({ startsAt, endsAt }) => startsAt <= at && at < (endsAt ?? at))),
      );
      expect(titlesOf(nextSessions)).toEqual(titlesOf(here.filter(({ startsAt }) => startsAt === nextStart)));
    }
  }
}

function parseLine(line: string) {
  const [start = '', end = '', room = '', ...title] = line.split('|');
  const endsAt = end === '' ? null : Date.parse(end);
  return { startsAt: Date.parse(start), endsAt, room, title: title.join('|') };
}

function titlesOf(rows: readonly (ScheduleRow | { title: string })[]): string[] {
  return rows.map(row => ('session' in row ? row.session.title : row.title)).sort();
}
