import { z } from 'zod';
import { scheduleCalendar, toCalendarOptions } from './schedule/calendar-keys.ts';
import { listOrOff } from './schedule/list-or-off.ts';
import { plenaryRooms } from './schedule/plenary-rooms.ts';
import { scheduleMap } from './schedule/schedule-map-value.ts';
import { scheduleTexts } from './schedule/schedule-texts.ts';
import type { Secret } from './secret.ts';
import {
  anyText,
  came,
  flag,
  formatName,
  languageTag,
  programmeAddress,
  secretText,
  text,
  textOrOff,
  timezone,
  webAddress,
  wholeNumber,
  youtubeVideo,
} from './value-types.ts';

const ended = (what: string) =>
  z
    .unknown()
    .optional()
    .meta({ deprecated: true, description: `${what} Accepted and ignored.` });

/** Each is fetched as often as the programme itself. */
const MAX_COMPANIONS = 10;

/** The keys of a room, in its own block or in `default`. Types, defaults, editor help and documentation come from here. */
export const roomKeys = z.strictObject({
  title: text(anyText, '%(group)s').describe('Name of the room as people know it.'),
  description: textOrOff(anyText).describe('A sentence or two about the room, for its page.'),
  link: textOrOff(webAddress).describe(
    'Page of the conference about this room, or its programme for people.',
  ),
  logo: textOrOff(webAddress).describe(
    'Picture shown on the page of the room: an address, or a path under `public/`.',
  ),
  conference: textOrOff(anyText).describe(
    'Name of the conference the room belongs to. Rooms of one conference begin and end together.',
  ),
  twitter: textOrOff(anyText).describe('What to search X for, for example `@example OR #example`.'),
  twitter_announce: textOrOff(anyText).describe('Account on X whose posts are announcements.'),
  twitter_geo: textOrOff(anyText).describe('Where posts have to come from: `latitude,longitude,radius`.'),
  channel: textOrOff(anyText).describe('IRC channel of the room. `ircchannel` is the same key.'),
  ircnetwork: textOrOff(anyText).describe('IRC network of the channel.'),
  irclog: textOrOff(webAddress).describe('Page with the log of the channel.'),
  preview: textOrOff(webAddress).describe(
    'Still picture of what the room shows now. Without it, the picture that the endpoint names.',
  ),
  schedule: textOrOff(webAddress).describe(
    'Address of the programme, as older configs have it: used where `schedule-url` is not set.',
  ),
  'schedule-url': textOrOff(programmeAddress).describe(
    'Where the programme is fetched: an address or a file. A path is relative to the config file.',
  ),
  'schedule-format': textOrOff(formatName).describe(
    'Format of the programme. Without it, recognised from the content.',
  ),
  'schedule-map': scheduleMap().describe(
    'Where a programme in JSON or CSV of no known format has what. See [Any other programme](schedule-map.md).',
  ),
  'schedule-companions': listOrOff({
    expected: 'an address or a file, or a list of them',
    item: programmeAddress,
    maxItems: MAX_COMPANIONS,
  }).describe(
    'Further documents that make one programme with it, as Sessionize has its speakers: addresses or files.',
  ),
  'schedule-calendar': scheduleCalendar().describe(
    'How to read iCalendar whose maker puts the room, or the speakers, where the standard does not.',
  ),
  'schedule-texts': scheduleTexts().describe(
    'What generated sessions are called in another language, as `{ "break": "{minutes} Minuten Pause" }`; `{conference}`, `{title}` of the room and `{minutes}` are filled in.',
  ),
  'schedule-language': textOrOff(languageTag).describe(
    'Language to ask for the programme in, for servers that have it in several. Without it, that of the pages.',
  ),
  'schedule-key': textOrOff(anyText).describe('Name of the room in the programme.'),
  'schedule-see-also': listOrOff({
    expected: 'a name, or a list of names',
    item: anyText,
    maxItems: 100,
  }).describe('Other rooms of the programme whose sessions belong here too.'),
  'schedule-plenary': plenaryRooms().describe(
    'Plenaries, which belong to several rooms. `true`: sessions that name no room are in this one too. A name or a list of names: so are those in what the programme calls so. A list may have both.',
  ),
  'schedule-timezone': textOrOff(timezone)
    .transform(zone => zone ?? 'UTC')
    .prefault('UTC')
    .describe('Timezone of the programme, by its IANA name.'),
  'schedule-shift-day': z
    .union(
      [wholeNumber({ expected: 'a day of the programme', min: 1, max: 366 }), z.literal(false), z.null()],
      {
        error: came('a day of the programme from 1 to 366'),
      },
    )
    .transform(day => day || null)
    .prefault(null)
    .describe("The programme's day of this number is moved to today: for demos and rehearsals."),
  youtube: textOrOff(youtubeVideo).describe(
    'YouTube video on which the room can be watched: its id or address.',
  ),
  flumotion: flag(true).describe(
    'Whether encoders of ours stream the room. `false` for one that is on YouTube alone.',
  ),
  'flumotion-mixer': textOrOff(anyText).describe('Machine that mixes the picture.'),
  'flumotion-encoder': textOrOff(anyText).describe('Machine that encodes it.'),
  'flumotion-collector': textOrOff(anyText).describe('Machine that collects the encoded stream.'),
  'flumotion-user': textOrOff(anyText).describe('User name between encoder and collector.'),
  'flumotion-password': secretText().describe('Password between encoder and collector.'),
  'flumotion-salt': secretText().describe('Salt with which that password is encrypted.'),
  secret: secretText().describe(
    "Password with which encoders of this room register, instead of the system's.",
  ),
  justintv: ended('Account on Justin.tv, which has closed.'),
  justintv_user: ended('Account on Justin.tv, which has closed.'),
  justintv_key: ended('Key for Justin.tv, which has closed.'),
});

export type RoomKey = keyof typeof roomKeys.shape;
export type RoomKeys = z.output<typeof roomKeys>;

/** Other names of a key. */
export const ROOM_KEY_ALIASES: Readonly<Record<string, RoomKey>> = { ircchannel: 'channel' };

/** Keys that a config may have in `config`, where some of the ancestor's programs read them: defaults for every room. */
export const ROOM_KEYS_IN_CONFIG = roomKeys.pick({
  schedule: true,
  'schedule-url': true,
  'schedule-format': true,
  'schedule-timezone': true,
}).shape;

/** One room, as the programs see it. */
export type RoomConfig = Readonly<ReturnType<typeof toRoomConfig>>;

export function toRoomConfig(keys: RoomKeys, room: { name: string; systemSecret: Secret | null }) {
  return {
    /** As the config file and the register protocol call it. */
    name: room.name,
    title: keys.title,
    description: keys.description,
    link: keys.link,
    logo: keys.logo,
    conference: keys.conference,
    twitter: keys.twitter,
    twitterAnnounce: keys.twitter_announce,
    twitterGeo: keys.twitter_geo,
    ircChannel: keys.channel,
    ircNetwork: keys.ircnetwork,
    ircLog: keys.irclog,
    preview: keys.preview,
    schedule: keys.schedule,
    /** An http, https or file address, or an absolute path. */
    scheduleUrl: keys['schedule-url'] ?? (keys.schedule?.startsWith('http') ? keys.schedule : null),
    scheduleFormat: keys['schedule-format'],
    /** Null: the programme has a format that is known. */
    scheduleMap: keys['schedule-map'],
    /** As `scheduleUrl`. */
    scheduleCompanions: keys['schedule-companions'],
    scheduleCalendar:
      keys['schedule-calendar'] && toCalendarOptions(keys['schedule-calendar'], keys['schedule-timezone']),
    scheduleTexts: keys['schedule-texts'],
    scheduleLanguage: keys['schedule-language'],
    scheduleKey: keys['schedule-key'],
    scheduleSeeAlso: keys['schedule-see-also'],
    /** Null stands for no room at all. */
    schedulePlenary: keys['schedule-plenary'],
    scheduleTimezone: keys['schedule-timezone'],
    scheduleShiftDay: keys['schedule-shift-day'],
    youtube: keys.youtube,
    flumotion: keys.flumotion,
    flumotionMixer: keys['flumotion-mixer'],
    flumotionEncoder: keys['flumotion-encoder'],
    flumotionCollector: keys['flumotion-collector'],
    flumotionUser: keys['flumotion-user'],
    flumotionPassword: keys['flumotion-password'],
    flumotionSalt: keys['flumotion-salt'],
    /** The room's own, or else the system's. */
    secret: keys.secret ?? room.systemSecret,
  };
}
