import { describe, expect, it } from 'vitest';
import { findPhase, listTurns } from './session-phase.ts';

const startsAt = Date.parse('2019-12-28T10:00:00Z');
const session = { startsAt, endsAt: startsAt + 3_600_000 };

describe('findPhase', () => {
  it('turns at the instant', () => {
    const phases = [-900_001, -900_000, -1, 0, 3_599_999, 3_600_000].map(ms =>
      findPhase(session, startsAt + ms),
    );
    expect(phases).toEqual(['coming', 'soon', 'soon', 'on', 'on', 'over']);
  });

  it('is never on or soon for what is cancelled', () => {
    const cancelled = { ...session, cancelled: true };
    const phases = [-900_001, -1, 0, 3_599_999, 3_600_000].map(ms => findPhase(cancelled, startsAt + ms));
    expect(phases).toEqual(['coming', 'coming', 'coming', 'coming', 'over']);
  });

  it('turns only at the instants that are listed', () => {
    for (const each of [session, { startsAt, endsAt: startsAt }]) {
      for (const turn of listTurns(each)) {
        expect(findPhase(each, turn - 1)).not.toBe(findPhase(each, turn));
      }
    }
  });
});
