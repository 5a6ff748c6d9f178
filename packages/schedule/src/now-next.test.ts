import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { END_OF_TIME, type ScheduleRow } from './model.ts';
import { findNowNext, findProgrammeSpan } from './now-next.ts';
import { build, inBerlin } from './testing/rain-conf.ts';

const at = (time: string) => Date.parse(`2026-11-${time.replace(' ', 'T')}:00+01:00`);

const { Hall: hall } = build([
  inBerlin('Before midnight', '20 23:00', '21 00:30'),
  inBerlin('Long', '21 10:00', '21 12:00'),
  inBerlin('Short', '21 10:00', '21 10:30'),
  inBerlin('Second', '21 11:00', '21 11:30'),
  inBerlin('Bell', '21 12:30', '21 12:30'),
  inBerlin('Third', '21 13:00', '21 14:00'),
  inBerlin('Fourth', '21 13:00', '21 15:00'),
]).rooms;

function namesAt(time: string) {
  if (hall === undefined) throw new Error('no hall');
  const nameOf = (row: ScheduleRow) => (row.type === 'session' ? row.session.title : row.reason);
  const { current, next, nextSessions } = findNowNext(hall, at(time));
  return { current: current.map(nameOf), next: next.map(nameOf), nextSessions: nextSessions.map(nameOf) };
}

describe('findNowNext', () => {
  it('is in a session across midnight on both sides of it', () => {
    const expected = {
      current: ['Before midnight'],
      next: ['finished-today'],
      nextSessions: ['Short', 'Long'],
    };
    expect(namesAt('20 23:59')).toEqual(expected);
    expect(namesAt('21 00:01')).toEqual(expected);
  });

  it('begins a session with its first instant and ends it before its last', () => {
    expect(namesAt('20 23:00').current).toEqual(['Before midnight']);
    expect(namesAt('21 00:30').current).toEqual(['finished-today']);
  });

  it('names all that run, the most recently started first, and all that begin next', () => {
    expect(namesAt('21 10:15')).toEqual({
      current: ['Short', 'Long'],
      next: ['Second'],
      nextSessions: ['Second'],
    });
    expect(namesAt('21 10:30').current).toEqual(['Long']);
    expect(namesAt('21 11:15').current).toEqual(['Second', 'Long']);
    expect(namesAt('21 12:45')).toEqual({
      current: ['break'],
      next: ['Third', 'Fourth'],
      nextSessions: ['Third', 'Fourth'],
    });
  });

  it('has what lasts no time as next, never as current', () => {
    expect(namesAt('21 12:15')).toEqual({
      current: ['break'],
      next: ['Bell', 'break'],
      nextSessions: ['Bell'],
    });
    expect(namesAt('21 12:30').current).toEqual(['break']);
  });

  it('names among the next sessions none that is cancelled', () => {
    const { Hall } = build([
      { ...inBerlin('Off', '20 10:00', '20 11:00'), cancelled: true },
      inBerlin('Held', '20 12:00', '20 13:00'),
    ]).rooms;
    if (Hall === undefined) throw new Error('no hall');
    const { nextSessions } = findNowNext(Hall, at('20 09:00'));
    expect(nextSessions.map(({ session }) => session.title)).toEqual(['Held']);
  });

  it('has nothing after the end', () => {
    expect(namesAt('21 15:00')).toEqual({ current: ['finished'], next: [], nextSessions: [] });
    if (hall !== undefined) expect(findNowNext(hall, END_OF_TIME).current).toEqual([]);
  });

  it('knows nothing of a schedule without rows', () => {
    const nothing = { current: [], next: [], nextSessions: [] };
    expect(
      findNowNext({ room: 'Hall', timezone: 'UTC', dayChangeMinutes: 240, rows: [], movedAway: [] }, 0),
    ).toEqual(nothing);
  });

  it('brings nothing into a browser but itself', () => {
    const source = readFileSync(join(import.meta.dirname, 'now-next.ts'), 'utf8');
    const imports = source.match(/^(?:import|export .* from)\b.*/gm) ?? [];
    expect(imports).toEqual([expect.stringMatching(/^import type /)]);
  });
});

describe('findProgrammeSpan', () => {
  it('is from the first start to the last end, whichever session has it', () => {
    const span = { startsAt: at('20 23:00'), endsAt: at('21 15:00') };
    expect(hall && findProgrammeSpan(hall)).toEqual(span);
  });

  it('leaves out what is cancelled, and is nothing where nothing is left', () => {
    const off = (from: string, to: string) => ({ ...inBerlin('Off', from, to), cancelled: true });
    const held = inBerlin('Held', '20 12:00', '20 13:00');
    const spanOf = (sessions: Parameters<typeof build>[0]) => {
      const { Hall } = build(sessions).rooms;
      return Hall && findProgrammeSpan(Hall);
    };
    expect(spanOf([off('20 10:00', '20 11:00'), held, off('21 10:00', '21 11:00')])).toEqual({
      startsAt: at('20 12:00'),
      endsAt: at('20 13:00'),
    });
    expect(spanOf([off('20 10:00', '20 11:00')])).toBeNull();
    expect(spanOf([])).toBeNull();
  });
});
