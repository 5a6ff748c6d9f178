import type { Session } from '../model.ts';
import { hashText } from '../text/hash-text.ts';
import { ExportedClocks } from './exported-clocks.ts';
import type { ExportedEvent } from './exported-event.ts';
import { type ExportedProgramme, findSessionAddresses, nameIdSpace } from './exported-programme.ts';
import { listPlaces } from './list-places.ts';
import { isUuid, makeUuid } from './make-uuid.ts';

/** Each session once for each of its rooms, room by room and then by time, every event with ids of its own. */
export function listEvents(programme: ExportedProgramme): ExportedEvent[] {
  const ids = new EventIds(nameIdSpace(programme));
  const clocks = new ExportedClocks(programme);
  // Names come first to those who own them, whatever room they are in.
  const uuids = new Map(programme.sessions.map(session => [session, ids.nameSession(session)]));
  return [...groupByRoom(programme)].flatMap(([room, sessions]) =>
    clocks.placeInRoom(sessions, room).map(({ session, startsAt, endsAt, days }) => {
      const first = uuids.get(session) ?? '';
      const isFirst = room === listPlaces(programme, session)[0];
      const uuid = isFirst ? first : ids.namePlace(session, room ?? '');
      return {
        session,
        room,
        uuid,
        id: isFirst ? ids.numberSession(session) : ids.number(uuid),
        startsAt,
        endsAt,
        day: days.getDayOf(session),
        addresses: findSessionAddresses(programme, session, room),
        placeOf: isFirst ? null : first,
      };
    }),
  );
}

function groupByRoom(programme: ExportedProgramme): Map<string | null, Session[]> {
  const groups = new Map<string | null, Session[]>();
  for (const session of programme.sessions) {
    for (const room of listPlaces(programme, session)) {
      const group = groups.get(room);
      if (group === undefined) groups.set(room, [session]);
      else group.push(session);
    }
  }
  return groups;
}

/** The numbers that both formats call `id` reach as far as a signed one of 32 bits. */
const MAX_ID = 2 ** 31 - 1;

/** Gives out ids, the same in every export as long as nobody else wants one of them. */
class EventIds {
  readonly #space: string;
  readonly #uuids = new Set<string>();
  readonly #numbers = new Set<number>();

  constructor(space: string) {
    this.#space = space;
  }

  nameSession({ guid }: Session): string {
    return this.#take(isUuid(guid) ? guid : makeUuid(this.#space, guid), guid);
  }

  namePlace({ guid }: Session, room: string): string {
    const name = JSON.stringify([guid, room]);
    return this.#take(makeUuid(this.#space, name), name);
  }

  /** Pentabarf, frab and others number their sessions: those numbers stay. */
  numberSession({ guid }: Session): number {
    const own = /^[1-9]\d{0,9}$/.test(guid) ? Number(guid) : null;
    if (own === null || own > MAX_ID || this.#numbers.has(own)) return this.number(guid);
    this.#numbers.add(own);
    return own;
  }

  number(name: string): number {
    let number = (Number.parseInt(hashText(name).slice(0, 8), 16) % MAX_ID) + 1;
    while (this.#numbers.has(number)) number = (number % MAX_ID) + 1;
    this.#numbers.add(number);
    return number;
  }

  #take(uuid: string, name: string): string {
    let taken = uuid;
    for (let attempt = 2; this.#uuids.has(taken.toLowerCase()); attempt++) {
      taken = makeUuid(this.#space, JSON.stringify([name, attempt]));
    }
    this.#uuids.add(taken.toLowerCase());
    return taken;
  }
}
