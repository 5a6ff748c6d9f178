import { toSelector } from '@foyer/feeds';
import { type FeedRoom, matchRooms, type Session } from '@foyer/schedule';
import type { ReadProgramme } from './read-programme.ts';

/** A line for each room of a programme, those first that it lists: what a config has to name, and which of its rooms does. */
export function describeRooms({ feed, timezone, rooms, elsewhere }: ReadProgramme): string {
  const takers = rooms === null ? null : matchRooms(feed, rooms.map(toSelector));
  const takersElsewhere = matchRooms(feed, elsewhere.map(toSelector));
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const describeTakers = (name: string | null) => {
    if (takers === null) return '';
    const list = (found: typeof takers) =>
      found
        .get(name)
        ?.map(({ room }) => room)
        .join(', ') ?? '';
    const others = list(takersElsewhere);
    return ` → ${list(takers) || (others === '' ? 'no room' : `${others} (in another way)`)}`;
  };
  const describe = (room: string, sessions: readonly Session[], ids: string) => {
    const count = `${sessions.length} ${sessions.length === 1 ? 'session' : 'sessions'}`.padStart(13);
    const first = findLeast(
      sessions.map(({ startsAt }) => startsAt),
      1,
    );
    const last = findLeast(
      sessions.map(({ startsAt, endsAt }) => endsAt ?? startsAt),
      -1,
    );
    const span = first === null || last === null ? '' : `${format.format(first)} – ${format.format(last)}`;
    return `${count}  ${span.padEnd(35)}  ${room}${ids}\n`;
  };
  const lines = feed.rooms.map(room =>
    describe(
      room.name,
      feed.sessions.filter(session => session.rooms.includes(room.name)),
      describeIds(room) + describeTakers(room.name),
    ),
  );
  const roomless = feed.sessions.filter(session => session.rooms.length === 0);
  return [
    ...lines,
    ...(roomless.length === 0 ? [] : [describe('(no room)', roomless, describeTakers(null))]),
  ].join('');
}

/** The least of them times the sign; null of none. */
function findLeast(numbers: readonly number[], sign: 1 | -1): number | null {
  return numbers.reduce<number | null>(
    (least, number) => (least === null || number * sign < least * sign ? number : least),
    null,
  );
}

function describeIds({ id, guid, slug }: FeedRoom): string {
  const ids = Object.entries({ id, guid, slug }).flatMap(([name, value]) =>
    value === null ? [] : `${name} ${value}`,
  );
  return ids.length === 0 ? '' : ` (${ids.join(', ')})`;
}
