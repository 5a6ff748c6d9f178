import type { RoomConfig } from '@foyer/config';
import type { ConferenceInfo, Feed, Session } from '@foyer/schedule';
import { makeFeed, makeSession } from '@foyer/schedule/testing';
import type { Programme, ProgrammeSource } from '../../programme/programme.ts';
import { createProgrammeView, type ProgrammeView } from '../programme-view.ts';

type Given = Partial<Omit<Session, 'startsAt' | 'endsAt'>> & { title: string; from: string; to?: string };

/** A session by its times as ISO 8601; its title is its guid too. */
function makeSessionAt({ from, to, ...session }: Given): Session {
  const endsAt = to === undefined ? null : Date.parse(to);
  return makeSession({ guid: session.title, startsAt: Date.parse(from), endsAt, rooms: ['Ada'], ...session });
}

export interface GivenSource {
  sessions: readonly Given[];
  /** Titles of rooms of the config that take those of the feed that are called the same. */
  rooms?: readonly string[];
  /** Of these, those that take what names no room. */
  plenaryRooms?: readonly string[];
  feedRooms?: readonly string[];
  timezone?: string;
  location?: string;
  conference?: Partial<ConferenceInfo>;
}

/** The view of some feeds, in a config whose rooms are called as their titles in lower case. */
export function makeView(...sources: GivenSource[]): ProgrammeView {
  const described = sources.map(describeSource);
  const instants = described.flatMap(({ built }) =>
    (built?.feed.sessions ?? []).map(({ startsAt }) => startsAt),
  );
  const programme: Programme = {
    sources: described,
    schedules: new Map(),
    endedCorrections: [],
    conference: {
      startsAt: instants.length === 0 ? null : Math.min(...instants),
      endsAt: instants.length === 0 ? null : Math.max(...instants),
      timezone: sources[0]?.timezone ?? 'Europe/Berlin',
    },
    health: { state: 'ok', at: null, lacking: [], isAllMissing: false },
  };
  return createProgrammeView(
    programme,
    described.flatMap(({ rooms }) => rooms),
  );
}

function describeSource(given: GivenSource): ProgrammeSource {
  const {
    sessions,
    rooms = ['Ada'],
    plenaryRooms = [],
    feedRooms = [],
    timezone = 'Europe/Berlin',
    location = `programme-${rooms.join('-')}.xml`,
    conference,
  } = given;
  const feed: Feed = {
    ...makeFeed(sessions.map(makeSessionAt), conference),
    rooms: feedRooms.map(name => ({ name, id: null, guid: null, slug: null })),
  };
  return {
    feed: { location, format: null, timezone, language: 'en', reloadS: 600 },
    timezone,
    rooms: rooms.map(title => makeRoom({ title, isPlenary: plenaryRooms.includes(title), timezone })),
    state: { feed, fetchedAt: null, failure: null } as unknown as ProgrammeSource['state'],
    built: {
      published: feed,
      feed,
      schedule: { conference: feed.conference, timezone, rooms: {}, problems: [] },
      corrections: [],
      roomsOf: new Map(),
    },
  };
}

interface MadeRoom {
  title: string;
  isPlenary: boolean;
  timezone: string;
}

function makeRoom({ title, isPlenary, timezone }: MadeRoom): RoomConfig {
  return {
    name: title.toLowerCase(),
    title,
    scheduleKey: null,
    scheduleTimezone: timezone,
    schedulePlenary: isPlenary ? [null] : [],
    scheduleSeeAlso: [],
  } as unknown as RoomConfig;
}
