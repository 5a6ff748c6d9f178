import { buildSchedule } from '../../build/build-schedule.ts';
import type { FormatName } from '../../formats.ts';
import {
  BEGINNING_OF_TIME,
  END_OF_TIME,
  type Feed,
  type InternalSchedule,
  type Session,
} from '../../model.ts';
import { findNowNext } from '../../now-next.ts';
import { parseFeed } from '../../parse-feed.ts';
import { parseMapped } from '../../parsers/mapped.ts';
import { renderRichText } from '../../rich-text/render-rich-text.ts';
import type { FuzzCase } from './make-case.ts';

/** What holds for every feed, whatever the text was; the message says what did not. */
export class UnsoundFeedError extends Error {
  override readonly name = 'UnsoundFeedError';
}

const MAX_PROBLEMS = 250;
const MAX_BUILT_ROOMS = 20;
const MAX_RENDERED = 2;

/**
 * The feeds of a case: as what it is recognised as and, if that is something else, as the format it is named.
 * Each is read by `read`, which may measure.
 */
export function readCase(
  { format, text, options, map }: FuzzCase,
  read: (parse: () => Feed) => Feed = parse => parse(),
): Feed[] {
  if (format === 'mapped') {
    if (map === null) throw new Error('a case of a mapped feed has a map');
    return [read(() => parseMapped(text, { ...options, map }))];
  }
  let recognised: FormatName | null = null;
  const feed = read(() => {
    const parsed = parseFeed(text, options);
    recognised = parsed.format;
    return parsed;
  });
  return recognised === format ? [feed] : [feed, read(() => parseFeed(text, { ...options, format }))];
}

/** Goes on with a feed as the portal does. Throws `UnsoundFeedError` for what is not as the model says. */
export function checkFeed(feed: Feed): void {
  checkConference(feed);
  checkSchedule(buildWithItsRooms(feed));
  for (const { abstract, description } of feed.sessions.slice(0, MAX_RENDERED)) {
    for (const text of [abstract, description]) if (text !== null) renderRichText(text);
  }
}

function checkConference({ sessions, rooms, problems, complete, conference }: Feed): void {
  check(problems.length <= MAX_PROBLEMS, `there are ${problems.length} problems`);
  for (const { code, message, position } of problems) {
    check(/^[a-z][a-z0-9-]+$/.test(code) && message !== '', `a problem has the code “${code}”`);
    check(message.length < 1_000, `the message of ${code} has ${message.length} characters`);
    check(position.line === undefined || position.line >= 1, `a problem is in line ${position.line}`);
  }
  check(complete || problems.length > 0, 'it is not complete, and no problem says why');
  check(new Set(sessions.map(({ guid }) => guid)).size === sessions.length, 'two sessions have one guid');
  const names = new Set(rooms.map(({ name }) => name));
  check(names.size === rooms.length, 'two rooms have one name');
  for (const session of sessions) checkSession(session, names);
  check(isUrl(conference.url), `the conference has the URL “${conference.url}”`);
}

function checkSession(session: Session, rooms: ReadonlySet<string>): void {
  const { guid, title, startsAt, endsAt, url, logo, links } = session;
  check(guid !== '' && title !== '', 'a session has no guid or no title');
  check(startsAt > BEGINNING_OF_TIME && startsAt < END_OF_TIME, `a session starts at ${startsAt}`);
  check(Number.isInteger(startsAt), `a session starts at ${startsAt}`);
  check(endsAt === null || (endsAt >= startsAt && endsAt <= END_OF_TIME), `a session ends at ${endsAt}`);
  check(endsAt === null || Number.isInteger(endsAt), `a session ends at ${endsAt}`);
  for (const line of [title, session.subtitle, session.track, session.kind, session.language]) {
    check(line === null || (typeof line === 'string' && line !== ''), `“${line}” is no text`);
  }
  check(
    session.rooms.every(name => name !== '' && rooms.has(name)),
    'a session is in a room that is not there',
  );
  check(
    session.speakers.every(({ name }) => name !== ''),
    'a speaker has no name',
  );
  for (const address of [url, logo, ...links.map(link => link.url)]) {
    check(isUrl(address), `“${address}” is no URL of the web`);
  }
  for (const flag of [session.doNotRecord, session.doNotStream, session.cancelled]) {
    check(flag === null || typeof flag === 'boolean', `“${flag}” is neither true nor false`);
  }
}

function isUrl(url: string | null): boolean {
  return url === null || /^https?:\/\/[^\s<>"]/i.test(url);
}

function buildWithItsRooms(feed: Feed): InternalSchedule {
  const rooms = feed.rooms.slice(0, MAX_BUILT_ROOMS).map(({ name }) => name);
  return buildSchedule({
    feed,
    rooms: ['Hall', ...rooms].map(room => ({ room, title: room, key: null, seeAlso: [] })),
    timezone: 'Europe/Berlin',
    conferenceTitle: 'RainConf',
  });
}

function checkSchedule({ rooms }: InternalSchedule): void {
  for (const schedule of Object.values(rooms)) {
    let coveredUntil = BEGINNING_OF_TIME;
    let startedAt = BEGINNING_OF_TIME;
    for (const { startsAt, endsAt } of schedule.rows) {
      check(startsAt >= startedAt && endsAt >= startsAt, 'the rows of a room are not sorted');
      check(startsAt <= coveredUntil, 'the rows of a room leave a gap');
      startedAt = startsAt;
      coveredUntil = Math.max(coveredUntil, endsAt);
    }
    check(coveredUntil === END_OF_TIME, 'the rows of a room do not reach the end of time');
    check(findNowNext(schedule, startedAt).current.length > 0, 'nothing is on');
  }
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new UnsoundFeedError(message);
}
