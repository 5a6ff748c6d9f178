import { expect, test } from 'vitest';
import { buildSchedule } from '../build/build-schedule.ts';
import type { Session } from '../model.ts';
import { at } from '../testing/correct-day.ts';
import { makeCancellation, makeDelay, makeNow } from '../testing/make-correction.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { makeSession } from '../testing/make-session.ts';
import { agreeOnMoved, type CorrectedReading } from './agree-on-moved.ts';
import { applyCorrections } from './apply-corrections.ts';
import type { Correction } from './correction.ts';

const HOUR_MS = 3_600_000;
const select = (title: string) => ({ room: title.toLowerCase(), title, key: null, seeAlso: [] });

/** A programme whose times have no offset, as a room reads it by its own clocks: an hour apart. */
function read(title: 'Lisbon' | 'Berlin', corrections: readonly Correction[]): CorrectedReading {
  const timezone = title === 'Lisbon' ? 'Europe/Lisbon' : 'Europe/Berlin';
  const earlierMs = title === 'Lisbon' ? 0 : HOUR_MS;
  const talk = (guid: string, from: string, room: string) => {
    const startsAt = at(from) - earlierMs;
    return makeSession({ guid, startsAt, endsAt: startsAt + HOUR_MS, rooms: [room] });
  };
  const feed = makeFeed([
    talk('opening', '10:00', 'Lisbon'),
    talk('wandering', '12:00', 'Lisbon'),
    talk('keynote', '10:00', 'Berlin'),
  ]);
  const rooms = [select(title)];
  const corrected = applyCorrections({ feed, corrections, rooms, timezone, at: at('11:30') });
  return { location: 'programme.csv', rooms, corrected };
}

const toBerlin = makeNow({ guid: 'wandering', at: at('11:30'), room: 'berlin', createdAt: 1 });

function findWandering(readings: readonly CorrectedReading[]): (Session | undefined)[] {
  return agreeOnMoved(readings).map(corrected =>
    corrected?.feed.sessions.find(({ guid }) => guid === 'wandering'),
  );
}

test('all know where a session is, and when it would have been by the clocks of the room that it is from', () => {
  const [inLisbon, inBerlin] = findWandering([read('Lisbon', []), read('Berlin', [toBerlin])]);
  expect(inBerlin).toMatchObject({
    startsAt: at('11:30'),
    rooms: ['Berlin'],
    correction: { kind: 'relocated', startsAt: at('12:00'), endsAt: at('13:00'), rooms: ['Lisbon'] },
  });
  expect(inLisbon).toEqual(inBerlin);
});

test('the room that it is from says where it is, for the time in which it would be there', () => {
  const [lisbon] = agreeOnMoved([read('Lisbon', []), read('Berlin', [toBerlin])]);
  if (!lisbon) throw new Error('nothing is read');
  const { rooms } = buildSchedule({
    feed: lisbon.feed,
    rooms: [select('Lisbon')],
    elsewhere: [{ ...select('Berlin'), title: 'The hub in Berlin' }],
    timezone: 'Europe/Lisbon',
    conferenceTitle: 'RainConf',
  });
  const guids = rooms.lisbon?.rows.flatMap(row => (row.type === 'session' ? row.session.guid : []));
  expect(guids).toEqual(['opening']);
  expect(rooms.lisbon?.movedAway).toMatchObject([{ startsAt: at('12:00'), to: ['The hub in Berlin'] }]);
});

test('what was moved back, or is so by itself when a correction ends, is where its own room has it', () => {
  const back = makeNow({ guid: 'wandering', at: at('12:30'), room: 'lisbon', createdAt: 2 });
  const [inLisbon, inBerlin] = findWandering([read('Lisbon', [back]), read('Berlin', [toBerlin])]);
  expect(inLisbon).toMatchObject({ startsAt: at('12:30'), rooms: ['Lisbon'] });
  expect(inBerlin).toEqual(inLisbon);
  const ended = { ...toBerlin, expiresAt: at('11:00') };
  const [untouched] = findWandering([read('Lisbon', []), read('Berlin', [ended])]);
  expect(untouched).toMatchObject({ startsAt: at('12:00'), rooms: ['Lisbon'] });
});

test('what comes from nowhere else stays as each reads it', () => {
  const corrections = [
    makeNow({ guid: 'wandering', at: at('11:30'), room: 'lisbon' }),
    makeDelay({ from: at('10:00'), room: 'lisbon' }),
    makeCancellation({ guid: 'opening' }),
  ];
  const readings = [
    read('Lisbon', corrections),
    read('Berlin', []),
    { ...read('Berlin', []), corrected: null },
  ];
  const agreed = agreeOnMoved(readings);
  expect(agreed.map((corrected, index) => corrected === readings[index]?.corrected)).toEqual([
    true,
    true,
    true,
  ]);
  const other = { ...read('Berlin', [toBerlin]), location: 'fringe.csv' };
  expect(agreeOnMoved([read('Lisbon', []), other])[1]).toBe(other.corrected);
});
