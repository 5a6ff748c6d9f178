import type { GeneratedReason, ProgrammeSpan } from '@foyer/schedule';
import { getRoomState, type Presence, type SessionFlags, type StateRow } from './room-state.ts';

export interface TestSession extends SessionFlags {
  title: string;
}

export const at = (time: string, day = 28) => Date.parse(`2019-12-${day}T${time}:00Z`);

export function session(
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

export function generated(reason: GeneratedReason, from: number, to: number): StateRow<TestSession> {
  return { type: 'generated', reason, startsAt: from, endsAt: to };
}

/** Two days with sessions. */
export const day = [
  generated('not-yet-started', at('00:00', 20), at('10:00')),
  session('Opening', at('10:00'), at('11:00')),
  generated('break', at('11:00'), at('12:00')),
  session('Lecture', at('12:00'), at('13:00')),
  generated('finished-today', at('13:00'), at('00:00', 29)),
  generated('not-yet-started-today', at('00:00', 29), at('10:00', 29)),
  session('Closing', at('10:00', 29), at('11:00', 29)),
  generated('finished', at('11:00', 29), at('00:00', 31)),
];
export const registered: Presence = { active: true, lastSeenAt: at('10:00') };

export function stateAt(instant: number, presence: Presence | null = registered, rows = day) {
  return getRoomState({ rows, programmeSpan: spanOf(rows), presence, external: false, at: instant });
}

export function spanOf(rows: readonly StateRow<TestSession>[]): ProgrammeSpan | null {
  const held = rows.filter(row => row.type === 'session' && row.session.cancelled !== true);
  if (held.length === 0) return null;
  return {
    startsAt: Math.min(...held.map(({ startsAt }) => startsAt)),
    endsAt: Math.max(...held.map(({ endsAt }) => endsAt)),
  };
}
