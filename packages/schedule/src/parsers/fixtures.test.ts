import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFeed } from '../parse-feed.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const ZONES = { frab: 'Europe/Berlin', zookeepr: 'Australia/Melbourne' };

describe.each(Object.entries(ZONES))('%s fixtures', (format, timezone) => {
  const folder = join(FIXTURES, format);
  const sources = readdirSync(folder).filter(name => !name.endsWith('.expected.json'));

  it.each(sources)('reads %s', name => {
    const expected = join(folder, `${basename(name, extname(name))}.expected.json`);
    const feed = parseFeed(readFileSync(join(folder, name), 'utf8'), { timezone });
    expect(abridge(feed)).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });
});

/** What a fixture states: nothing that is null or an empty list, instants as text, problems in a line. */
function abridge({ problems, ...feed }: ReturnType<typeof parseFeed>): unknown {
  return {
    ...Object.fromEntries(Object.entries(feed).map(([key, value]) => [key, omitNothings(value)])),
    problems: problems.map(({ severity, code, position }) =>
      [severity, code, position.line ?? position.path].filter(part => part !== undefined).join(' '),
    ),
  };
}

function omitNothings(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map(item => omitNothings(item));
  if (typeof value === 'number' && /^(?:starts|ends)At$/.test(key)) return new Date(value).toISOString();
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null && !isEmptyList(item));
  return Object.fromEntries(entries.map(([name, item]) => [name, omitNothings(item, name)]));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
