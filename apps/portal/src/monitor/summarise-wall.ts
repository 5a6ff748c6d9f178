import type { WallRoom } from './wall-room.ts';

export interface WallSummary {
  /** One sentence each, without their full stops; null: there are none. */
  faults: string | null;
  warnings: string | null;
  /** All the others. */
  well: string | null;
}

/** Fewer rooms than these are named; of more it is enough to see how many. */
const MAX_NAMED = 4;

/** The whole wall in a line: what is wrong in which rooms, and how many are well. */
export function summariseWall(rooms: readonly WallRoom[]): WallSummary {
  const worst = ({ troubles }: WallRoom) => troubles[0]?.severity;
  const faulty = rooms.filter(room => worst(room) === 'fault');
  const warned = rooms.filter(room => worst(room) === 'warning');
  const well = rooms.length - faulty.length - warned.length;
  return {
    faults:
      faulty.length === 0
        ? null
        : `${countRooms(faulty.length, 'needs', 'need')} somebody${nameRooms(faulty)}`,
    warnings:
      warned.length === 0
        ? null
        : `${countRooms(warned.length, 'is', 'are')} to be watched${nameRooms(warned)}`,
    well: describeWell(well, rooms.length),
  };
}

function describeWell(well: number, all: number): string | null {
  if (all === 0) return 'There are no rooms';
  if (well === 0) return null;
  if (well < all) return countRooms(well, 'is well', 'are well');
  return all === 1 ? 'All is well' : `All ${all} rooms are well`;
}

function countRooms(count: number, one: string, many: string): string {
  return count === 1 ? `1 room ${one}` : `${count} rooms ${many}`;
}

function nameRooms(rooms: readonly WallRoom[]): string {
  if (rooms.length > MAX_NAMED) return '';
  return `: ${rooms.map(({ status }) => status.title).join(', ')}`;
}
