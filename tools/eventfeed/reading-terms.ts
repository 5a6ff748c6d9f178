import { loadConfig, type RoomConfig, toCalendarOptions } from '@foyer/config';
import { describeLocation, type PlannedSource, planSources } from '@foyer/feeds';
import type { CalendarOptions, FormatName, ScheduleMap } from '@foyer/schedule';
import { getRoom } from '../command/find-room.ts';
import { UsageError } from '../command/usage-error.ts';
import type { EventfeedOptions } from './options.ts';
import { readMapFile } from './read-map-file.ts';

/** A file, an address, or standard input, and what names it: `--diff in the command`. */
export interface NamedLocation {
  location: string;
  namedBy: string;
}

/** What is read, and how. */
export interface ReadingTerms {
  main: NamedLocation;
  /** undefined: recognised from the content. */
  format: FormatName | undefined;
  /** undefined: what the programme names, or else UTC. */
  timezone: string | undefined;
  language: string;
  companions: readonly NamedLocation[];
  map: ScheduleMap | null;
  getCalendar: (timezone: string) => CalendarOptions | null;
  /** Of the config; null: the programme's own. */
  rooms: readonly RoomConfig[] | null;
  /** Those of the config that read the same in another way, as in another zone. */
  elsewhere: readonly RoomConfig[];
}

/**
 * Throws `UsageError` for a map that is none, or a config from which there is no telling what to read;
 * and `ConfigError`.
 */
export async function findReadingTerms(options: EventfeedOptions): Promise<ReadingTerms> {
  const { config, mapFile, calendar } = options;
  const given =
    options.location === undefined
      ? null
      : { location: options.location, namedBy: 'FILE_OR_URL in the command' };
  if (config !== null) return findTermsOfConfig(config, given);
  if (given === null) throw new UsageError('Expected one FILE_OR_URL, or --config FILE.');
  const { format, timezone, language, companions } = options;
  return {
    ...{ main: given, format, timezone, language },
    companions: companions.map(location => ({ location, namedBy: '--companion in the command' })),
    map: mapFile === undefined ? null : await readMapFile(mapFile),
    getCalendar: zone => calendar && toCalendarOptions(calendar, zone),
    rooms: null,
    elsewhere: [],
  };
}

async function findTermsOfConfig(
  { file, room }: NonNullable<EventfeedOptions['config']>,
  given: NamedLocation | null,
): Promise<ReadingTerms> {
  // This command goes by no environment.
  const config = await loadConfig({ file, namedBy: '--config' });
  const sources = planSources(config);
  const name = room === undefined ? undefined : getRoom(config, room).name;
  const wanted = sources.filter(({ rooms }) => name === undefined || rooms.some(each => each.name === name));
  const [source, ...others] = wanted;
  if (source === undefined) {
    const none = name === undefined ? 'no room has a programme' : `the room ${name} has no programme`;
    throw new UsageError(`In ${file} ${none}: set its schedule-url.`);
  }
  if (others.length > 0) {
    const list = sources.map(describeChoice).join('');
    throw new UsageError(`Expected --room ROOM, for ${file} has ${sources.length} programmes:${list}`);
  }
  const { format, map = null, calendar = null, companions = [], ...feed } = source.feed;
  return {
    main: given ?? { location: feed.location, namedBy: 'schedule-url in the config' },
    format: format ?? undefined,
    timezone: feed.timezone,
    language: feed.language,
    companions: companions.map(location => ({ location, namedBy: 'schedule-companions in the config' })),
    map,
    getCalendar: () => calendar,
    rooms: source.rooms,
    elsewhere: source.elsewhere,
  };
}

function describeChoice({ feed, rooms }: PlannedSource): string {
  return `\n  ${describeLocation(feed.location)} of ${rooms.map(({ name }) => name).join(', ')}`;
}
