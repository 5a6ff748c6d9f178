import type { Config } from '@foyer/config';
import type { StreamsConference, StreamsReply, StreamsRoom, StreamsV1Reply } from '@foyer/contract';
import { formatDateTime, type Instant } from '@foyer/schedule';
import { describeRoomStreams } from './describe-room-streams.ts';
import { describeCurrent, describeTalk, isOn } from './describe-talks.ts';
import { findMoment } from './find-moment.ts';
import {
  type CollectOptions,
  collectConferences,
  type ListedConference,
  type ListedRoom,
} from './listed-conference.ts';

export interface StreamsOptions extends CollectOptions {
  /** Scheme and host under which readers reach the portal; null: nobody knows. */
  origin: string | null;
  at: Instant;
}

/** Apps show it with the room's name. */
const GROUP = 'Live';

/**
 * What is on and where to watch it, in the shape of `/streams/v2.json` of the c3voc's streaming website. There are
 * the conferences of today, and those that are being streamed. A room whose session must not be streamed has no
 * streams, since its status has none.
 */
export function describeStreams({ origin, at, ...sources }: StreamsOptions): StreamsReply {
  const context = { config: sources.config, origin: origin ?? '', at };
  return collectConferences(sources)
    .map(conference => ({ conference, listed: describeConference(conference, context) }))
    .filter(({ conference, listed }) => isListed(conference, listed, at))
    .map(({ listed }) => listed);
}

/** The same in its first version. */
export function toVersion1(conferences: StreamsReply): StreamsV1Reply {
  return conferences.flatMap(({ conference, groups }) =>
    groups.map(({ group, rooms }) => ({
      conference,
      group,
      rooms: rooms.map(({ slug, schedulename, thumb, link, display, streams }) => ({
        slug,
        schedulename,
        thumb,
        link,
        display,
        streams,
      })),
    })),
  );
}

interface Context {
  config: Config;
  origin: string;
  at: Instant;
}

function describeConference(conference: ListedConference, context: Context): StreamsConference {
  const { title, slug, timezone, days, hasProgramme } = conference;
  const { origin, config } = context;
  const [first, last] = [days[0], days.at(-1)];
  return {
    mandator: slug,
    conference: title,
    slug,
    author: config.system.title,
    description: config.system.subtitle ?? `Live streaming from ${title}`,
    keywords: [...new Set([title, slug, config.system.place])].filter(word => word !== null).join(', '),
    schedule: hasProgramme && origin !== '' ? `${origin}/schedule.xml` : null,
    startsAt: first === undefined ? null : formatIso8601(first.startsAt, timezone),
    endsAt: last === undefined ? null : formatIso8601(last.endsAt, timezone),
    isCurrentlyStreaming: conference.rooms.some(room => isStreaming(room, conference, context)),
    groups: [{ group: GROUP, rooms: conference.rooms.map(room => describeRoom(room, conference, context)) }],
  };
}

function describeRoom(room: ListedRoom, { days, timezone }: ListedConference, context: Context): StreamsRoom {
  const { config, origin, at } = context;
  const { name, title, logo } = room.config;
  const picture = room.status.preview ?? logo ?? config.system.logo;
  const address = picture === null ? null : toAbsolute(picture, origin);
  const next = room.sessions.find(({ startsAt }) => startsAt > at);
  const talkContext = { timezone, origin };
  return {
    guid: room.guid,
    slug: name,
    schedulename: room.scheduleName,
    thumb: address,
    poster: address,
    link: `${origin}/${name}`,
    display: title,
    stream: name,
    talks: {
      current: describeCurrent(findMoment({ sessions: room.sessions, days, at }), talkContext),
      next: next === undefined ? null : describeTalk(next, talkContext),
    },
    streams: describeRoomStreams({
      title,
      streams: room.status.streams,
      balancedUrl: origin === '' ? null : `${origin}/${name}/stream.m3u8`,
    }),
  };
}

/** Something can be watched, by our encoder or elsewhere, while the programme has something; without one, always. */
function isStreaming({ sessions, status }: ListedRoom, { days }: ListedConference, { at }: Context): boolean {
  if (status.streams.length === 0 && status.youtube === null) return false;
  return days.length === 0 || isOn(findMoment({ sessions, days, at }), at);
}

function isListed({ days }: ListedConference, listed: StreamsConference, at: Instant): boolean {
  const [first, last] = [days[0], days.at(-1)];
  if (first !== undefined && last !== undefined && first.opensAt <= at && at < last.closesAt) return true;
  return listed.groups.some(({ rooms }) => rooms.some(({ streams }) => streams.length > 0));
}

/** `2026-10-23T09:00:00+0200`, as PHP's DateTime::ISO8601 has it. */
function formatIso8601(at: Instant, timezone: string): string {
  return formatDateTime(at, timezone).replace(/:(?=\d\d$)/, '');
}

function toAbsolute(address: string, origin: string): string {
  return URL.parse(address, `${origin}/`)?.href ?? address;
}
