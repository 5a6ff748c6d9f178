import { existsSync, readFileSync } from 'node:fs';
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
  speakers: { distinctNames: number; mentions: number };
}

/** What is known of the programmes in a folder, or in all of them; empty where they are missing. */
export function listTruths(folder?: string): Truth[] {
  if (!hasRealProgrammes) return [];
  const { files } = JSON.parse(readFileSync(join(DATA, 'truth.json'), 'utf8')) as { files: Truth[] };
  return files.filter(truth => folder === undefined || truth.format === folder);
}

export function readProgramme({ format, file }: Pick<Truth, 'format' | 'file'>): string {
  return readFileSync(join(DATA, format, file), 'utf8');
}

/** Lines `start|end|room|title`, sorted, as `formatSessionLines` gives them. */
export function readTruthLines({ format, file }: Pick<Truth, 'format' | 'file'>): string[] {
  const packed = readFileSync(join(DATA, 'truth-lines', `${format}__${file}.txt.gz`));
  return gunzipSync(packed).toString().split('\n');
}
