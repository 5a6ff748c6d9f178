import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Feed, Session } from '../model.ts';
import { makeCancellation, makeDelay, makeNow } from '../testing/make-correction.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { makeSession } from '../testing/make-session.ts';
import { applyCorrections } from './apply-corrections.ts';
import { correctReadings } from './correct-readings.ts';
import type { Correction } from './correction.ts';
import { replayCorrections } from './replay-corrections.ts';

const MINUTE_MS = 60_000;
const BASE = Date.parse('2026-10-22T08:00:00Z');
const ROOMS = ['Lisbon', 'Berlin'].map(title => ({
  room: title.toLowerCase(),
  title,
  key: null,
  seeAlso: [],
  plenary: [null],
}));
const BERLIN = 'Europe/Berlin';

/** Of hours that are of one day in both zones, however late. */
const ofOneDay = fc.nat(8 * 12).map(fiveMinutes => BASE + fiveMinutes * 5 * MINUTE_MS);
/** Of three days and the nights between. */
const ofDays = fc.nat(6 * 12).map(hours => BASE + hours * 60 * MINUTE_MS);
const guids = fc.nat(9).map(String);
const roomNames = fc.constantFrom('lisbon', 'berlin');

const makeArbitraryFeed = (arbitraryInstant: fc.Arbitrary<number>) =>
  fc
    .array(
      fc.record({
        startsAt: arbitraryInstant,
        length: fc.option(fc.nat(130), { freq: 6 }),
        rooms: fc.constantFrom(['Lisbon'], ['Berlin'], ['Lisbon', 'Berlin'], ['Roof'], []),
        cancelled: fc.constantFrom(null, null, true),
      }),
      { minLength: 1, maxLength: 9 },
    )
    .map(slots =>
      makeFeed(
        slots.map(({ length, ...slot }, index): Session => {
          const endsAt = length === null ? null : slot.startsAt + length * MINUTE_MS;
          return makeSession({ guid: String(index), ...slot, endsAt, rooms: [...slot.rooms] });
        }),
      ),
    );

const byMs = fc.integer({ min: -60, max: 60 }).map(by => by * MINUTE_MS);
const note = fc.option(fc.constantFrom('The projector is broken', 'The train is late'));
const makeArbitraryCorrections = (arbitraryInstant: fc.Arbitrary<number>): fc.Arbitrary<Correction[]> =>
  fc
    .array(
      fc.oneof(
        fc
          .record({ note, room: roomNames, from: arbitraryInstant, byMs, untilEndOfDay: fc.boolean() })
          .map(makeDelay),
        fc.record({ note, room: roomNames, guid: guids, at: arbitraryInstant }).map(makeNow),
        fc.record({ note, guid: guids }).map(makeCancellation),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .chain(list =>
      fc.nat(list.length).map(configured =>
        list.map(
          (correction, index): Correction => ({
            ...correction,
            id: index < configured ? `config-${index + 1}` : `made-${index}`,
            createdAt: index < configured ? null : BASE + index,
          }),
        ),
      ),
    );

interface Case {
  /** Of the two readings. */
  zones: readonly [string, string];
  feed: Feed;
  corrections: readonly Correction[];
}

function readByBoth({ zones, feed, corrections }: Case) {
  return correctReadings(
    ROOMS.map((room, index) => ({
      location: 'programme.ics',
      rooms: [room],
      timezone: zones[index] ?? '',
      feed,
      corrections: corrections.filter(each => each.kind === 'cancel' || each.room === room.room),
    })),
    BASE,
  );
}

const makeCases = (first: string, arbitraryInstant: fc.Arbitrary<number>): fc.Arbitrary<Case> =>
  fc.record({
    zones: fc.constant([first, BERLIN] as const),
    feed: makeArbitraryFeed(arbitraryInstant),
    corrections: makeArbitraryCorrections(arbitraryInstant),
  });

/** Where the days of two zones are not the same, what one reading has of them is no measure. */
const cases = fc.oneof(makeCases('Europe/Lisbon', ofOneDay), makeCases(BERLIN, ofDays));

/** What a room of the reading shows, or nobody does, is told by it. */
const isIn = (title: string, { rooms, correction }: Session) =>
  [rooms, correction?.rooms ?? rooms].some(names => names.length === 0 || names.includes(title));

it('what two readings have at the same instants is as one reading with the rooms of both has it', () => {
  fc.assert(
    fc.property(cases, given => {
      const { feed, corrections } = given;
      const one = applyCorrections({ feed, corrections, rooms: ROOMS, timezone: BERLIN, at: BASE });
      for (const [index, reading] of readByBoth(given).entries()) {
        const title = ROOMS[index]?.title ?? '';
        const pick = (sessions: readonly Session[] = []) => sessions.filter(session => isIn(title, session));
        expect(pick(reading?.feed.sessions)).toEqual(pick(one.feed.sessions));
      }
    }),
    { numRuns: 1000 },
  );
});

it('each correction is told with the times that it changed, by both and when it is told again', () => {
  fc.assert(
    fc.property(cases, given => {
      const { feed, corrections } = given;
      const one = applyCorrections({ feed, corrections, rooms: ROOMS, timezone: BERLIN, at: BASE });
      const changesOf = new Map(one.outcomes.map(({ correction, changes }) => [correction.id, changes]));
      const readings = readByBoth(given);
      for (const reading of readings) {
        for (const { correction, changes } of reading?.outcomes ?? []) {
          expect(changes).toEqual(changesOf.get(correction.id));
        }
      }
      const [first, ...others] = readings.flatMap((reading, index) =>
        reading === null
          ? []
          : {
              ...{ published: reading.published, outcomes: reading.outcomes, ended: [] },
              ...{ rooms: ROOMS.slice(index, index + 1), timezone: given.zones[index] ?? '' },
            },
      );
      if (first === undefined) throw new Error('nothing was read');
      for (const { correction, changes } of finish(replayCorrections({ ...first, others }))) {
        expect(changes).toEqual(changesOf.get(correction.id));
      }
    }),
    { numRuns: 300 },
  );
});

function finish<T>(work: Generator<void, T, void>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
