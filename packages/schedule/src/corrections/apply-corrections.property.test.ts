import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSchedule } from '../build/build-schedule.ts';
import { ProgrammeDays } from '../build/programme-days.ts';
import { BEGINNING_OF_TIME, END_OF_TIME } from '../model.ts';
import {
  arbitraryCorrectableFeed,
  arbitraryCorrections,
  arbitraryInstant,
  CORRECTABLE,
} from '../testing/arbitrary-corrections.ts';
import { makeDelay } from '../testing/make-correction.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { makeSession } from '../testing/make-session.ts';
import { applyCorrections } from './apply-corrections.ts';
import type { Correction } from './correction.ts';
import { findLatestEnd, isOfDay } from './find-earliest-end.ts';

const MINUTE_MS = 60_000;
const BASE = Date.parse('2026-10-24T06:00:00Z');
const { rooms, timezone } = CORRECTABLE;

const cases = fc.record({
  feed: arbitraryCorrectableFeed,
  corrections: arbitraryCorrections,
  at: arbitraryInstant,
});

describe('any corrections of any programme', () => {
  it('leave every session, once, and no longer than it was', () => {
    fc.assert(
      fc.property(cases, options => {
        const { feed } = applyCorrections({ ...options, rooms, timezone });
        expect(feed.sessions.map(({ guid }) => guid)).toEqual(options.feed.sessions.map(({ guid }) => guid));
        feed.sessions.forEach((session, index) => {
          const published = options.feed.sessions[index];
          if (published === undefined || session === published) return;
          const { correction, ...rest } = session;
          expect(correction).toMatchObject({ startsAt: published.startsAt, endsAt: published.endsAt });
          if (rest.endsAt === null || published.endsAt === null) return;
          expect(rest.endsAt).toBeGreaterThanOrEqual(rest.startsAt);
          expect(rest.endsAt - rest.startsAt).toBeLessThanOrEqual(published.endsAt - published.startsAt);
        });
      }),
    );
  });

  it('make a schedule that is sorted and without gaps', () => {
    fc.assert(
      fc.property(cases, options => {
        const { feed } = applyCorrections({ ...options, rooms, timezone });
        const schedule = buildSchedule({ feed, rooms, timezone, conferenceTitle: 'RainConf' });
        for (const { rows } of Object.values(schedule.rooms)) {
          let coveredUntil = BEGINNING_OF_TIME;
          let startsAt = BEGINNING_OF_TIME;
          for (const row of rows) {
            expect(row.startsAt).toBeGreaterThanOrEqual(startsAt);
            expect(row.startsAt).toBeLessThanOrEqual(coveredUntil);
            startsAt = row.startsAt;
            coveredUntil = Math.max(coveredUntil, row.endsAt);
          }
          expect(coveredUntil).toBe(END_OF_TIME);
        }
      }),
    );
  });

  it('are the same in whatever order they are listed, but for those that the config lists', () => {
    const made = cases.filter(({ corrections: list }) => {
      const names = new Set(list.map(({ id }) => id));
      return names.size === list.length && list.every(({ createdAt }) => createdAt !== null);
    });
    fc.assert(
      fc.property(made, options => {
        const reversed = { ...options, corrections: options.corrections.toReversed() };
        expect(applyCorrections({ ...reversed, rooms, timezone })).toEqual(
          applyCorrections({ ...options, rooms, timezone }),
        );
      }),
    );
  });

  it('change nothing until the instant at which one ends, and nothing at all once all have', () => {
    fc.assert(
      fc.property(cases, options => {
        const { changesAt, feed } = applyCorrections({ ...options, rooms, timezone });
        if (changesAt === null) {
          expect(feed).toBe(options.feed);
          return;
        }
        expect(changesAt).toBeGreaterThan(options.at);
        const before = applyCorrections({ ...options, at: changesAt - 1, rooms, timezone });
        expect(before.feed.sessions).toEqual(feed.sessions);
        const after = applyCorrections({ ...options, at: END_OF_TIME, rooms, timezone });
        expect(after.feed).toBe(options.feed);
      }),
    );
  });

  it('that say nothing of their end change nothing by it that is not over', () => {
    const ofDays = cases.map(options => ({
      ...options,
      corrections: options.corrections.flatMap(correction =>
        // None that has yet to be made is there.
        correction.kind === 'cancel' || (correction.createdAt ?? options.at) > options.at
          ? []
          : [{ ...correction, expiresAt: null }],
      ),
    }));
    fc.assert(
      fc.property(ofDays, options => {
        const { changesAt, feed, outcomes } = applyCorrections({ ...options, rooms, timezone });
        if (changesAt === null) return;
        const days = new ProgrammeDays(timezone, null);
        const isBounded = outcomes.some(
          ({ correction, expiresAt }) =>
            isOfDay(correction) && expiresAt === changesAt && expiresAt === findLatestEnd(correction, days),
        );
        if (isBounded) return;
        const { feed: after } = applyCorrections({ ...options, at: changesAt, rooms, timezone });
        feed.sessions.forEach((session, index) => {
          const then = after.sessions[index];
          if (then === undefined || (session.startsAt === then.startsAt && session.endsAt === then.endsAt))
            return;
          expect(session.endsAt ?? session.startsAt).toBeLessThanOrEqual(changesAt);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('that have ended are not brought back by what is made later', () => {
    fc.assert(
      fc.property(cases, arbitraryCorrections, ({ at, ...options }, more) => {
        const made = options.corrections.map(
          (each): Correction => ({
            ...each,
            createdAt: Math.min(each.createdAt ?? at, at),
          }),
        );
        const later = more.map((each, index) => ({ ...each, createdAt: at + 1 + index }));
        const ended = (corrections: readonly Correction[]) =>
          applyCorrections({ ...options, corrections, at, rooms, timezone })
            .outcomes.filter(({ correction, state }) => state === 'expired' && made.includes(correction))
            .map(({ correction, expiresAt }) => [correction, expiresAt]);
        expect(ended([...made, ...later])).toEqual(ended(made));
      }),
    );
  });
});

describe('any delay', () => {
  it('of a programme without overlaps makes none on its day, and keeps the order', () => {
    const slots = fc.array(fc.record({ gap: fc.nat(40), length: fc.integer({ min: 1, max: 60 }) }), {
      minLength: 1,
      maxLength: 10,
    });
    const options = fc.record({ slots, by: fc.integer({ min: 1, max: 90 }), index: fc.nat(9) });
    fc.assert(
      fc.property(options, ({ slots, by, index }) => {
        let end = BASE;
        const sessions = slots.map(({ gap, length }, number) => {
          const startsAt = end + gap * MINUTE_MS;
          end = startsAt + length * MINUTE_MS;
          return makeSession({ guid: String(number), startsAt, endsAt: end });
        });
        const first = index % slots.length;
        const delay = makeDelay({ from: BASE, guid: String(first), byMs: by * MINUTE_MS });
        const { feed } = applyCorrections({
          feed: makeFeed(sessions),
          corrections: [delay],
          rooms,
          timezone,
          at: BASE,
        });
        feed.sessions.forEach((session, number) => {
          const { startsAt, endsAt } = session;
          const before = feed.sessions[number - 1];
          if (before?.endsAt) expect(startsAt).toBeGreaterThanOrEqual(before.endsAt);
          if (number < first) expect(session.correction).toBeUndefined();
          const movedMs = startsAt - (sessions[number]?.startsAt ?? 0);
          if (number === first) expect(movedMs).toBe(delay.byMs);
          expect(movedMs).toBeLessThanOrEqual(delay.byMs);
          expect((endsAt ?? 0) - startsAt).toBe((slots[number]?.length ?? 0) * MINUTE_MS);
        });
      }),
    );
  });
});
