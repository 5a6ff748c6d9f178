import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Programmes of real conferences, which are not ours to publish; what is true of them was found by other means. */
const DATA = join(import.meta.dirname, '../../../../../shared/data/schedules');

/** Where they are missing, tests that need them skip and say so. */
export const hasRealProgrammes = existsSync(DATA);
export const MISSING_PROGRAMMES =
  'real programmes are not here: put them into ../shared/data/schedules to test with them';

export interface Truth {
  format: string;
  file: string;
  timezone: { zoneUsedForTruth: string };
  sessions: number;
  rooms: {
    names: string[];
    perRoom: Record<string, number>;
    emptyDeclared: string[];
    /** The single rooms, where the source joins several in one text. */
    expandedNames?: string[];
  };
  speakers: { distinctNames: number; distinctIds: number | null; mentions: number };
  /** Of a calendar, what repeats in it within some time. */
  recurrence?: { windowStart: string; windowEnd: string; occurrences: string[] }[];
  samples: SessionSample[];
  edgeSamples: SessionSample[];
}

/** One session, read by a person. */
export interface SessionSample {
  title: string;
  room: string | null;
  start: string;
  end: string | null;
  speakers: string[];
}

/** Which other files a programme comes in, by its own. */
const COMPANIONS = new Map([
  ['droidcon-sf-2018-gridsmart.json', ['droidcon-sf-2018-speakers.json']],
  [
    'devfest-ukraine-2016-schedule.json',
    ['devfest-ukraine-2016-sessions.json', 'devfest-ukraine-2016-speakers.json'],
  ],
]);

/** What is known of the programmes in a folder, or in all of them; empty where they are missing. */
export function listTruths(folder?: string): Truth[] {
  if (!hasRealProgrammes) return [];
  const { files } = JSON.parse(readFileSync(join(DATA, 'truth.json'), 'utf8')) as { files: Truth[] };
  const companions = [...COMPANIONS.values()].flat();
  return files.filter(
    ({ format, file }) => !companions.includes(file) && (folder === undefined || format === folder),
  );
}

/** All files that are here, companions included, as `folder/file`. */
export function listProgrammeFiles(): string[] {
  if (!hasRealProgrammes) return [];
  const folders = readdirSync(DATA, { withFileTypes: true }).filter(
    entry => entry.isDirectory() && entry.name !== 'truth-lines',
  );
  return folders.flatMap(({ name }) => readdirSync(join(DATA, name)).map(file => `${name}/${file}`)).sort();
}

export function readProgramme({ format, file }: Pick<Truth, 'format' | 'file'>): string {
  return readFileSync(join(DATA, format, file), 'utf8');
}

/** The names of the other files that a programme comes in. */
export function listCompanions({ file }: Pick<Truth, 'file'>): string[] {
  return COMPANIONS.get(file) ?? [];
}

/** Lines `start|end|room|title`, sorted, as `formatSessionLines` gives them. */
export function readTruthLines({ format, file }: Pick<Truth, 'format' | 'file'>): string[] {
  const packed = readFileSync(join(DATA, 'truth-lines', `${format}__${file}.txt.gz`));
  return gunzipSync(packed).toString().split('\n');
}
