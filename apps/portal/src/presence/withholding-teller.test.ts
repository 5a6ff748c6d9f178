import type { RoomSchedule, ScheduleRow, Session } from '@foyer/schedule';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { startWithholding } from './withholding-teller.ts';

const SECOND = 1_000;
const noon = Date.parse('2026-06-12T12:00:00Z');

function row(startS: number, endS: number, flags: Partial<Session> = {}): ScheduleRow {
  const session = { doNotStream: true, cancelled: null, ...flags } as Session;
  return { type: 'session', startsAt: noon + startS * SECOND, endsAt: noon + endS * SECOND, session };
}

/** A portal whose clock is turned by hand, and a tracker that refuses if it is told to. */
function setUp(rows: ScheduleRow[], rehearsalMs = 0) {
  const orders: [room: string, untilS: number][] = [];
  const facts = { nowMs: noon, rows, refuses: false };
  const teller = startWithholding({
    getSchedules: () =>
      new Map<string, RoomSchedule>([
        ['hall', { room: 'hall', timezone: 'UTC', dayChangeMinutes: 240, rows: facts.rows, movedAway: [] }],
      ]),
    tell: async ({ room, untilAt }) => {
      if (facts.refuses) throw new Error('nobody there');
      orders.push([room, (untilAt - noon) / SECOND]);
    },
    clock: () => facts.nowMs + rehearsalMs,
    realClock: () => facts.nowMs,
    logger: pino({ level: 'silent' }),
  });
  teller.close();
  return {
    facts,
    orders,
    checkAt: async (seconds: number) => {
      facts.nowMs = noon + seconds * SECOND;
      await teller.check();
      return orders.splice(0);
    },
  };
}

describe('the tracker', () => {
  it('is told just before, until the end, and no more than it has to be', async () => {
    const { checkAt } = setUp([row(60, 600)]);
    expect(await checkAt(45)).toEqual([]);
    expect(await checkAt(50)).toEqual([['hall', 600]]);
    expect(await checkAt(55)).toEqual([]);
    expect(await checkAt(110)).toEqual([['hall', 600]]);
    expect(await checkAt(600)).toEqual([['hall', 600]]);
    expect(await checkAt(605)).toEqual([]);
  });

  it('is told of the next before the first of two is over', async () => {
    const { checkAt } = setUp([row(0, 100), row(100, 200)]);
    expect(await checkAt(5)).toEqual([['hall', 100]]);
    expect(await checkAt(92)).toEqual([['hall', 200]]);
  });

  it('hears at once that a session is called off', async () => {
    const { checkAt, facts } = setUp([row(0, 600)]);
    await checkAt(5);
    facts.rows = [row(0, 600, { cancelled: true })];
    expect(await checkAt(10)).toEqual([['hall', 10]]);
    expect(await checkAt(15)).toEqual([]);
  });

  it('is asked again where it did not answer', async () => {
    const { checkAt, facts } = setUp([row(0, 600)]);
    facts.refuses = true;
    expect(await checkAt(5)).toEqual([]);
    facts.refuses = false;
    expect(await checkAt(10)).toEqual([['hall', 600]]);
  });

  it.each([
    ['may be streamed', { doNotStream: false }],
    ['does not say', { doNotStream: null }],
  ])('is told nothing of a session that %s', async (_, flags) => {
    expect(await setUp([row(0, 600, flags)]).checkAt(5)).toEqual([]);
  });

  it('is told nothing in a rehearsal', async () => {
    expect(await setUp([row(3_600, 7_200)], 3_700 * SECOND).checkAt(5)).toEqual([]);
  });
});
