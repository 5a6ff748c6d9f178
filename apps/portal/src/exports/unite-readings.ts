import { toSelector } from '@foyer/feeds';
import { listRoomNames, matchRooms, nameRooms, type RoomSelector, type Session } from '@foyer/schedule';
import type { BuiltSource, ProgrammeSource } from '../programme/programme.ts';

export interface ReadableSource extends ProgrammeSource {
  built: BuiltSource;
}

/** A programme as some rooms of the config read it, and which of them take each of its own; null: what names none. */
export interface Reading {
  source: ReadableSource;
  takers: ReadonlyMap<string | null, readonly RoomSelector[]>;
  /** Those that take what names none, by what the programme calls them, in the order of the config. */
  plenaryRooms: ReadonlyMap<string, RoomSelector>;
}

/** What a session that goes out is of. */
export interface SessionOrigin {
  /** What it is called in the programme, and its page is named after. */
  guid: string;
  /** Those that have it so, in the order of the config; the first is the one that it is taken from. */
  readings: readonly [Reading, ...Reading[]];
  /** The rooms of the config that it is in. */
  shownIn: ReadonlySet<string>;
}

interface Copy {
  session: Session;
  reading: Reading;
}

type Copies = [Copy, ...Copy[]];

export function openReadings(sources: readonly ReadableSource[]): Reading[] {
  return sources.map(source => {
    const { feed } = source.built;
    const selectors = source.rooms.map(toSelector);
    const takers = matchRooms(feed, selectors);
    const plenary = [...nameRooms(feed, selectors)].filter(([selector]) =>
      takers.get(null)?.includes(selector),
    );
    return { source, takers, plenaryRooms: new Map(plenary.map(([selector, name]) => [name, selector])) };
  });
}

/** The room of the config that a room of the programme is, or what stands for one that names none. */
export function findTakerIn(
  { takers, plenaryRooms }: Reading,
  room: string | null,
): RoomSelector | undefined {
  return takers.get(room)?.[0] ?? (room === null ? undefined : plenaryRooms.get(room));
}

/**
 * Each session once, with what it is of. One programme may be read in several ways, as for rooms in two time zones:
 * a time without an offset is another instant in each. Such a session goes out once for every instant that it has, in
 * the rooms where it has that, all but the first under a guid of their own.
 */
export function uniteReadings(readings: readonly Reading[]): Map<Session, SessionOrigin> {
  const united = new Map<Session, SessionOrigin>();
  for (const same of Map.groupBy(readings, ({ source }) => source.feed.location).values()) {
    const byGuid = groupCopies(same);
    const guids = new Set(byGuid.keys());
    for (const [guid, copies] of byGuid) {
      for (const [index, group] of divideByTime(copies, same).entries()) {
        const first = group.copies.find(isShown) ?? group.copies[0];
        const session =
          index === 0 ? group.session : { ...group.session, guid: chooseGuid(guid, first, guids) };
        guids.add(session.guid);
        united.set(session, describeOrigin(guid, first, group.copies));
      }
    }
  }
  return united;
}

function groupCopies(readings: readonly Reading[]): Map<string, Copies> {
  const byGuid = new Map<string, Copies>();
  for (const reading of readings) {
    for (const session of reading.source.built.feed.sessions) {
      const copies = byGuid.get(session.guid);
      if (copies === undefined) byGuid.set(session.guid, [{ session, reading }]);
      else if (copies.at(-1)?.reading !== reading) copies.push({ session, reading });
    }
  }
  return byGuid;
}

/** The copies that are at the same time, and the session that they are, in the rooms where it is then. */
function divideByTime(copies: Copies, readings: readonly Reading[]): { session: Session; copies: Copies }[] {
  const groups = Map.groupBy(copies, ({ session: { startsAt, endsAt } }) => `${startsAt} ${endsAt}`);
  const whole = { session: (copies.find(isShown) ?? copies[0]).session, copies };
  if (groups.size === 1) return [whole];
  const divided = [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const group: Copies = [first, ...others];
    const { session } = group.find(isShown) ?? first;
    const there = listRoomNames(session).filter(room => group.some(copy => tells(copy, room, readings)));
    if (there.length === 0) return [];
    const isWhole = there.length === listRoomNames(session).length;
    const rooms = there.filter(room => room !== null);
    return [{ session: isWhole ? session : { ...session, rooms }, copies: group }];
  });
  return divided.length === 0 ? [whole] : divided;
}

/** As pages do it: what no room takes in one reading is told by that where one takes it, or else by the first. */
function tells({ reading }: Copy, room: string | null, readings: readonly Reading[]): boolean {
  const isTaken = ({ takers }: Reading) => (takers.get(room)?.length ?? 0) > 0;
  return isTaken(reading) || (reading === readings[0] && !readings.some(isTaken));
}

function isShown({ session, reading }: Copy): boolean {
  return reading.source.built.roomsOf.has(session);
}

function describeOrigin(guid: string, first: Copy, copies: Copies): SessionOrigin {
  const shownIn = copies.flatMap(({ session, reading }) => reading.source.built.roomsOf.get(session) ?? []);
  const others = copies.filter(copy => copy !== first).map(({ reading }) => reading);
  return { guid, readings: [first.reading, ...others], shownIn: new Set(shownIn) };
}

/** After the first room that reads it so, as `tellApart` has it; `~` needs no escape in an address. */
function chooseGuid(guid: string, { reading }: Copy, taken: ReadonlySet<string>): string {
  const [room] = reading.source.rooms;
  let chosen = `${guid}~${room?.name ?? ''}`;
  while (taken.has(chosen)) chosen += '~';
  return chosen;
}
