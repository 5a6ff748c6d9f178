import { describe, expect, it } from 'vitest';
import { getRoomState } from './room-state.ts';
import { at, day, generated, registered, session, spanOf, stateAt } from './room-state-fixture.ts';

describe('getRoomState where nothing is on', () => {
  it('is not started until ten minutes before the first session', () => {
    expect(stateAt(at('09:49'))).toMatchObject({
      kind: 'not-started',
      startsAt: at('10:00'),
      changesAt: at('09:50'),
    });
    expect(stateAt(at('09:50'))).toMatchObject({
      kind: 'starting',
      startsAt: at('10:00'),
      changesAt: at('10:00'),
    });
  });

  it('tells the end of a day from the end of the conference', () => {
    expect(stateAt(at('13:00'))).toMatchObject({
      kind: 'finished',
      over: 'day',
      resumesAt: at('10:00', 29),
      changesAt: at('00:00', 29),
    });
    expect(stateAt(at('00:00', 29))).toMatchObject({ kind: 'not-started', startsAt: at('10:00', 29) });
    expect(stateAt(at('11:00', 29))).toMatchObject({
      kind: 'finished',
      over: 'conference',
      changesAt: null,
    });
  });

  it('is over with its last session while other rooms go on, however little of its programme is at hand', () => {
    const over = { kind: 'finished', over: 'room' };
    const finished = generated('finished', at('00:00', 31), at('00:00', 31) + 86_400_000);
    const later = [generated('nothing-today', at('00:00', 29), at('00:00', 30)), finished];
    const evening = [generated('finished-today', at('11:00'), at('00:00', 29)), ...later];
    const all = [session('Only', at('10:00'), at('11:00')), ...evening];
    const programmeSpan = spanOf(all);
    for (const rows of [all, evening]) {
      const input = { rows, programmeSpan, presence: registered, external: false, at: at('15:00') };
      expect(getRoomState(input)).toMatchObject(over);
    }
    for (const rows of [all, evening, later]) {
      for (const external of [false, true]) {
        for (const presence of [registered, null]) {
          expect(
            getRoomState({ rows, programmeSpan, presence, external, at: at('12:00', 29) }),
          ).toMatchObject(over);
        }
      }
    }
  });

  it('is not over before its last session, though the rows at hand end before', () => {
    const input = { rows: day.slice(0, 4), programmeSpan: spanOf(day), presence: null, external: false };
    for (const instant of [at('13:30'), at('10:59', 29)]) {
      expect(getRoomState({ ...input, at: instant })).toMatchObject({
        kind: 'not-started',
        startsAt: null,
        unplanned: false,
      });
    }
    expect(getRoomState({ ...input, at: at('11:00', 29) })).toMatchObject({ kind: 'finished', over: 'room' });
  });

  it('has not started before its first session, though the conference has', () => {
    const rows = [
      generated('nothing-today', at('09:00'), at('00:00', 29)),
      generated('nothing-today', at('00:00', 29), at('00:00', 30)),
      generated('not-yet-started-today', at('00:00', 30), at('10:00', 30)),
      session('First', at('10:00', 30), at('11:00', 30)),
    ];
    for (const instant of [at('12:00'), at('12:00', 29), at('09:00', 30)]) {
      expect(stateAt(instant, registered, rows)).toMatchObject({
        kind: 'not-started',
        startsAt: at('10:00', 30),
        unplanned: false,
      });
    }
  });

  it('has a free day between two with sessions', () => {
    const rows = [
      session('Monday', at('10:00'), at('11:00')),
      generated('finished-today', at('11:00'), at('00:00', 29)),
      generated('nothing-today', at('00:00', 29), at('00:00', 30)),
      generated('not-yet-started-today', at('00:00', 30), at('10:00', 30)),
      session('Wednesday', at('10:00', 30), at('11:00', 30)),
    ];
    const resumesAt = at('10:00', 30);
    expect(stateAt(at('12:00'), registered, rows)).toMatchObject({ over: 'day', resumesAt });
    expect(stateAt(at('12:00', 29), registered, rows)).toMatchObject({
      kind: 'finished',
      over: 'free-day',
      resumesAt,
      changesAt: at('00:00', 30),
    });
    expect(stateAt(at('00:00', 30), registered, rows)).toMatchObject({ kind: 'not-started' });
  });

  it('ends the day where its last session is cancelled, before and in the time of that', () => {
    const rows = [
      session('Opening', at('10:00'), at('11:00')),
      generated('finished-today', at('11:00'), at('00:00', 29)),
      session('Off', at('11:30'), at('12:00'), { cancelled: true }),
      generated('not-yet-started-today', at('00:00', 29), at('10:00', 29)),
      session('Tomorrow', at('10:00', 29), at('11:00', 29)),
    ];
    for (const instant of [at('11:10'), at('11:40'), at('12:10')]) {
      expect(stateAt(instant, registered, rows)).toMatchObject({
        kind: 'finished',
        over: 'day',
        resumesAt: at('10:00', 29),
        changesAt: at('00:00', 29),
      });
    }
  });

  it('shows what comes where no programme is known', () => {
    expect(stateAt(at('10:00'), registered, [])).toMatchObject({ kind: 'live', changesAt: null });
    expect(stateAt(at('10:00'), null, [])).toMatchObject({
      kind: 'not-started',
      startsAt: null,
      unplanned: false,
    });
  });

  it('neither starts nor ends where the programme has no session that is held', () => {
    const rows = [
      generated('nothing-today', at('00:00'), at('00:00', 29)),
      generated('finished', at('00:00', 29), at('00:00', 31)),
    ];
    expect(stateAt(at('10:00'), registered, rows)).toMatchObject({ kind: 'live' });
    const unplanned = { kind: 'not-started', startsAt: null, unplanned: true };
    expect(stateAt(at('10:00'), null, rows)).toMatchObject(unplanned);
    const off = [...rows, session('Off', at('11:00'), at('12:00'), { cancelled: true })];
    for (const instant of [at('10:00'), at('11:30'), at('13:00')]) {
      expect(stateAt(instant, null, off)).toMatchObject(unplanned);
    }
    expect(stateAt(at('10:00', 29), null, rows)).toMatchObject({ kind: 'finished', over: 'conference' });
  });

  it('is over with the conference, whoever still sends a picture', () => {
    // So long after its last session a room has nothing else in its rows.
    const rows = [generated('finished', at('00:00', 29), at('00:00', 31))];
    expect(stateAt(at('10:00', 29), registered, rows)).toMatchObject({
      kind: 'finished',
      over: 'conference',
      watchable: true,
    });
    const external = getRoomState({
      rows,
      programmeSpan: null,
      presence: null,
      external: true,
      at: at('10:00', 29),
    });
    expect(external).toMatchObject({ kind: 'finished', over: 'conference' });
  });
});
