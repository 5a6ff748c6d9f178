import { isFew } from '@foyer/contract';
import type { NumbersRow } from '../storage/numbers-store.ts';
import type { ViewerGroup } from '../viewers/viewer-group.ts';
import { hasFew } from './describe-rollup.ts';

/**
 * Of which steps the public is told only roughly, since one of the parts of a whole is masked in them, and follows
 * from the others with the whole. Of the rooms it is their sum that is vague; a room is told exactly, so its streams,
 * qualities and endpoints are.
 */
export class VagueSteps {
  /** By the room whose parts are meant; null: the sum of all rooms. */
  readonly #minutes = new Map<string | null, Set<number>>();

  /** Takes in a part, with its steps. */
  note(part: ViewerGroup, rows: Iterable<NumbersRow>): void {
    const room = part.level === 'room' ? null : part.room;
    for (const row of rows) if (hasFew(row)) this.#add(room, row.minute);
  }

  /** Takes in that a room has viewers who are in none of its parts, as those that no endpoint is known of. */
  noteRest(room: string, whole: Iterable<NumbersRow>, parts: Iterable<readonly NumbersRow[]>): void {
    const rest = new Map(Array.from(whole, ({ minute, viewers }) => [minute, viewers]));
    for (const rows of parts) {
      for (const { minute, viewers } of rows) rest.set(minute, (rest.get(minute) ?? 0) - viewers);
    }
    for (const [minute, viewers] of rest) if (isFew(viewers)) this.#add(room, minute);
  }

  has({ level, room }: ViewerGroup, minute: number): boolean {
    return level !== 'room' && (this.#minutes.get(room)?.has(minute) ?? false);
  }

  #add(room: string | null, minute: number): void {
    const minutes = this.#minutes.get(room) ?? new Set();
    this.#minutes.set(room, minutes.add(minute));
  }
}
