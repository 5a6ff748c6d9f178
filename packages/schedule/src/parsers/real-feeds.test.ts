import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseFeed } from '../parse-feed.ts';
import { formatSessionLines } from '../session-lines.ts';

/** Programmes of real conferences, which are not ours to publish; what is true of them was found by other means. */
const DATA = join(import.meta.dirname, '../../../../../shared/data/schedules');
const FOLDERS = { 'pentabarf-xml': 'frab', 'zookeepr-json': 'zookeepr' } as const;

interface Truth {
  format: string;
  file: string;
  timezone: { zoneUsedForTruth: string };
  sessions: number;
  rooms: { names: string[]; perRoom: Record<string, number>; emptyDeclared: string[] };
  speakers: { distinctNames: number; mentions: number };
}

describe('real programmes', () => {
  const isThere = existsSync(DATA);
  it.skipIf(isThere)('are not here: put them into ../shared/data/schedules to test with them', () => {});
  if (!isThere) return;

  const { files } = JSON.parse(readFileSync(join(DATA, 'truth.json'), 'utf8')) as { files: Truth[] };
  const known = Object.entries(FOLDERS).flatMap(([folder, format]) =>
    files.filter(truth => truth.format === folder).map(truth => ({ format, truth, name: truth.file })),
  );

  it.each(known)('$name has the sessions, rooms and speakers that it has', ({ format, truth }) => {
    const text = readFileSync(join(DATA, truth.format, truth.file), 'utf8');
    const feed = parseFeed(text, { timezone: truth.timezone.zoneUsedForTruth });
    const lines = readFileSync(join(DATA, 'truth-lines', `${truth.format}__${truth.file}.txt.gz`));
    const rooms = feed.sessions.flatMap(session => session.rooms);
    const speakers = feed.sessions.flatMap(session => session.speakers.map(speaker => speaker.name));

    expect(feed).toMatchObject({ format, complete: true });
    expect(feed.problems.filter(problem => problem.severity === 'error')).toEqual([]);
    expect(formatSessionLines(feed)).toEqual(gunzipSync(lines).toString().split('\n'));
    expect(countEach(rooms)).toEqual(truth.rooms.perRoom);
    expect(
      feed.rooms
        .map(room => room.name)
        .filter(name => !rooms.includes(name))
        .sort(),
    ).toEqual(truth.rooms.emptyDeclared);
    expect(new Set(speakers).size).toBe(truth.speakers.distinctNames);
    expect(speakers).toHaveLength(truth.speakers.mentions);
    expect(new Set(feed.sessions.map(session => session.guid)).size).toBe(truth.sessions);
  });
});

function countEach(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
