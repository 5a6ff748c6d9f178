import { ROOM_PROBLEM_CODES } from '@foyer/contract';
import { toSelector } from '@foyer/feeds';
import {
  buildSchedule,
  compareFeeds,
  countChanges,
  describeChange,
  type ExportedProgramme,
  exportCalendar,
  exportScheduleJson,
  exportScheduleXml,
  type Feed,
  formatSessionLines,
  type InternalSchedule,
  type Problem,
} from '@foyer/schedule';
import { describeRooms } from './describe-rooms.ts';
import type { View } from './options.ts';
import { formatProblemList, formatProblemSummary } from './print-problems.ts';
import type { ReadProgramme } from './read-programme.ts';

export interface Printed {
  stdout: string;
  stderr: string;
}

export interface PrintOptions {
  view: Exclude<View, { kind: 'diff' }>;
  /** Milliseconds since 1970. */
  now: number;
}

/** A programme in the view that was asked for. */
export function printProgramme(programme: ReadProgramme, { view, now }: PrintOptions): Printed {
  const { feed } = programme;
  switch (view.kind) {
    case 'sessions':
      return {
        stdout: joinLines(formatSessionLines(feed)),
        stderr: formatProblemSummary(listReadProblems(programme)),
      };
    case 'rooms': {
      const { problems } = buildInternal(programme);
      const ofRooms = problems.filter(({ code }) => ROOM_PROBLEM_CODES.includes(code));
      const read = listReadProblems(programme);
      const told = programme.rooms === null ? read : [...ofRooms, ...read];
      return { stdout: describeRooms(programme), stderr: formatProblemSummary(told) };
    }
    case 'problems':
      return { stdout: formatProblemList(buildInternal(programme).problems), stderr: '' };
    case 'internal': {
      const schedule = buildInternal(programme);
      const stdout = `${JSON.stringify(schedule, writeInstant, 2)}\n`;
      return { stdout, stderr: formatProblemSummary(schedule.problems) };
    }
    default:
      return {
        stdout: exportAs(view.kind, programme, now),
        stderr: formatProblemSummary(listReadProblems(programme)),
      };
  }
}

/** Without those that the rooms of the config make none: what names no room may be for some of them. */
function listReadProblems(programme: ReadProgramme): Problem[] {
  if (programme.rooms === null) return programme.feed.problems;
  const problems = new Set(buildInternal(programme).problems);
  return programme.feed.problems.filter(problem => problems.has(problem));
}

/** What differs between two copies of a programme, a line each, and at the end how many of what. */
export function printChanges(before: ReadProgramme, after: ReadProgramme): Printed {
  const changes = compareFeeds(before.feed, after.feed, { texts: 'as-shown' });
  const counts = [...countChanges(changes)].map(([kind, count]) => `${count} ${kind}`);
  const sentence = counts.length === 0 ? 'No session differs' : counts.join(', ');
  return {
    stdout: joinLines(changes.map(change => `${describeChange(change, after.timezone)}.`)),
    stderr: `${sentence} (${before.feed.sessions.length} sessions before, ${after.feed.sessions.length} now; times in ${after.timezone}).\n`,
  };
}

function buildInternal({ feed, timezone, rooms, elsewhere }: ReadProgramme): InternalSchedule {
  const ownTitle = feed.conference.title ?? feed.conference.acronym ?? 'Conference';
  return buildSchedule({
    feed,
    rooms:
      rooms?.map(toSelector) ??
      feed.rooms.map(({ name }) => ({ room: name, title: name, key: null, seeAlso: [] })),
    elsewhere: elsewhere.map(toSelector),
    timezone,
    conferenceTitle: rooms?.[0]?.conference ?? ownTitle,
  });
}

function exportAs(kind: 'xml' | 'json' | 'ics', programme: ReadProgramme, now: number): string {
  const exported = toExported(programme.feed, programme.timezone);
  if (kind === 'xml') return exportScheduleXml(exported);
  return kind === 'json' ? exportScheduleJson(exported) : exportCalendar(exported, { stampedAt: now });
}

/** Only a portal has pages and streams. */
function toExported({ conference, rooms, sessions }: Feed, timezone: string): ExportedProgramme {
  const findAddresses = () => ({ sessionUrl: null, roomUrl: null, streamUrl: null });
  return { conference, timezone, rooms, sessions, findAddresses, selfUrl: null };
}

function writeInstant(key: string, value: unknown): unknown {
  const isInstant = typeof value === 'number' && (key === 'startsAt' || key === 'endsAt');
  return isInstant ? `${new Date(value).toISOString().slice(0, 19)}Z` : value;
}

function joinLines(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('');
}
