import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feed } from '../model.ts';
import type { Format } from '../parsers/format.ts';
import { formatSessionLines } from '../session-lines.ts';
import { abridgeFeed } from './abridge-feed.ts';
import { listFixtures } from './fixtures.ts';
import {
  hasRealProgrammes,
  listTruths,
  MISSING_PROGRAMMES,
  readProgramme,
  readTruthLines,
  type Truth,
} from './real-programmes.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const DATA = join(import.meta.dirname, '../../../../../shared/data/schedules');

export interface FormatUnderTest {
  format: Format;
  /** That of the fixtures. */
  timezone: string;
  /** The folder of its real programmes, if there are any. */
  folder: string | null;
  /** Which files of the folder are in this format, if not all are. */
  owns?: (file: string) => boolean;
  /** Where the truth about a text is known to be wrong: the line of ours that replaces one of its own. */
  corrections?: ReadonlyMap<string, string>;
  /** The other texts of a real programme. */
  findCompanions?: (truth: Truth) => string[];
}

/** What holds for every format: its fixtures, its real programmes, that it claims no other, and damage. */
export function describeFormat(options: FormatUnderTest): void {
  const { format, timezone, folder, owns = () => true } = options;
  const { corrections = new Map(), findCompanions = () => [] } = options;
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
      const others = [
        ...listFiles(FIXTURES, path => path.startsWith(`${format.name}/`)),
        ...listFiles(DATA, path => path.startsWith(`${folder}/`) && owns(basename(path))),
      ];
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

  if (folder !== null) describeRealProgrammes({ format, folder, owns, corrections, findCompanions });
}

function describeRealProgrammes({
  format,
  folder,
  owns,
  corrections,
  findCompanions,
}: {
  format: Format;
  folder: string;
  owns: (file: string) => boolean;
  corrections: ReadonlyMap<string, string>;
  findCompanions: (truth: Truth) => string[];
}): void {
  describe(`${format.name} real programmes`, () => {
    if (!hasRealProgrammes) {
      it.skip(MISSING_PROGRAMMES, () => {});
      return;
    }

    // Companions have no sessions of their own.
    const programmes = listTruths(folder).filter(truth => truth.sessions > 0 && owns(truth.file));
    it.each(programmes)('$file has the sessions, rooms and speakers that it has', truth => {
      const source = readProgramme(truth);
      const feed = format.parse(source, {
        timezone: truth.timezone.zoneUsedForTruth,
        companions: findCompanions(truth),
      });

      expect(format.recognise(source)).toBe(true);
      expect(feed.complete).toBe(true);
      expect(feed.problems.filter(problem => problem.severity === 'error')).toEqual([]);
      expect(formatSessionLines(feed)).toEqual(
        readTruthLines(truth).map(line => corrections.get(line) ?? line),
      );
      expectRoomsAndSpeakers(feed, truth);
    });
  });
}

function expectRoomsAndSpeakers({ sessions, rooms }: Feed, truth: Truth): void {
  const used = new Set(sessions.flatMap(session => session.rooms));
  const names = rooms.map(room => room.name);
  expect(new Set(names).size).toBe(names.length);
  expect([...used].filter(name => !names.includes(name))).toEqual([]);
  expect(names.filter(name => !used.has(name)).sort()).toEqual(truth.rooms.emptyDeclared);
  const speakers = sessions.flatMap(session => session.speakers.map(speaker => speaker.name));
  expect(new Set(speakers).size).toBe(truth.speakers.distinctNames);
  expect(speakers).toHaveLength(truth.speakers.mentions);
  expect(new Set(sessions.map(session => session.guid)).size).toBe(truth.sessions);
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

/** The texts in the folders of a folder, but for those whose path in it is excepted. */
function listFiles(root: string, isExcepted: (path: string) => boolean): string[] {
  if (root === DATA && !hasRealProgrammes) return [];
  const folders = readdirSync(root, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return folders
    .filter(({ name }) => name !== 'truth-lines')
    .flatMap(({ name }) => readdirSync(join(root, name)).map(file => `${name}/${file}`))
    .filter(path => !path.endsWith('.expected.json') && !isExcepted(path))
    .map(path => join(root, path));
}
