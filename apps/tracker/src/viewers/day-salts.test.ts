import { pino } from 'pino';
import { expect, test } from 'vitest';
import { DaySalts, type SaltStore } from './day-salts.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOON = 20_000 * DAY + 12 * HOUR;

class MemoryStore implements SaltStore {
  days: number[] = [];
  /** Of each attempt to remove some. */
  removed: (readonly number[])[] = [];
  /** As while a backup reads. */
  isRead = false;

  listSalts() {
    return [];
  }

  addSalt({ day }: { day: number }) {
    this.days.push(day);
  }

  removeSalts(days: readonly number[]) {
    this.removed.push(days);
    return !this.isRead;
  }
}

function setUp() {
  const store = new MemoryStore();
  const salts = new DaySalts({ store, logger: pino({ level: 'silent' }) });
  salts.getToday(NOON);
  return { store, salts };
}

test('a salt is removed an hour after its day, though nobody watches any more', () => {
  const { store, salts } = setUp();
  salts.advance(NOON + 13 * HOUR - SECOND);
  expect(store.removed).toEqual([]);
  salts.advance(NOON + 13 * HOUR);
  expect(store.removed).toEqual([[20_000]]);
});

test('a salt of which something is left is removed again, until nothing is', () => {
  const { store, salts } = setUp();
  store.isRead = true;
  for (const second of [0, 1]) salts.advance(NOON + DAY + second * SECOND);
  expect(store.removed).toEqual([[20_000], [20_000]]);
  store.isRead = false;
  for (const second of [2, 3]) salts.advance(NOON + DAY + second * SECOND);
  expect(store.removed).toHaveLength(3);
  expect(store.days).toEqual([20_000, 20_001]);
});
