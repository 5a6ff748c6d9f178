import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Format } from '../parsers/format.ts';
import { abridgeFeed } from './abridge-feed.ts';
import { listFixtures } from './fixtures.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

export interface FormatUnderTest {
  format: Format;
  /** That of the fixtures. */
  timezone: string;
}

/** What holds for every format: its fixtures, that it claims no other, and that it tells what breaks off. */
export function describeFormat({ format, timezone }: FormatUnderTest): void {
  const fixtures = listFixtures(format.name);

  describe(`${format.name} fixtures`, () => {
    it.each(fixtures)('reads $name', ({ source, companions, expected }) => {
      const feed = { ...format.parse(source, { timezone, companions }), format: format.name };
      expect(abridgeFeed(feed)).toEqual(expected);
    });
  });

  describe(`${format.name} content`, () => {
    it.each(fixtures)('is recognised in $name', ({ source }) => {
      expect(format.recognise(source)).toBe(true);
      expect(format.recognise(`\uFEFF\n ${source}`)).toBe(true);
    });

    it('is not recognised in any other format, nor in what is no programme', () => {
      const others = listOtherFixtures(format.name);
      expect(others.filter(path => format.recognise(readFileSync(path, 'utf8')))).toEqual([]);
      const nothings = [
        '',
        ' ',
        '[]',
        '{}',
        '[[]]',
        'null',
        '<schedule/>',
        '<a>',
        'BEGIN:VCALENDAR',
        'a,b\n1,2',
      ];
      expect(nothings.filter(format.recognise)).toEqual([]);
      for (const text of nothings) {
        expect(format.parse(text, { timezone })).toMatchObject({ complete: false, sessions: [], rooms: [] });
      }
    });

    const texts = fixtures.map(({ source }) => source.trimEnd());
    it.each(texts.filter(text => /^\s*[[{]/.test(text)))('is told to break off where its JSON does', text => {
      const feed = format.parse(text.slice(0, -1), { timezone });
      expect(feed).toMatchObject({ complete: false, sessions: [] });
      expect(feed.problems.map(problem => problem.code)).toEqual(['json-unreadable']);
    });
  });
}

/** The texts of all formats but one. */
function listOtherFixtures(format: string): string[] {
  const folders = readdirSync(FIXTURES).filter(folder => folder !== format);
  return folders
    .flatMap(folder => readdirSync(join(FIXTURES, folder)).map(file => join(FIXTURES, folder, file)))
    .filter(path => !path.endsWith('.expected.json'));
}
