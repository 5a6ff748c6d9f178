import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getRoomState, type Presence } from './room-state.ts';
import { at, day, generated, registered, session, spanOf, stateAt } from './room-state-fixture.ts';

describe('getRoomState', () => {
  it('is live from the first instant of a session to the last before its end', () => {
    const state = stateAt(at('10:00'));
    expect(state).toMatchObject({ kind: 'live', watchable: true, changesAt: at('11:00') });
    expect(state.current.map(row => row.session.title)).toEqual(['Opening']);
    expect(state.next.map(row => row.session.title)).toEqual(['Lecture']);
    expect(stateAt(at('11:00') - 1).kind).toBe('live');
  });

  it('is on a break that one may watch, and says until when', () => {
    expect(stateAt(at('11:00'))).toMatchObject({
      kind: 'break',
      until: at('12:00'),
      changesAt: at('11:50'),
      watchable: true,
    });
  });

  it('dates a fault from the last report, but not from before the session', () => {
    expect(stateAt(at('10:30'), { active: false, lastSeenAt: at('10:20') })).toMatchObject({
      kind: 'technical-fault',
      cause: 'encoder-lost',
      since: at('10:20'),
      watchable: false,
    });
    expect(stateAt(at('10:30'), { active: false, lastSeenAt: at('08:00') })).toMatchObject({
      since: at('10:00'),
    });
  });

  it('tells an encoder that never came, and a tracker that never answered, apart', () => {
    expect(stateAt(at('10:30'), { active: false, lastSeenAt: null })).toMatchObject({
      kind: 'technical-fault',
      cause: 'encoder-never-registered',
    });
    expect(stateAt(at('10:30'), null)).toMatchObject({
      kind: 'technical-fault',
      cause: 'tracker-unreachable',
    });
  });

  it('does not call a missing encoder a fault while nothing should be live', () => {
    const gone: Presence = { active: false, lastSeenAt: at('10:59') };
    expect(stateAt(at('11:05'), gone)).toMatchObject({ kind: 'break', watchable: false });
  });

  it('gives no picture of a session that must not be streamed, nor of one beside it', () => {
    const rows = [
      session('Long', at('10:00'), at('12:00')),
      session('Private', at('11:00'), at('11:30'), { doNotStream: true }),
      generated('finished', at('12:00'), at('00:00', 31)),
    ];
    expect(stateAt(at('10:59'), registered, rows)).toMatchObject({ kind: 'live', changesAt: at('11:00') });
    expect(stateAt(at('11:00'), registered, rows)).toMatchObject({
      kind: 'not-streamed',
      until: at('11:30'),
      watchable: false,
    });
    expect(stateAt(at('11:30'), registered, rows)).toMatchObject({ kind: 'live', watchable: true });
  });

  it('names both of two overlapping sessions, the one that began last first', () => {
    const rows = [
      session('Lightning Talks', at('10:00'), at('12:00')),
      session('One', at('10:00'), at('10:05')),
      session('Two', at('10:05'), at('10:10')),
      session('Three', at('10:10'), at('10:15')),
      session('Beside three', at('10:10'), at('10:20')),
    ];
    const state = stateAt(at('10:06'), registered, rows);
    expect(state.current.map(row => row.session.title)).toEqual(['Two', 'Lightning Talks']);
    expect(state.next.map(row => row.session.title)).toEqual(['Three', 'Beside three']);
    const later = stateAt(at('10:11'), registered, rows);
    expect(later.current.map(row => row.session.title)).toEqual(['Three', 'Beside three', 'Lightning Talks']);
  });

  it('takes a cancelled session for a break, and does not announce it', () => {
    const rows = [
      session('Opening', at('10:00'), at('11:00')),
      generated('break', at('11:00'), at('12:00')),
      session('Off', at('11:00'), at('12:00'), { cancelled: true }),
      session('Lecture', at('12:00'), at('13:00')),
    ];
    expect(stateAt(at('10:30'), registered, rows).next[0]?.session.title).toBe('Lecture');
    expect(stateAt(at('11:10'), registered, rows)).toMatchObject({ kind: 'break', until: at('12:00') });
  });

  it('says of a session that is about to begin that it will not be streamed', () => {
    const rows = [
      generated('not-yet-started', at('00:00', 20), at('10:00')),
      session('Private', at('10:00'), at('11:00'), { doNotStream: true }),
    ];
    expect(stateAt(at('09:55'), registered, rows)).toMatchObject({ kind: 'starting', withheld: true });
    expect(stateAt(at('09:55'))).toMatchObject({ kind: 'starting', withheld: false });
  });

  it('stays the same until the instant it names', () => {
    const minute = 60_000;
    const rowsOf = (lengths: [number, number, boolean, boolean][]) => {
      let from = at('10:00');
      return lengths.flatMap(([gap, length, doNotStream, cancelled], index) => {
        const startsAt = from + gap * minute;
        const breakRow = generated('break', from, startsAt);
        from = startsAt + length * minute;
        const row = session(`${index}`, startsAt, from, { doNotStream, cancelled });
        const instead = cancelled ? [generated('break', startsAt, from)] : [];
        return gap > 0 ? [breakRow, ...instead, row] : [...instead, row];
      });
    };
    const lengths = fc.array(
      fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 90 }), fc.boolean(), fc.boolean()),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(lengths, fc.nat(600), (shape, offset) => {
        const rows = rowsOf(shape);
        const now = at('10:00') + offset * minute;
        const { changesAt, ...state } = stateAt(now, registered, rows);
        if (changesAt === null) return;
        expect(changesAt).toBeGreaterThan(now);
        const { changesAt: later, ...before } = stateAt(changesAt - 1, registered, rows);
        expect(before).toEqual(state);
        expect(later).toBe(changesAt);
      }),
    );
  });

  it('leaves an external room to its programme, without an encoder', () => {
    const external = (instant: number) =>
      getRoomState({
        rows: day,
        programmeSpan: spanOf(day),
        presence: { active: false, lastSeenAt: null },
        external: true,
        at: instant,
      });
    expect(external(at('10:30'))).toMatchObject({ kind: 'external', watchable: true });
    expect(external(at('11:00'))).toMatchObject({ kind: 'break' });
    expect(external(at('12:00', 29))).toMatchObject({ kind: 'finished', over: 'conference' });
  });
});
