import type { RoomPresence } from '@foyer/contract';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPresencePoller } from './presence-poller.ts';

const example = { room: 'example', active: true } as RoomPresence;

describe('createPresencePoller', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => void vi.useRealTimers());

  function start(answers: (RoomPresence[] | Error)[]) {
    const askedAt: number[] = [];
    const poller = createPresencePoller({
      fetchRooms: async () => {
        askedAt.push(Date.now());
        const answer = answers[Math.min(askedAt.length, answers.length) - 1];
        if (answer instanceof Error || answer === undefined) throw answer ?? new Error('nothing');
        return answer;
      },
      fetchViewers: async () => {
        if (askedAt.length > 1) throw new Error('not told');
        return new Map([['example', 12]]);
      },
      clock: Date.now,
      logger: pino({ level: 'silent' }),
      random: () => 1,
    });
    return { poller, askedAt };
  }

  it('keeps the last answer while the tracker is silent, and says that it is', async () => {
    const { poller } = start([[example], new Error('down')]);
    await poller.ready();
    expect(poller.getPresence()).toMatchObject({ reachable: true, at: 1_000_000 });
    await vi.advanceTimersByTimeAsync(2_000);
    const view = poller.getPresence();
    expect(view).toMatchObject({ reachable: false, at: 1_000_000 });
    expect(view.rooms.get('example')?.active).toBe(true);
    poller.close();
  });

  it('does not think the tracker gone that does not say how many watch', async () => {
    const { poller } = start([[example]]);
    await poller.ready();
    expect(poller.getPresence().viewers.get('example')).toBe(12);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(poller.getPresence()).toMatchObject({ reachable: true, viewers: new Map() });
    poller.close();
  });

  it('asks more and more seldom while nobody answers, and at once often when somebody does', async () => {
    const down = new Error('down');
    const { poller, askedAt } = start([down, down, down, down, down, [example]]);
    await vi.advanceTimersByTimeAsync(60_000);
    poller.close();
    const gaps = askedAt.slice(1, 8).map((at, index) => at - (askedAt[index] ?? 0));
    expect(gaps).toEqual([4_000, 8_000, 15_000, 15_000, 15_000, 2_000]);
  });

  it('asks no more when it is closed while it waits for an answer', async () => {
    const { poller, askedAt } = start([[example]]);
    poller.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(askedAt).toHaveLength(1);
  });

  it('asks nobody after it is closed', async () => {
    const { poller, askedAt } = start([[example]]);
    await poller.ready();
    poller.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(askedAt).toHaveLength(1);
  });
});
