import { describe, expect, it } from 'vitest';
import { buildLivePlaylist, findNewestSequence } from './build-live-playlist.ts';
import type { ListedSegment } from './parse-playlist.ts';

const LOOP_SEGMENTS = 4;
const LOOP_MS = 8000;
const VIDEO: ListedSegment[] = [2, 2, 2, 2].map((durationS, i) => ({ durationS, uri: `${i}.ts` }));
/** 375 AAC frames at 48 kHz: 94, 94, 94 and 93 of them. */
const AUDIO: ListedSegment[] = [2.005333, 2.005333, 2.005333, 1.984].map((durationS, i) => ({
  durationS,
  uri: `${i}.ts`,
}));
const LOOP_STARTS_AT = Date.UTC(2026, 10, 20, 9, 30) - (Date.UTC(2026, 10, 20, 9, 30) % LOOP_MS);

interface Entry {
  sequence: number;
  discontinuityNumber: number;
  startsAt: number;
  durationS: number;
}

/** Reads a playlist as a player does: RFC 8216, 4.3.3.2 and 4.3.3.3. */
function readPlaylist(text: string): Entry[] {
  const number = (tag: string) => Number(new RegExp(`^#${tag}:(\\d+)$`, 'm').exec(text)?.[1]);
  let sequence = number('EXT-X-MEDIA-SEQUENCE');
  let discontinuityNumber = number('EXT-X-DISCONTINUITY-SEQUENCE');
  let startsAt = Number.NaN;
  let durationS = Number.NaN;
  const entries: Entry[] = [];
  for (const line of text.trim().split('\n')) {
    if (line === '#EXT-X-DISCONTINUITY') discontinuityNumber++;
    const [, tag, value = ''] = /^#(EXTINF|EXT-X-PROGRAM-DATE-TIME):([^,]+)/.exec(line) ?? [];
    if (tag === 'EXTINF') durationS = Number(value);
    if (tag === 'EXT-X-PROGRAM-DATE-TIME') startsAt = Date.parse(value);
    if (line.startsWith('#')) continue;
    expect(line).toBe(`${sequence}.ts`);
    entries.push({ sequence, discontinuityNumber, startsAt, durationS });
    sequence++;
  }
  return entries;
}

/** What a player sees that loads the playlist again and again, through three loops. */
function watch(segments: ListedSegment[]): Entry[][] {
  const playlists: Entry[][] = [];
  for (let atMs = LOOP_STARTS_AT; atMs < LOOP_STARTS_AT + 3 * LOOP_MS; atMs += 700) {
    playlists.push(readPlaylist(buildLivePlaylist({ segments, atMs, windowSegments: 3 })));
  }
  return playlists;
}

describe('the live playlist', () => {
  it('is this at an instant in the middle of a loop', () => {
    const atMs = LOOP_STARTS_AT + 3000;
    const first = (LOOP_STARTS_AT / LOOP_MS) * LOOP_SEGMENTS;
    expect(buildLivePlaylist({ segments: VIDEO, atMs, windowSegments: 2 })).toBe(`#EXTM3U
#EXT-X-VERSION:3
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-TARGETDURATION:2
#EXT-X-MEDIA-SEQUENCE:${first - 1}
#EXT-X-DISCONTINUITY-SEQUENCE:${LOOP_STARTS_AT / LOOP_MS - 1}
#EXT-X-PROGRAM-DATE-TIME:${new Date(LOOP_STARTS_AT - 2000).toISOString()}
#EXTINF:2.000000,
${first - 1}.ts
#EXT-X-DISCONTINUITY
#EXT-X-PROGRAM-DATE-TIME:${new Date(LOOP_STARTS_AT).toISOString()}
#EXTINF:2.000000,
${first}.ts
`);
  });

  it('lists the last segments that are complete, and never one that is not', () => {
    for (const [index, entries] of watch(VIDEO).entries()) {
      const atMs = LOOP_STARTS_AT + index * 700;
      expect(entries).toHaveLength(3);
      const endsAt = (entries.at(-1)?.startsAt ?? 0) + 2000;
      expect(endsAt).toBeLessThanOrEqual(atMs);
      expect(endsAt).toBeGreaterThan(atMs - 2000);
    }
  });

  it.each([
    ['picture', VIDEO],
    ['sound', AUDIO],
  ])('says the same of a segment of the %s as long as it lists it', (_name, segments) => {
    const said = new Map<number, Entry>();
    for (const entry of watch(segments).flat()) {
      expect(said.get(entry.sequence) ?? entry).toEqual(entry);
      said.set(entry.sequence, entry);
    }
    expect(said.size).toBe(3 * LOOP_SEGMENTS + 2);
  });

  it('only ever moves on, without leaving a segment out', () => {
    const newest = watch(VIDEO).map(entries => entries.at(-1)?.sequence ?? 0);
    const steps = newest.slice(1).map((sequence, i) => sequence - (newest[i] ?? 0));
    expect(new Set(steps)).toEqual(new Set([0, 1]));
  });

  it('begins a discontinuity with each loop, and counts it when it leaves the window', () => {
    for (const { sequence, discontinuityNumber } of watch(VIDEO).flat()) {
      expect(discontinuityNumber).toBe(Math.floor(sequence / LOOP_SEGMENTS));
    }
    const withTagFirst = { segments: VIDEO, atMs: LOOP_STARTS_AT + 4000, windowSegments: 2 };
    const loop = LOOP_STARTS_AT / LOOP_MS;
    expect(buildLivePlaylist(withTagFirst)).toContain(
      `#EXT-X-DISCONTINUITY-SEQUENCE:${loop - 1}\n#EXT-X-DISCONTINUITY\n`,
    );
    const withoutTag = buildLivePlaylist({ ...withTagFirst, atMs: LOOP_STARTS_AT + 6000 });
    expect(withoutTag).toContain(`#EXT-X-DISCONTINUITY-SEQUENCE:${loop}\n#EXT-X-PROGRAM-DATE-TIME`);
  });

  it('dates each segment where the one before ends', () => {
    for (const entries of [...watch(VIDEO), ...watch(AUDIO)]) {
      for (const [i, { startsAt, durationS }] of entries.slice(0, -1).entries()) {
        const gapMs = (entries[i + 1]?.startsAt ?? 0) - startsAt - durationS * 1000;
        expect(Math.abs(gapMs)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('keeps picture and sound together', () => {
    const sound = watch(AUDIO);
    for (const [i, entries] of watch(VIDEO).entries()) {
      const numbers = (list: Entry[]) => list.map(entry => [entry.sequence, entry.discontinuityNumber]);
      expect(numbers(sound[i] ?? [])).toEqual(numbers(entries));
    }
  });

  it('has no discontinuity before the first loop of all', () => {
    const text = buildLivePlaylist({ segments: VIDEO, atMs: 5000, windowSegments: 6 });
    expect(readPlaylist(text).map(({ sequence }) => sequence)).toEqual([0, 1]);
    expect(text).not.toContain('#EXT-X-DISCONTINUITY\n');
  });
});

describe('findNewestSequence', () => {
  it('moves on at the end of a segment, not before', () => {
    const at = (atMs: number) => findNewestSequence({ segments: AUDIO, atMs });
    expect(at(LOOP_STARTS_AT + 2000) - at(LOOP_STARTS_AT + 1999)).toBe(1);
    expect(at(LOOP_STARTS_AT + 3999)).toBe(at(LOOP_STARTS_AT + 2000));
  });
});
