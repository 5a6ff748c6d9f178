import { UNNAMED_ROOM } from '../supplement/supplement.ts';
import { collapseToNull } from '../text/white-space.ts';
import type { AddressedSession, ExportedProgramme } from './exported-programme.ts';

/** The rooms that a session is in, each once: its own, or else those where it is shown all the same; null alone: none. */
export function listPlaces(
  { findPlaces }: Pick<ExportedProgramme, 'findPlaces'>,
  session: AddressedSession,
): readonly (string | null)[] {
  const rooms = session.rooms.length > 0 ? session.rooms : (findPlaces?.(session) ?? []);
  return rooms.length === 0 ? [null] : [...new Set(rooms)];
}

/** For formats in which apps show only what is in a room that has a name. */
export function nameRoom(room: string | null): string {
  return room === null || collapseToNull(room) === null ? UNNAMED_ROOM : room;
}
