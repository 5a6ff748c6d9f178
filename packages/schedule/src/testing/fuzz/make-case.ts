import { FORMATS, type FormatName } from '../../formats.ts';
import type { CalendarOptions, ParseOptions } from '../../model.ts';
import type { ScheduleMap } from '../../parsers/schedule-map.ts';
import { abridgeSeeds, type FuzzSeed, listFixtureSeeds, listRealSeeds } from './list-seeds.ts';
import { listMappedSeeds, mutateMap } from './mapped-seeds.ts';
import { mutateText } from './mutate-text.ts';
import { createRandom, mixSeeds, type Random } from './random.ts';

/** One input of a parser, with everything that it is called with. */
export interface FuzzCase {
  format: FuzzTarget;
  /** What the text was made of. */
  origin: string;
  text: string;
  options: ParseOptions;
  /** Only for `mapped`. */
  map: ScheduleMap | null;
}

/** A format by its name, or `mapped`: JSON and CSV by a map of its fields. */
export type FuzzTarget = FormatName | 'mapped';

export const FUZZ_TARGETS: readonly FuzzTarget[] = [...FORMATS.map(({ name }) => name), 'mapped'];

/** What the cases of a format are made of; `whole` ones are taken rarely, for they are large. */
export interface FuzzCorpus {
  format: FuzzTarget;
  seeds: readonly (FuzzSeed & { map?: ScheduleMap })[];
  whole: readonly FuzzSeed[];
  /** To take pieces from. */
  donors: readonly string[];
}

const ABRIDGEMENTS = 4;
const WHOLE_SHARE = 1 / 1_000;
const ZONES = [
  'Europe/Berlin',
  'UTC',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Nowhere/At_All',
];

/** The fixtures of a format and, if they are wanted and here, its real programmes. */
export function loadCorpus(format: FuzzTarget, withReal: boolean): FuzzCorpus {
  const whole = withReal ? listRealSeeds(format) : [];
  const seeds = format === 'mapped' ? listMappedSeeds() : listFixtureSeeds(format);
  const donors = FORMATS.flatMap(({ name }) => listFixtureSeeds(name).map(({ text }) => text));
  return { format, seeds: [...seeds, ...abridgeSeeds(whole, ABRIDGEMENTS)], whole, donors };
}

/** The case of that number: the same for the same corpus and seed. */
export function makeCase(corpus: FuzzCorpus, { seed, number }: { seed: number; number: number }): FuzzCase {
  const random = createRandom(mixSeeds(corpus.format, seed, number));
  const isWhole = corpus.whole.length > 0 && random.chance(WHOLE_SHARE);
  const origin: FuzzSeed & { map?: ScheduleMap } = random.pick(isWhole ? corpus.whole : corpus.seeds);
  const mutate = (text: string, syntax: FuzzSeed['syntax']) => {
    const donor = random.chance(0.5) ? random.pick(corpus.seeds).text : random.pick(corpus.donors);
    return mutateText(text, { random, syntax, donor });
  };
  const text = mutate(origin.text, origin.syntax);
  const companions = origin.companions.map(companion =>
    random.chance(0.5) ? mutate(companion, 'json') : companion,
  );
  // A map is for those who know their zone: a name that is none is refused with the config.
  const timezone = random.pick(origin.map === undefined ? ZONES : ZONES.slice(0, -1));
  const calendar = makeCalendarOptions(random);
  const map =
    origin.map === undefined ? null : random.chance(0.5) ? origin.map : mutateMap(origin.map, text, random);
  return {
    format: corpus.format,
    origin: origin.name,
    text,
    options: { timezone, companions, calendar },
    map,
  };
}

function makeCalendarOptions(random: Random): CalendarOptions {
  if (random.chance(0.7)) return {};
  const fields = ['CATEGORIES', 'RESOURCES', 'X-ROOM', 'DTSTART', 'SUMMARY', 'ORGANIZER'];
  const startsAt = Date.parse('2026-11-01') + random.nat(100) * 86_400_000;
  return {
    roomField: random.pick(fields),
    speakerField: random.pick(fields),
    speakerSeparator: random.pick([' - ', '-', ', ', 'by']),
    repeatWithin: { startsAt, endsAt: startsAt + random.nat(400) * 86_400_000 },
  };
}
