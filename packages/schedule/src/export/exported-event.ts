import type { DayNumber } from '../build/programme-days.ts';
import type { Instant, Session } from '../model.ts';
import type { SessionAddresses } from './exported-programme.ts';

/** A session in one of its rooms, as schedule.xml and schedule.json list it. */
export interface ExportedEvent {
  session: Session;
  /** null: it is in none (`nameRoom`). */
  room: string | null;
  /** The guid of the session if it is a UUID and this is its first room; else one made of both. */
  uuid: string;
  /** A positive number of its own, which both formats still demand. */
  id: number;
  startsAt: Instant;
  /** Concluded where the source states none. */
  endsAt: Instant;
  /** By the clocks of its room. */
  day: DayNumber;
  addresses: SessionAddresses;
  /** The event of the same session in its first room; null if this is that. */
  placeOf: string | null;
}

export interface ExportedRoom {
  name: string;
  /** null: none that is a UUID. */
  guid: string | null;
  events: ExportedEvent[];
}

export interface ExportedDay {
  /** From 1. */
  index: number;
  /** `YYYY-MM-DD`. */
  date: string;
  startsAt: Instant;
  endsAt: Instant;
  rooms: ExportedRoom[];
}
