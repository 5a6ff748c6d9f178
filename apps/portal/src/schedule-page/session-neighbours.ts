import type { Instant } from '@foyer/schedule';
import type { ProgrammeView, ViewEntry } from './programme-view.ts';

export interface Neighbours {
  /** In the same room on the same day. */
  before: ViewEntry | null;
  after: ViewEntry | null;
  /** In other rooms, those with a camera first. */
  meanwhile: readonly ViewEntry[];
}

const MAX_MEANWHILE = 8;

/** Of a session that is several times, the time that matters: on now or next, or else the last. */
export function pickEntry(entries: readonly ViewEntry[], at: Instant): ViewEntry | undefined {
  return entries.find(({ endsAt }) => endsAt > at) ?? entries.at(-1);
}

/** What comes before and after a session where it is, and what else there is while it lasts. */
export function findNeighbours(view: ProgrammeView, entry: ViewEntry): Neighbours {
  const day = view.days.find(({ date }) => date === entry.date);
  // Rooms in two zones have each their own copy of what is in both.
  const others = (day?.entries ?? []).filter(({ session }) => session.guid !== entry.session.guid);
  const here = others.filter(({ room }) => room === entry.room);
  const meanwhile = others
    .filter(other => other.room !== entry.room && overlap(other, entry))
    .sort((a, b) => rank(a) - rank(b));
  return {
    before: here.findLast(({ endsAt }) => endsAt <= entry.startsAt) ?? null,
    after: here.find(({ startsAt }) => startsAt >= Math.max(entry.endsAt, entry.startsAt + 1)) ?? null,
    meanwhile: meanwhile.slice(0, MAX_MEANWHILE),
  };
}

function rank({ room }: ViewEntry): number {
  return room.name === null ? 1 : 0;
}

function overlap(a: ViewEntry, b: ViewEntry): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}
