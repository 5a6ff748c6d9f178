import type { ProgrammeSourceHealth } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import type { RoomTrouble } from './room-troubles.ts';
import { summariseWall } from './summarise-wall.ts';
import type { WallRoom } from './wall-room.ts';

function room(title: string, ...severities: RoomTrouble['severity'][]): WallRoom {
  const troubles = severities.map(severity => ({ severity, sentence: 'Something' }));
  return { status: { title }, troubles } as unknown as WallRoom;
}

function makeProgramme(change: Partial<ProgrammeSourceHealth> = {}): ProgrammeSourceHealth {
  return {
    location: 'rain.xml',
    state: 'ok',
    sessions: 3,
    problems: [],
    missingCompanions: [],
    ...change,
  } as unknown as ProgrammeSourceHealth;
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
    expect(summariseWall(rooms, [])).toEqual({
      faults: '1 room needs somebody: Cinema',
      warnings: '2 rooms are to be watched: Vault, Attic',
      programmes: null,
      well: '2 rooms are well',
    });
  });

  it('counts what it cannot name', () => {
    const many = Array.from({ length: 5 }, (_, index) => room(`Room ${index}`, 'fault'));
    expect(summariseWall(many, [])).toEqual({
      faults: '5 rooms need somebody',
      warnings: null,
      programmes: null,
      well: null,
    });
  });

  it.each([
    [[], 'There are no rooms'],
    [[room('Hall')], 'All is well'],
    [[room('Hall'), room('Annex')], 'All 2 rooms are well'],
  ])('is calm where nothing is wrong', (rooms, well) => {
    expect(summariseWall(rooms, [makeProgramme()])).toEqual({
      faults: null,
      warnings: null,
      programmes: null,
      well,
    });
  });

  it('does not say that all is well before anything is known of the programmes', () => {
    const rooms = [room('Hall'), room('Annex')];
    expect(summariseWall(rooms, null)).toMatchObject({ programmes: null, well: '2 rooms are well' });
  });

  it('has a programme to be watched that is not as it should be, and does not say that all is well', () => {
    const problem = {
      severity: 'warning',
      code: 'room-without-sessions',
      message: '',
      line: null,
      path: null,
    };
    const lacking = makeProgramme({ problems: [problem] as ProgrammeSourceHealth['problems'] });
    const empty = makeProgramme({ location: 'fringe.xml', sessions: 0 });
    const rooms = [room('Hall'), room('Annex')];
    expect(summariseWall(rooms, [makeProgramme(), lacking])).toMatchObject({
      faults: null,
      warnings: null,
      programmes: '1 programme is to be watched: rooms of the config have no sessions',
      well: '2 rooms are well',
    });
    expect(summariseWall([room('Hall')], [empty])).toMatchObject({
      programmes: '1 programme is to be watched: it has no sessions',
      well: '1 room is well',
    });
    const missing = makeProgramme({ state: 'missing', sessions: 0 });
    expect(summariseWall(rooms, [makeProgramme(), missing])).toMatchObject({
      programmes: '1 programme is to be watched: nothing could be read of it so far',
      well: '2 rooms are well',
    });
    expect(summariseWall(rooms, [lacking, empty]).programmes).toBe('2 programmes are to be watched');
    expect(summariseWall(rooms, [lacking, lacking]).programmes).toBe(
      '1 programme is to be watched: rooms of the config have no sessions',
    );
  });
});
