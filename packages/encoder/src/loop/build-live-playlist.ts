import type { ListedSegment } from './parse-playlist.ts';

export interface LivePlaylistOptions {
  /** The segments of one loop, in order. */
  segments: readonly ListedSegment[];
  atMs: number;
  /** How many segments the playlist lists. */
  windowSegments: number;
}

/**
 * The loop as a live media playlist (RFC 8216) at an instant: the latest segments that are complete by then.
 * The loops are counted from 1970, one after another without a gap, so every number follows from the instant:
 * who asks twice, or asks an encoder that has just been started again, sees one stream that goes on. Playlists
 * of the same loop at the same instant list the same sequence numbers.
 */
export function buildLivePlaylist({ segments, atMs, windowSegments }: LivePlaylistOptions): string {
  const newest = findNewestSequence({ segments, atMs });
  const oldest = Math.max(0, newest - windowSegments + 1);
  const targetDurationS = Math.max(...segments.map(({ durationS }) => Math.round(durationS)));
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-TARGETDURATION:${targetDurationS}`,
    `#EXT-X-MEDIA-SEQUENCE:${oldest}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${countDiscontinuities({ segments, before: oldest })}`,
  ];
  for (let sequence = oldest; sequence <= newest; sequence++) {
    lines.push(...describeSegment({ segments, sequence }));
  }
  return `${lines.join('\n')}\n`;
}

/** The sequence number of the last segment that is complete at an instant; −1 in the first two seconds of 1970. */
export function findNewestSequence({ segments, atMs }: Omit<LivePlaylistOptions, 'windowSegments'>): number {
  return Math.floor((atMs * segments.length) / getLoopMs(segments)) - 1;
}

/** Which segment of the loop a sequence number is. */
export function toLoopIndex(sequence: number, segments: readonly unknown[]): number {
  return sequence % segments.length;
}

function describeSegment(at: { segments: readonly ListedSegment[]; sequence: number }): string[] {
  const index = toLoopIndex(at.sequence, at.segments);
  const loop = Math.floor(at.sequence / at.segments.length);
  const startsAt =
    loop * getLoopMs(at.segments) + Math.round(sumDurationsS(at.segments.slice(0, index)) * 1000);
  return [
    ...(index === 0 && loop > 0 ? ['#EXT-X-DISCONTINUITY'] : []),
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(startsAt).toISOString()}`,
    `#EXTINF:${(at.segments[index]?.durationS ?? 0).toFixed(6)},`,
    `${at.sequence}.ts`,
  ];
}

/** The loops that have begun before a segment, the first apart. One that begins with it still shows its own tag. */
function countDiscontinuities(at: { segments: readonly ListedSegment[]; before: number }): number {
  return Math.max(0, Math.floor((at.before - 1) / at.segments.length));
}

/** Rounded, because the durations of the sound are thirds of a millisecond long. */
function getLoopMs(segments: readonly ListedSegment[]): number {
  return Math.round(sumDurationsS(segments) * 1000);
}

function sumDurationsS(segments: readonly ListedSegment[]): number {
  return segments.reduce((sum, { durationS }) => sum + durationS, 0);
}
