import { type PlacedSession, placeSessions } from '../build/place-sessions.ts';
import { ProgrammeDays } from '../build/programme-days.ts';
import type { Session } from '../model.ts';
import type { ExportedProgramme, SessionClocks } from './exported-programme.ts';

/** Divides the sessions of a programme into days, each by the clocks of the room that it is in. */
export class ExportedClocks {
  readonly #programme: ExportedProgramme;
  readonly #days = new Map<string, ProgrammeDays>();

  constructor(programme: ExportedProgramme) {
    this.#programme = programme;
  }

  /** Sorts the sessions of one room, and concludes their ends. */
  placeInRoom(
    sessions: readonly Session[],
    room: string | null,
  ): (PlacedSession & { days: ProgrammeDays })[] {
    const byDays = Map.groupBy(sessions, session => this.#getDays(session, room));
    const placed = [...byDays].flatMap(([days, ofDays]) =>
      placeSessions(ofDays, days).map(each => ({ ...each, days })),
    );
    // Two programmes may have a room of the same name, each with other clocks.
    return byDays.size < 2 ? placed : placed.sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
  }

  #getDays(session: Session, room: string | null): ProgrammeDays {
    const { timezone, dayChangeMinutes } = findClocks(this.#programme, session, room);
    const key = `${dayChangeMinutes} ${timezone}`;
    const known = this.#days.get(key);
    if (known !== undefined) return known;
    const days = new ProgrammeDays(timezone, dayChangeMinutes);
    this.#days.set(key, days);
    return days;
  }
}

export function findClocks(
  programme: ExportedProgramme,
  session: Session,
  room: string | null,
): SessionClocks {
  const { timezone, conference } = programme;
  return programme.findClocks?.(session, room) ?? { timezone, dayChangeMinutes: conference.dayChangeMinutes };
}
