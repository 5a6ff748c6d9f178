import fc from 'fast-check';
import type { Correction } from '../corrections/correction.ts';
import type { Session } from '../model.ts';
import { makeCancellation, makeDelay, makeNow } from './make-correction.ts';
import { makeFeed } from './make-feed.ts';
import { makeSession } from './make-session.ts';

const MINUTE_MS = 60_000;
const BASE = Date.parse('2026-10-24T06:00:00Z'); // the clocks of Berlin go back in the second night

/** The rooms and days of the programmes made here. */
export const CORRECTABLE = {
  rooms: ['Hall', 'Bar'].map(title => ({ room: title.toLowerCase(), title, key: null, seeAlso: [] })),
  timezone: 'Europe/Berlin',
};

/** Of the three days of the programmes made here. */
export const arbitraryInstant = fc.nat(3 * 24 * 12).map(fiveMinutes => BASE + fiveMinutes * 5 * MINUTE_MS);
const guids = fc.nat(13).map(String);
const roomNames = fc.constantFrom('hall', 'bar', 'attic');

/** Sessions that overlap, have no end or length, are cancelled, or in several rooms, none or one that nobody takes. */
export const arbitraryCorrectableFeed = fc
  .array(
    fc.record({
      startsAt: arbitraryInstant,
      length: fc.option(fc.nat(130), { freq: 6 }),
      rooms: fc.constantFrom(['Hall'], ['Bar'], ['Hall', 'Bar'], ['Roof'], []),
      cancelled: fc.constantFrom(null, null, true, false),
    }),
    { maxLength: 12 },
  )
  .map(slots =>
    makeFeed(
      slots.map(({ length, ...slot }, index): Session => {
        const endsAt = length === null ? null : slot.startsAt + length * MINUTE_MS;
        return makeSession({ guid: String(index), ...slot, endsAt, rooms: [...slot.rooms] });
      }),
    ),
  );

const ids = fc.nat(99).map(String);
const known = fc
  .array(fc.tuple(guids, arbitraryInstant), { maxLength: 3 })
  .map(starts => new Map(starts.map(([guid, startsAt]) => [guid, startsAt])));
const facts = {
  id: ids,
  createdAt: fc.option(arbitraryInstant),
  expiresAt: fc.option(arbitraryInstant),
  publishedStarts: known,
};
/** Of them, or of what is not there. */
export const arbitraryCorrections: fc.Arbitrary<Correction[]> = fc.array(
  fc.oneof(
    fc
      .record({
        ...facts,
        room: roomNames,
        from: arbitraryInstant,
        byMs: fc.integer({ min: -120, max: 120 }).map(by => by * MINUTE_MS),
        guid: fc.option(guids),
        untilEndOfDay: fc.boolean(),
      })
      .map(makeDelay),
    fc.record({ ...facts, room: roomNames, guid: guids, at: arbitraryInstant }).map(makeNow),
    fc.record({ ...facts, guid: guids }).map(makeCancellation),
  ),
  { maxLength: 5 },
);
