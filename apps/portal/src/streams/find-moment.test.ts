import { ProgrammeDays, type Session, type SessionRow } from '@foyer/schedule';
import { describe, expect, it } from 'vitest';
import { findMoment } from './find-moment.ts';
import { listProgrammeDays } from './programme-day.ts';

const at = (time: string, day = 12) => Date.parse(`2026-06-${day}T${time}:00Z`);

function row(from: number, to: number, endsAt: number | null = to): SessionRow {
  return { type: 'session', startsAt: from, endsAt: to, session: { startsAt: from, endsAt } as Session };
}

const hall = [
  row(at('10:00'), at('11:00'), at('10:57')),
  row(at('11:00'), at('12:00')),
  row(at('13:00'), at('14:00')),
  row(at('10:00', 13), at('11:00', 13)),
];
const cellar = [
  row(at('09:00'), at('09:30')),
  row(at('15:00'), at('23:00')),
  row(at('01:00', 13), at('03:00', 13)),
];
const days = listProgrammeDays([...hall, ...cellar], new ProgrammeDays('UTC', null));

function look(time: string, day?: number) {
  return findMoment({ sessions: hall, days, at: at(time, day) });
}

describe('what is on in a room', () => {
  it('is a session from its first moment until the programme says that it ends', () => {
    expect(look('10:00')).toEqual({ kind: 'talk', row: hall[0] });
    expect(look('10:56')).toEqual({ kind: 'talk', row: hall[0] });
    expect(look('10:58')).toEqual({ kind: 'pause', startsAt: at('10:57'), endsAt: at('11:00') });
    expect(look('11:00')).toEqual({ kind: 'talk', row: hall[1] });
  });

  it('is a pause between two of a day', () => {
    expect(look('12:00')).toEqual({ kind: 'pause', startsAt: at('12:00'), endsAt: at('13:00') });
  });

  it('is a gap while the day is on in another room only', () => {
    expect(look('09:00')).toEqual({ kind: 'gap', startsAt: at('09:00'), endsAt: at('10:00') });
    expect(look('14:00')).toEqual({ kind: 'gap', startsAt: at('14:00'), endsAt: at('03:00', 13) });
  });

  it('is a change of days when all have gone, be it after midnight', () => {
    const night = { kind: 'daychange', startsAt: at('03:00', 13), endsAt: at('10:00', 13), day: 1 };
    expect(look('03:00', 13)).toEqual(night);
    expect(look('09:59', 13)).toEqual(night);
  });

  it('is nothing before the first day and after the last', () => {
    expect(look('08:59')).toBeNull();
    expect(look('11:00', 13)).toBeNull();
    expect(findMoment({ sessions: [], days: [], at: at('10:00') })).toBeNull();
  });

  it('is the one that began last of two at once', () => {
    const both = [row(at('10:00'), at('12:00')), row(at('11:00'), at('11:30'))];
    expect(findMoment({ sessions: both, days, at: at('11:10') })).toEqual({ kind: 'talk', row: both[1] });
    expect(findMoment({ sessions: both, days, at: at('11:40') })).toEqual({ kind: 'talk', row: both[0] });
  });

  it('is the shorter one of two that began together', () => {
    const both = [row(at('10:00'), at('10:30')), row(at('10:00'), at('18:00'))];
    expect(findMoment({ sessions: both, days, at: at('10:10') })).toEqual({ kind: 'talk', row: both[0] });
    expect(findMoment({ sessions: both, days, at: at('10:30') })).toEqual({ kind: 'talk', row: both[1] });
  });
});
