import type { HeartbeatBody } from '@foyer/contract';

const qualities = ['1080p', '720p', '360p'];

/** What viewers report who watch so many rooms, in three qualities each. */
export function createHeartbeats(rooms: readonly string[]): HeartbeatBody[] {
  return rooms.flatMap(room =>
    qualities.map((quality, index) => ({
      room,
      stream: { kind: 'video', protocol: 'hls', quality },
      state: 'playing',
      sinceS: 754.2,
      playedS: 29.4,
      stalls: index,
      stalledS: 0.6 * index,
      droppedFrames: 0,
      decodedFrames: 735,
      latencyS: 8.5,
      bitrateBps: 4_500_000 / (index + 1),
    })),
  );
}
