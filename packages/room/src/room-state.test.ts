import type { GeneratedReason } from '@foyer/schedule';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getRoomState, type Presence, type SessionFlags, type StateRow } from './room-state.ts';

interface TestSession extends SessionFlags {
  title: string;
}

const at = (time: string, day = 28) => Date.parse(`2019-12-${day}T${time}:00Z`);

function session(
  title: string,
  from: number,
  to: number,
  flags: Partial<SessionFlags> = {},
): StateRow<TestSession> {
  return {
    type: 'session',
    startsAt: from,
    endsAt: to,
    session: { title, doNotStream: null, cancelled: null, ...flags },
  };
}

function generated(reason: GeneratedReason, from: number, to: number): StateRow<TestSession> {
  return { type: 'generated', reason, startsAt: from, endsAt: to };
}

const day = [
  generated('not-yet-started', at('00:00', 20), at('10:00')),
  session('Opening', at('10:00'), at('11:00')),
  generated('break', at('11:00'), at('12:00')),
  session('Lecture', at('12:00'), at('13:00')),
  generated('finished-today', at('13:00'), at('00:00', 29)),
  generated('not-yet-started-today', at('00:00', 29), at('10:00', 29)),
  session('Closing', at('10:00', 29), at('11:00', 29)),
  generated('finished', at('11:00', 29), at('00:00', 31)),
];
const registered: Presence = { active: true, lastSeenAt: at('10:00') };

function stateAt(instant: number, presence: Presence | null = registered, rows = day) {
  return getRoomState({ rows, presence, external: false, at: instant });
}

describe('getRoomState', () => {
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

  it('tells the end of a day from the end of the conference', () => {
    expect(stateAt(at('13:00'))).toMatchObject({
      kind: 'finished',
      forGood: false,
      resumesAt: at('10:00', 29),
      changesAt: at('00:00', 29),
    });
    expect(stateAt(at('00:00', 29))).toMatchObject({ kind: 'not-started', startsAt: at('10:00', 29) });
    expect(stateAt(at('11:00', 29))).toMatchObject({ kind: 'finished', forGood: true, changesAt: null });
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
        forGood: false,
        resumesAt: at('10:00', 29),
        changesAt: at('00:00', 29),
      });
    }
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
      getRoomState({ rows: day, presence: { active: false, lastSeenAt: null }, external: true, at: instant });
    expect(external(at('10:30'))).toMatchObject({ kind: 'external', watchable: true });
    expect(external(at('11:00'))).toMatchObject({ kind: 'break' });
    expect(external(at('12:00', 29))).toMatchObject({ kind: 'finished', forGood: true });
  });

  it('shows what comes where no programme is known', () => {
    expect(stateAt(at('10:00'), registered, [])).toMatchObject({ kind: 'live', changesAt: null });
    expect(stateAt(at('10:00'), null, [])).toMatchObject({ kind: 'not-started', startsAt: null });
  });

  it('does not thank for watching in a room whose programme has no session', () => {
    const rows = [
      generated('nothing-today', at('00:00'), at('00:00', 29)),
      generated('finished', at('00:00', 29), at('00:00', 31)),
    ];
    expect(stateAt(at('10:00'), registered, rows)).toMatchObject({ kind: 'live' });
    expect(stateAt(at('10:00'), null, rows)).toMatchObject({ kind: 'not-started', startsAt: null });
    expect(stateAt(at('10:00', 29), null, rows)).toMatchObject({ kind: 'finished', forGood: true });
  });

  it('is over with the conference, whoever still sends a picture', () => {
    // So long after its last session a room has nothing else in its rows.
    const rows = [generated('finished', at('00:00', 29), at('00:00', 31))];
    expect(stateAt(at('10:00', 29), registered, rows)).toMatchObject({
      kind: 'finished',
      forGood: true,
      watchable: true,
    });
    const external = getRoomState({ rows, presence: null, external: true, at: at('10:00', 29) });
    expect(external).toMatchObject({ kind: 'finished', forGood: true });
    const elsewhere = [generated('finished-today', at('13:00'), at('00:00', 29)), ...rows];
    expect(stateAt(at('15:00'), registered, elsewhere)).toMatchObject({ kind: 'finished', forGood: true });
  });
});
