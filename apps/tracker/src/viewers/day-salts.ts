import { randomBytes } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type { Instant } from '../clock.ts';
import { KeyedHash } from './keyed-hash.ts';

const DAY_MS = 86_400_000;
/** How long into a day yesterday's cookies are exchanged for today's. */
const GRACE_MS = 3_600_000;
const SALT_BYTES = 32;

export interface SaltStore {
  listSalts(): { day: number; salt: Buffer }[];
  addSalt(salt: { day: number; salt: Buffer }): void;
  /** Leaves nothing of them in the file; returns false if there is something left, and it is to be tried again. */
  removeSalts(days: readonly number[]): boolean;
}

export interface DaySalt {
  /** Since 1970. */
  day: number;
  keyed: KeyedHash;
}

/**
 * The salts that viewers are hashed under: one a day, kept for that day, so that nobody can be followed from one to
 * the next. They are stored, so that a restart knows the viewers of the day again.
 */
export class DaySalts {
  readonly #store: SaltStore;
  readonly #logger: FastifyBaseLogger;
  #salts: DaySalt[];
  /** Days whose salt is to be removed from the file. */
  #over = new Set<number>();
  #checkedAt = 0;

  constructor({ store, logger }: { store: SaltStore; logger: FastifyBaseLogger }) {
    this.#store = store;
    this.#logger = logger;
    this.#salts = store.listSalts().map(({ day, salt }) => ({ day, keyed: new KeyedHash(salt) }));
  }

  /** Goes on with the last one if a new one cannot be stored; throws what that failed with if there is none. */
  getToday(now: Instant): DaySalt {
    // Once a second is often enough.
    if (Math.abs(now - this.#checkedAt) >= 1000) this.#renew(now);
    const newest = this.#salts.at(-1);
    if (newest === undefined) throw new Error('There is no salt for viewers.');
    return newest;
  }

  /** Sees to it that salts go when their day is over, also while nobody watches. */
  advance(now: Instant): void {
    try {
      this.getToday(now);
    } catch {
      // Whoever watches next is told that nothing can be stored.
    }
  }

  /** Of today, or just after midnight of yesterday. */
  find(day: number, now: Instant): DaySalt | undefined {
    this.getToday(now);
    return this.#salts.find(salt => salt.day === day);
  }

  #renew(now: Instant): void {
    const today = Math.floor(now / DAY_MS);
    // A clock that is set back by less than a day goes on with the newer salt: nobody becomes somebody else by it.
    const isOver = (day: number) => day > today + 1 || day < Math.floor((now - GRACE_MS) / DAY_MS);
    for (const { day } of this.#salts) if (isOver(day)) this.#over.add(day);
    const kept = this.#salts.filter(({ day }) => !isOver(day));
    try {
      if (!kept.some(({ day }) => day >= today)) kept.push(this.#create(today));
      this.#salts = kept;
      if (this.#over.size > 0 && this.#store.removeSalts([...this.#over])) this.#over = new Set();
    } catch (err) {
      if (this.#salts.length === 0) throw err;
      this.#logger.warn({ err }, 'the salt of viewers could not be changed');
    }
    this.#checkedAt = now;
  }

  #create(day: number): DaySalt {
    const salt = randomBytes(SALT_BYTES);
    this.#store.addSalt({ day, salt });
    return { day, keyed: new KeyedHash(salt) };
  }
}

export function hashUnder({ keyed }: DaySalt, text: string): Buffer {
  return keyed.digest(text);
}
