import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

export interface Fixture {
  name: string;
  source: string;
  /** As `abridgeFeed` gives it. */
  expected: unknown;
}

/** The pairs of source and expected reading of a format, one for each quirk. */
export function listFixtures(format: string): Fixture[] {
  const folder = join(FIXTURES, format);
  const names = readdirSync(folder).filter(name => !name.endsWith('.expected.json'));
  return names.map(name => ({
    name,
    source: readFileSync(join(folder, name), 'utf8'),
    expected: JSON.parse(
      readFileSync(join(folder, `${basename(name, extname(name))}.expected.json`), 'utf8'),
    ),
  }));
}
