import { describe, expect, it } from 'vitest';
import type { RoomTrouble } from './room-troubles.ts';
import { summariseWall } from './summarise-wall.ts';
import type { WallRoom } from './wall-room.ts';

function room(title: string, ...severities: RoomTrouble['severity'][]): WallRoom {
  const troubles = severities.map(severity => ({ severity, sentence: 'Something' }));
  return { status: { title }, troubles } as unknown as WallRoom;
}

describe('summariseWall', () => {
  it('says what is wrong where, and how many are well', () => {
    const rooms = [
      room('Cinema', 'fault', 'warning'),
      room('Vault', 'warning'),
      room('Attic', 'warning'),
      room('Hall', 'note'),
      room('Annex'),
    ];
    expect(summariseWall(rooms)).toEqual({
      faults: '1 room needs somebody: Cinema',
      warnings: '2 rooms are to be watched: Vault, Attic',
      well: '2 rooms are well',
    });
  });

  it('counts what it cannot name', () => {
    const many = Array.from({ length: 5 }, (_, index) => room(`Room ${index}`, 'fault'));
    expect(summariseWall(many)).toEqual({ faults: '5 rooms need somebody', warnings: null, well: null });
  });

  it.each([
    [[], 'There are no rooms'],
    [[room('Hall')], 'All is well'],
    [[room('Hall'), room('Annex')], 'All 2 rooms are well'],
  ])('is calm where nothing is wrong', (rooms, well) => {
    expect(summariseWall(rooms)).toEqual({ faults: null, warnings: null, well });
  });
});
