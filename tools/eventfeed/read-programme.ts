import { readFile } from 'node:fs/promises';
import { toCalendarOptions } from '@foyer/config';
import { type ChangedSource, FeedError, readSource } from '@foyer/feeds';
import { type Feed, parseFeed, parseMapped, readScheduleMap, type ScheduleMap } from '@foyer/schedule';
import { type EventfeedOptions, EventfeedUsageError } from './options.ts';

export interface ReadProgramme {
  feed: Feed;
  /** Of its days, and of its times without an offset. */
  timezone: string;
}

/** Whoever knows how to read a programme knows how to read an older copy of it. */
export type ProgrammeReader = (location: string) => Promise<ReadProgramme>;

/**
 * Fetches what is read together with a programme. Throws `EventfeedUsageError` for a map that is none, and
 * `FeedError` where something cannot be had.
 */
export async function createProgrammeReader(options: EventfeedOptions): Promise<ProgrammeReader> {
  const { language, companions, mapFile, format, calendar } = options;
  const map = mapFile === undefined ? undefined : await readMapFile(mapFile);
  const fetchText = (location: string) => fetchSource(location, language);
  const others = await Promise.all(companions.map(fetchText));
  return async location => {
    const main = await fetchText(location);
    const parse = (timezone: string): Feed => {
      const reading = {
        timezone,
        companions: others.map(({ text }) => text),
        ...(calendar && { calendar: toCalendarOptions(calendar, timezone) }),
      };
      return map === undefined
        ? parseFeed(main.text, { ...reading, format })
        : parseMapped(main.text, { ...reading, map });
    };
    const { feed, timezone } = readInOwnZone(parse, options.timezone);
    const encoding = [main, ...others].flatMap(({ problems }) => problems);
    return { feed: { ...feed, problems: [...encoding, ...feed.problems] }, timezone };
  };
}

/** A programme that names its zone is read in it, unless the caller knows better. */
function readInOwnZone(parse: (timezone: string) => Feed, given: string | undefined): ReadProgramme {
  if (given !== undefined) return { feed: parse(given), timezone: given };
  const feed = parse('UTC');
  const own = feed.conference.timezone ?? 'UTC';
  return own === 'UTC' ? { feed, timezone: own } : { feed: parse(own), timezone: own };
}

async function fetchSource(location: string, language: string): Promise<ChangedSource> {
  const reply = await readSource({ location, language });
  if (reply.status === 'changed') return reply;
  throw new FeedError('FEED_FAULT', `${location} answered an unconditional request as unchanged.`);
}

async function readMapFile(file: string): Promise<ScheduleMap> {
  const read = readScheduleMap(parseJson(await readMapText(file), file));
  if ('map' in read) return read.map;
  const problems = read.problems.map(({ key, message }) => (key === null ? message : `"${key}": ${message}`));
  throw new EventfeedUsageError([`The map ${file} cannot be used:`, ...problems].join('\n  '));
}

async function readMapText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EventfeedUsageError(`The map ${file} cannot be read: ${reason}.`);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EventfeedUsageError(`The map ${file} is no JSON: ${reason}.`);
  }
}
