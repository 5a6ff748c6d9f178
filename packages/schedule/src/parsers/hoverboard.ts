import type { FieldReader } from '../json/field-reader.ts';
import { readId } from '../json/read-id.ts';
import type { Feed, Link, ParseOptions, Session, Speaker } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull } from '../text/white-space.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { joinSlots, type Placement, readDate, readPlacements, readTracks } from './hoverboard-slots.ts';
import { addHoverboardText, type HoverboardTexts } from './hoverboard-texts.ts';
import { openJson } from './open-json.ts';
import { readTitle } from './read-title.ts';
import { createEmptyFeed, createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'the schedule.json of a Hoverboard site (days with tracks and timeslots)';

export function recogniseHoverboard(source: string): boolean {
  return (
    /^\uFEFF?\s*[[{]/.test(source) &&
    ['"timeslots"', '"startTime"', '"tracks"'].every(key => source.includes(key))
  );
}

/**
 * Reads the programme of a Hoverboard site (GDG DevFests): a table of ids for each day, with a track as the
 * room of each column, and sessions and speakers by their ids beside it, as companions or all in one text.
 * Never throws. A time slot with one cell is for everybody, and takes place in the first room.
 */
export function parseHoverboard(source: string, { timezone, companions = [] }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recogniseHoverboard, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const log = new ProblemLog();
  const texts: HoverboardTexts = { days: [], sessions: null, speakers: new Map() };
  if (!addHoverboardText({ value: opened.value, path: '', log }, texts)) {
    return createUnreadableFeed(source, EXPECTED);
  }
  addCompanions(companions, { log, texts });
  const { days, sessions, speakers } = texts;
  if (days.length === 0) return createUnreadableFeed(source, EXPECTED);
  if (sessions === null) return createTableOnlyFeed();
  const placements = readPlacements(days, { timezone, log });
  const rooms = [...new Set(days.flatMap(({ day }) => readTracks(day)))].filter(name => name !== null);
  return finishFeed({
    sessions: joinSlots(placements).map(place => readSession(place, { sessions, speakers, log })),
    log,
    declaredRooms: rooms.map(name => ({ name, id: null, guid: null, slug: null })),
    conference: {
      days: days
        .map(readDate)
        .filter(date => /^\d{4}-\d\d-\d\d$/.test(date))
        .map(date => ({ date, startsAt: null, endsAt: null })),
    },
  });
}

function addCompanions(
  companions: readonly string[],
  { log, texts }: { log: ProblemLog; texts: HoverboardTexts },
): void {
  for (const [index, source] of companions.entries()) {
    const path = `companions[${index}]`;
    const opened = openJson({ source, recognise: () => true, expected: EXPECTED });
    if ('unreadable' in opened || !addHoverboardText({ value: opened.value, path, log }, texts)) {
      log.error('companion-not-recognised', 'Expected the sessions or the speakers by their ids.', { path });
    }
  }
}

function createTableOnlyFeed(): Feed {
  const message =
    'Expected the sessions of a Hoverboard site, but only the table of their ids came. Give the address of its sessions.json, and of its speakers.json, beside it.';
  return createEmptyFeed([{ severity: 'error', code: 'sessions-missing', message, position: {} }]);
}

interface Context {
  sessions: ReadonlyMap<string, FieldReader>;
  speakers: ReadonlyMap<string, FieldReader>;
  log: ProblemLog;
}

function readSession(place: Placement, context: Context): Session {
  const { id, startsAt, endsAt, path } = place;
  const { log } = context;
  const item = context.sessions.get(id);
  // Its own track overrides the column: the site shows it as the place.
  const ownTrack = collapseToNull(item?.object('track')?.text('title') ?? '');
  const rooms = ownTrack === null ? place.rooms : [ownTrack];
  if (rooms.length === 0) {
    log.warn('room-missing', 'The column of the session has no track, so it is in no room.', { path });
  }
  const base = { guid: id, startsAt, endsAt, rooms, position: { path } };
  if (item === undefined) {
    const message = `Expected a session with the id “${shorten(id, 40)}”, but there is none; only its time is known.`;
    log.error('session-unknown', message, { path });
    return createSession({ ...base, title: 'Untitled' });
  }
  const [mainTag] = item.list('tags').filter(tag => typeof tag === 'string');
  return createSession({
    ...base,
    title: readTitle(item, 'title', log),
    description: makeRichText(item.text('description'), 'html-or-markdown'),
    speakers: readSpeakers(item, context),
    track: collapseToNull(mainTag ?? ''),
    language: collapseToNull(item.text('language') ?? ''),
    logo: findUrl(item.text('image') ?? ''),
    links: readLinks(item),
  });
}

function readSpeakers(item: FieldReader, { speakers, log }: Context): Speaker[] {
  return item.list('speakers').flatMap((id, index) => {
    const name = collapseToNull(speakers.get(readId(id))?.text('name') ?? '');
    if (name !== null) return [{ id: readId(id), name }];
    const position = { path: `${item.path}.speakers[${index}]` };
    log.warn('speaker-unknown', 'Expected the id of a speaker that is listed; it is left out.', position);
    return [];
  });
}

function readLinks(item: FieldReader): Link[] {
  const slides = findUrl(item.text('presentation') ?? '');
  const videoId = item.text('videoId') ?? '';
  const video = /^[\w-]{11}$/.test(videoId) ? `https://www.youtube.com/watch?v=${videoId}` : null;
  return [
    ...(slides === null ? [] : [{ url: slides, title: 'Slides' }]),
    ...(video === null ? [] : [{ url: video, title: 'Recording' }]),
  ];
}

export const hoverboardFormat: Format<'hoverboard'> = {
  name: 'hoverboard',
  aliases: [],
  parse: parseHoverboard,
  recognise: recogniseHoverboard,
};
