import type { Instant } from '@foyer/schedule';

export interface Stretch {
  startsAt: Instant;
  /** After `startsAt`. */
  endsAt: Instant;
}

export interface LanePlace {
  /** From 0. */
  lane: number;
  /** How many lanes it takes: those beside it that are free for as long as it lasts. */
  span: number;
}

export interface PackedLanes {
  /** By the place in the list of stretches. */
  places: LanePlace[];
  lanes: number;
}

/**
 * Puts what overlaps into lanes side by side, each as far left as it finds room, in as few as there can be.
 * Stretches come sorted by start.
 */
export function packLanes(stretches: readonly Stretch[]): PackedLanes {
  const lanes: Stretch[][] = [];
  const laneOf = stretches.map(stretch => {
    const free = lanes.findIndex(lane => (lane.at(-1)?.endsAt ?? stretch.startsAt) <= stretch.startsAt);
    const lane = free === -1 ? lanes.length : free;
    if (free === -1) lanes.push([]);
    lanes[lane]?.push(stretch);
    return lane;
  });
  const places = stretches.map((stretch, index) => {
    const lane = laneOf[index] ?? 0;
    let end = lane + 1;
    while (end < lanes.length && !lanes[end]?.some(other => overlap(other, stretch))) end++;
    return { lane, span: end - lane };
  });
  return { places, lanes: lanes.length };
}

function overlap(a: Stretch, b: Stretch): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}
