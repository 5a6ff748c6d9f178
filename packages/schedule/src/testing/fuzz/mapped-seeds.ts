import type { ScheduleMap } from '../../parsers/schedule-map.ts';
import { MAPPED_FIELDS } from '../../parsers/schedule-map.ts';
import { type FuzzSeed, listFixtureSeeds } from './list-seeds.ts';
import { pickOddText } from './odd-values.ts';
import type { Random } from './random.ts';

/** A text, and how a config would say that it is read. */
export interface MappedSeed extends FuzzSeed {
  map: ScheduleMap;
}

/** Maps of formats that have parsers of their own, for their fixtures. */
const MAPS: Record<string, ScheduleMap> = {
  csv: {
    title: 'Title',
    start: 'Start',
    date: 'Date',
    id: 'ID',
    duration: 'Duration',
    room: 'Room',
    speakers: 'Speakers',
    speakerSeparator: '|',
    dateOrder: 'year-month-day',
    description: 'Description',
  },
  defcon: {
    items: 'talks',
    id: '@key',
    title: 'title',
    date: 'date',
    start: 'start',
    duration: 'duration',
    room: 'location',
    isHtmlEscaped: true,
  },
  'schedule-json': {
    items: 'schedule.conference.days.*.rooms.*',
    id: 'guid',
    title: 'title',
    date: '^.^.^.date',
    start: 'start',
    duration: 'duration',
    room: '^.@key',
    speakers: 'persons',
    speakerName: 'public_name',
    abstract: 'abstract',
    textFormat: 'markdown',
    links: ['links.*.url', 'url'],
    doNotRecord: '!recording',
    cancelled: 'do_not_record',
  },
  sched: {
    title: 'name',
    start: 'event_start',
    end: 'event_end',
    room: 'venue',
    roomSeparator: ',',
    speakers: 'speakers',
    description: 'description',
    textFormat: 'html',
    constantRoom: 'Hall',
  },
  zookeepr: {
    id: 'Id',
    title: 'Title',
    start: 'Start',
    duration: 'Duration',
    room: 'Room Name',
    speakers: 'Presenters',
    url: 'URL',
  },
};

export function listMappedSeeds(): MappedSeed[] {
  return Object.entries(MAPS).flatMap(([format, map]) =>
    listFixtureSeeds(format).map(seed => ({ ...seed, name: `${seed.name}, mapped`, map })),
  );
}

/** A map with some paths that lead elsewhere. */
export function mutateMap(map: ScheduleMap, text: string, random: Random): ScheduleMap {
  const mutated: Record<string, unknown> = { ...map };
  for (let left = random.nat(3); left > 0; left--) {
    mutated[random.pick(MAPPED_FIELDS)] = makePath(text, random);
  }
  if (random.chance(0.2)) mutated.items = makePath(text, random);
  if (random.chance(0.2)) mutated.durationUnit = random.pick(['seconds', 'minutes', 'hours']);
  if (random.chance(0.2)) mutated.dateOrder = random.pick(['day-month-year', 'month-day-year']);
  if (random.chance(0.2)) mutated.textFormat = random.pick(['html', 'markdown', 'text']);
  if (random.chance(0.2)) mutated.isHtmlEscaped = random.chance(0.5);
  const { title, start } = mutated;
  return { ...mutated, title: String(title), start: String(start) };
}

function makePath(text: string, random: Random): string {
  if (random.chance(0.2)) return pickOddText(random).slice(0, 100);
  const keys = [...text.slice(0, 5_000).matchAll(/"([^"\\]{1,30})"\s*:/g)].map(([, key = '']) => key);
  const parts = [...keys, '*', '*', '^', '^', '@key', '0'];
  return Array.from({ length: 1 + random.nat(3) }, () => random.pick(parts)).join('.');
}
