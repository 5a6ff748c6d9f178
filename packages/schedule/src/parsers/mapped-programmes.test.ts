import { describe, expect, it } from 'vitest';
import { formatSessionLines } from '../session-lines.ts';
import {
  hasRealProgrammes,
  listTruths,
  MISSING_PROGRAMMES,
  readProgramme,
  readTruthLines,
} from '../testing/real-programmes.ts';
import { parseMapped } from './mapped.ts';
import type { ScheduleMap } from './schedule-map.ts';

/** Formats that have parsers of their own, to see what a map alone can say. */
const MAPS: Record<string, ScheduleMap> = {
  'defcon-json': {
    items: 'talks',
    id: '@key',
    title: 'title',
    date: 'date',
    start: 'start',
    duration: 'duration',
    room: 'location',
    isHtmlEscaped: true,
  },
  'zookeepr-json': {
    id: 'Id',
    title: 'Title',
    start: 'Start',
    duration: 'Duration',
    room: 'Room Name',
    speakers: 'Presenters',
  },
  csv: { id: 'ID', title: 'Title', date: 'Date', start: 'Start', duration: 'Duration', room: 'Room' },
};

describe('maps of real programmes', () => {
  if (!hasRealProgrammes) {
    it.skip(MISSING_PROGRAMMES, () => {});
    return;
  }

  it.each(Object.entries(MAPS))('%s has the sessions that it has', (folder, map) => {
    for (const truth of listTruths(folder)) {
      const { zoneUsedForTruth: timezone } = truth.timezone;
      const lines = formatSessionLines(parseMapped(readProgramme(truth), { timezone, map }));
      // DEF CON writes 0 minutes for what it does not know, which no map can say.
      const zeroLength = /^([^|]*)\|\1\|/;
      const known = folder === 'defcon-json' ? lines.map(line => line.replace(zeroLength, '$1||')) : lines;
      expect(known).toEqual(readTruthLines(truth));
    }
  });
});
