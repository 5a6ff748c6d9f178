import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

export interface Fixture {
  name: string;
  source: string;
  /** The texts of `name.companion….json` beside it. */
  companions: string[];
  /** As `abridgeFeed` gives it. */
  expected: unknown;
}

/** The pairs of source and expected reading of a format, one for each quirk. */
export function listFixtures(format: string): Fixture[] {
  const folder = join(FIXTURES, format);
  const files = readdirSync(folder).sort();
  const names = files.filter(file => !/\.(?:expected|companion[^.]*)\.json$/.test(file));
  return names.map(name => {
    const stem = basename(name, extname(name));
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    return {
      name,
      source: read(name),
      companions: files.filter(file => file.startsWith(`${stem}.companion`)).map(read),
      expected: JSON.parse(read(`${stem}.expected.json`)),
    };
  });
}
