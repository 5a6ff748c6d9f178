import type { RoomConfig } from '@foyer/config';
import { type ChangedSource, FeedError, readSource } from '@foyer/feeds';
import { type Feed, type Problem, parseFeed, parseMapped } from '@foyer/schedule';
import { readStandardInput, STANDARD_INPUT } from './read-standard-input.ts';
import type { NamedLocation, ReadingTerms } from './reading-terms.ts';

export interface ReadProgramme {
  feed: Feed;
  /** Of its days, and of its times without an offset. */
  timezone: string;
  /** Of the config, which its sessions are given to; null: its own. */
  rooms: readonly RoomConfig[] | null;
  /** Those of the config that read the same in another way: what they take is not left over. */
  elsewhere: readonly RoomConfig[];
}

/** Whoever knows how to read a programme knows how to read an older copy of it. */
export type ProgrammeReader = (named: NamedLocation) => Promise<ReadProgramme>;

/**
 * Fetches what is read together with a programme. Throws `FeedError` where something cannot be had.
 * @param input what is read where a location is `-`, once
 */
export async function createProgrammeReader(
  terms: ReadingTerms,
  input: AsyncIterable<string | Uint8Array>,
): Promise<ProgrammeReader> {
  const { language, companions, map, format, rooms, elsewhere } = terms;
  let piped: Promise<Source> | undefined;
  const fetchText = async (named: NamedLocation): Promise<Source> => {
    if (named.location !== STANDARD_INPUT) return await fetchSource(named, language);
    piped ??= readStandardInput(input);
    return await piped;
  };
  const others = await Promise.all(companions.map(fetchText));
  return async named => {
    const main = await fetchText(named);
    const parse = (timezone: string): Feed => {
      const calendar = terms.getCalendar(timezone);
      const reading = {
        timezone,
        companions: others.map(({ text }) => text),
        ...(calendar && { calendar }),
      };
      return map === null
        ? parseFeed(main.text, { ...reading, format })
        : parseMapped(main.text, { ...reading, map });
    };
    const { feed, timezone } = readInOwnZone(parse, terms.timezone);
    const encoding = [main, ...others].flatMap(({ problems }) => problems);
    return { feed: { ...feed, problems: [...encoding, ...feed.problems] }, timezone, rooms, elsewhere };
  };
}

type Source = Pick<ChangedSource, 'text' | 'problems'>;

/** A programme that names its zone is read in it, unless the caller knows better. */
function readInOwnZone(
  parse: (timezone: string) => Feed,
  given: string | undefined,
): Pick<ReadProgramme, 'feed' | 'timezone'> {
  if (given !== undefined) return { feed: parse(given), timezone: given };
  const feed = parse('UTC');
  const own = feed.conference.timezone;
  if (own !== null && own !== 'UTC') return { feed: parse(own), timezone: own };
  const isGuess = own === null && !isSameTime(feed, parse(ANY_OTHER_ZONE));
  const problems = isGuess ? [ZONE_ASSUMED, ...feed.problems] : feed.problems;
  return { feed: { ...feed, problems }, timezone: 'UTC' };
}

/** Without summer time, and with no instant at the hour that UTC has. */
const ANY_OTHER_ZONE = 'Pacific/Honolulu';

const ZONE_ASSUMED: Problem = {
  severity: 'warning',
  code: 'timezone-assumed',
  message:
    'It names no time zone, and its times have no offset: they are read in UTC. Name its zone with --timezone, such as Europe/Berlin.',
  position: {},
};

function isSameTime(a: Feed, b: Feed): boolean {
  const listStarts = ({ sessions }: Feed) => sessions.map(({ startsAt }) => startsAt).join();
  return listStarts(a) === listStarts(b);
}

async function fetchSource({ location, namedBy }: NamedLocation, language: string): Promise<ChangedSource> {
  const reply = await readSource({ location, namedBy, language });
  if (reply.status === 'changed') return reply;
  throw new FeedError('FEED_FAULT', `${location} answered an unconditional request as unchanged.`);
}
