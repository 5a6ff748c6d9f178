import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feed } from '../model.ts';
import type { Format } from '../parsers/format.ts';
import { abridgeFeed } from './abridge-feed.ts';
import { listFixtures } from './fixtures.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

export interface FormatUnderTest {
  format: Format;
  /** That of the fixtures. */
  timezone: string;
}

/** What holds for every format: its fixtures, that it claims no other, and damage. */
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
  });

  describe(`${format.name} damage`, () => {
    const texts = fixtures.map(({ source }) => source.trimEnd());
    it.each(texts.filter(text => /^\s*[[{]/.test(text)))('is told where JSON breaks off', text => {
      const feed = format.parse(text.slice(0, -1), { timezone });
      expect(feed).toMatchObject({ complete: false, sessions: [] });
      expect(feed.problems.map(problem => problem.code)).toEqual(['json-unreadable']);
    });

    it('never makes the parser throw, nor report more than a screenful', () => {
      const damaged = fc
        .tuple(fc.constantFrom(...fixtures), fc.nat(), fc.nat(40), fc.string({ unit: 'binary' }))
        .map(([{ source }, at, length, insert]) => {
          const start = at % (source.length + 1);
          return source.slice(0, start) + insert + source.slice(start + length);
        });
      const retyped = fc
        .tuple(fc.constantFrom(...fixtures), fc.nat(), fc.constantFrom(...VALUES))
        .map(([{ source }, at, value]) => replaceValue(source, at, value));
      fc.assert(
        fc.property(fc.oneof(damaged, retyped, fc.string({ unit: 'binary' })), text => {
          expectSound(format.parse(text, { timezone }));
        }),
        { numRuns: 400 },
      );
    });
  });
}

function expectSound({ sessions, problems }: Feed): void {
  expect(problems.length).toBeLessThan(200);
  expect(new Set(sessions.map(session => session.guid)).size).toBe(sessions.length);
  for (const { startsAt, endsAt, guid, title } of sessions) {
    expect(Number.isFinite(startsAt) && (endsAt === null || endsAt >= startsAt)).toBe(true);
    expect(guid !== '' && title !== '').toBe(true);
  }
}

const VALUES = ['null', '0', '-1', '1e999', 'true', '""', '[]', '{}', '[null, [], {"a": 1}]', '"2026-02-30"'];

/** Puts a value of another type in the place of one in JSON; in XML and CSV, between two quotes. */
function replaceValue(source: string, at: number, value: string): string {
  const values = [...source.matchAll(/"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?|null|true|false/g)];
  const match = values[at % Math.max(1, values.length)];
  if (match === undefined) return source;
  return source.slice(0, match.index) + value + source.slice(match.index + match[0].length);
}

/** The texts of all formats but one. */
function listOtherFixtures(format: string): string[] {
  const folders = readdirSync(FIXTURES).filter(folder => folder !== format);
  return folders
    .flatMap(folder => readdirSync(join(FIXTURES, folder)).map(file => join(FIXTURES, folder, file)))
    .filter(path => !path.endsWith('.expected.json'));
}
