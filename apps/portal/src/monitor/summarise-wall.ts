import { judgeProgramme, type ProgrammeSourceHealth } from '@foyer/contract';
import type { WallRoom } from './wall-room.ts';

export interface WallSummary {
  /** One sentence each, without their full stops; null: there are none. */
  faults: string | null;
  warnings: string | null;
  /** Of programmes. */
  programmes: string | null;
  /** All the others. */
  well: string | null;
}

/** Fewer rooms than these are named; of more it is enough to see how many. */
const MAX_NAMED = 4;

/**
 * The whole wall in a line: what is wrong in which rooms and with the programmes, and how many rooms are well.
 * @param programmes null: nothing is known of them
 */
export function summariseWall(
  rooms: readonly WallRoom[],
  programmes: readonly ProgrammeSourceHealth[] | null,
): WallSummary {
  const worst = ({ troubles }: WallRoom) => troubles[0]?.severity;
  const faulty = rooms.filter(room => worst(room) === 'fault');
  const warned = rooms.filter(room => worst(room) === 'warning');
  const well = rooms.length - faulty.length - warned.length;
  const watched = programmes?.filter(programme => !judgeProgramme(programme).isFine) ?? [];
  const isAllWell = well === rooms.length && programmes !== null && watched.length === 0;
  return {
    faults:
      faulty.length === 0
        ? null
        : `${countRooms(faulty.length, 'needs', 'need')} somebody${nameRooms(faulty)}`,
    warnings:
      warned.length === 0
        ? null
        : `${countRooms(warned.length, 'is', 'are')} to be watched${nameRooms(warned)}`,
    programmes: describeProgrammes(watched),
    well: describeWell(well, { all: rooms.length, isAllWell }),
  };
}

function describeProgrammes(watched: readonly ProgrammeSourceHealth[]): string | null {
  const [first] = watched;
  if (first === undefined) return null;
  // Rooms in two zones read one programme twice.
  const count = new Set(watched.map(({ location }) => location)).size;
  if (count > 1) return `${count} programmes are to be watched`;
  return `1 programme is to be watched: ${judgeProgramme(first).words}`;
}

function describeWell(well: number, { all, isAllWell }: { all: number; isAllWell: boolean }): string | null {
  if (all === 0) return 'There are no rooms';
  if (well === 0) return null;
  if (!isAllWell) return countRooms(well, 'is well', 'are well');
  return all === 1 ? 'All is well' : `All ${all} rooms are well`;
}

function countRooms(count: number, one: string, many: string): string {
  return count === 1 ? `1 room ${one}` : `${count} rooms ${many}`;
}

function nameRooms(rooms: readonly WallRoom[]): string {
  if (rooms.length > MAX_NAMED) return '';
  return `: ${rooms.map(({ status }) => status.title).join(', ')}`;
}
