import type { ComponentTrouble } from '@foyer/contract';
import { formatTimeNear, type TimePlace } from '../words/format-time.ts';

export interface Complaints {
  /** Sentences without their full stop. */
  byRoom: ReadonlyMap<string, readonly string[]>;
  /** Of machines that work for several rooms, or none. */
  others: readonly string[];
}

/** What the media pipeline says is wrong, by room, with since when. `shiftMs` is added to the tracker's instants. */
export function groupComplaints(
  troubles: readonly ComponentTrouble[],
  { at, shiftMs, ...place }: TimePlace & { at: number; shiftMs: number },
): Complaints {
  const byRoom = new Map<string, string[]>();
  const others: string[] = [];
  for (const { room, text, since } of troubles) {
    const time = formatTimeNear(Date.parse(since) + shiftMs, at, place);
    const sentence = `${text.replace(/\.$/, '')}, since ${time}`;
    if (room === null) others.push(sentence);
    else byRoom.set(room, [...(byRoom.get(room) ?? []), sentence]);
  }
  return { byRoom, others };
}
