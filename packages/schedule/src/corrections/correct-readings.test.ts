import { expect, test } from 'vitest';
import { buildSchedule } from '../build/build-schedule.ts';
import type { Session } from '../model.ts';
import { at } from '../testing/correct-day.ts';
import { makeCancellation, makeDelay, makeNow } from '../testing/make-correction.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { makeSession } from '../testing/make-session.ts';
import { applyCorrections } from './apply-corrections.ts';
import { type CorrectableReading, correctReadings } from './correct-readings.ts';
import type { Correction } from './correction.ts';

const HOUR_MS = 3_600_000;
const select = (title: string) => ({ room: title.toLowerCase(), title, key: null, seeAlso: [] });

/** A programme whose times have no offset, as a room reads it by its own clocks: an hour apart. */
function read(
  title: 'Lisbon' | 'Berlin',
  corrections: readonly Correction[],
  sharedMs: number | null = HOUR_MS,
): CorrectableReading {
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
    makeShared(earlierMs, sharedMs),
  ]);
  return { location: 'programme.csv', rooms: [select(title)], feed, corrections, timezone };
}

/** @param lengthMs null: it has no stated end */
function makeShared(earlierMs: number, lengthMs: number | null): Session {
  const startsAt = at('14:00') - earlierMs;
  const endsAt = lengthMs === null ? null : startsAt + lengthMs;
  return makeSession({ guid: 'shared', startsAt, endsAt, rooms: ['Lisbon', 'Berlin'] });
}

const correctAll = (readings: readonly CorrectableReading[]) => correctReadings(readings, at('11:30'));

const toBerlin = makeNow({ guid: 'wandering', at: at('11:30'), room: 'berlin', createdAt: 1 });

function findInAll(readings: readonly CorrectableReading[], guid = 'wandering'): (Session | undefined)[] {
  return correctAll(readings).map(corrected =>
    corrected?.feed.sessions.find(session => session.guid === guid),
  );
}

test('all know where a session is, and when it would have been by the clocks of the room that it is from', () => {
  const [inLisbon, inBerlin] = findInAll([read('Lisbon', []), read('Berlin', [toBerlin])]);
  expect(inBerlin).toMatchObject({
    startsAt: at('11:30'),
    rooms: ['Berlin'],
    correction: { kind: 'relocated', startsAt: at('12:00'), endsAt: at('13:00'), rooms: ['Lisbon'] },
  });
  expect(inLisbon).toEqual(inBerlin);
});

test('the room that it is from says where it is, for the time in which it would be there', () => {
  const [lisbon] = correctAll([read('Lisbon', []), read('Berlin', [toBerlin])]);
  if (!lisbon) throw new Error('nothing is read');
  const { rooms } = buildSchedule({
    feed: lisbon.feed,
    rooms: [select('Lisbon')],
    elsewhere: [{ ...select('Berlin'), title: 'The hub in Berlin' }],
    timezone: 'Europe/Lisbon',
    conferenceTitle: 'RainConf',
  });
  const guids = rooms.lisbon?.rows.flatMap(row => (row.type === 'session' ? row.session.guid : []));
  expect(guids).toEqual(['opening', 'shared']);
  expect(rooms.lisbon?.movedAway).toMatchObject([{ startsAt: at('12:00'), to: ['The hub in Berlin'] }]);
});

test('what was moved back, or is so by itself when a correction ends, is where its own room has it', () => {
  const back = makeNow({ guid: 'wandering', at: at('12:30'), room: 'lisbon', createdAt: 2 });
  const [inLisbon, inBerlin] = findInAll([read('Lisbon', [back]), read('Berlin', [toBerlin])]);
  expect(inLisbon).toMatchObject({ startsAt: at('12:30'), rooms: ['Lisbon'] });
  expect(inBerlin).toEqual(inLisbon);
  const ended = { ...toBerlin, expiresAt: at('11:00') };
  const [untouched] = findInAll([read('Lisbon', []), read('Berlin', [ended])]);
  expect(untouched).toMatchObject({ startsAt: at('12:00'), rooms: ['Lisbon'] });
});

test('what comes from nowhere else stays as each reads it', () => {
  const corrections = [
    makeNow({ guid: 'wandering', at: at('11:30'), room: 'lisbon' }),
    makeDelay({ from: at('10:00'), room: 'lisbon' }),
    makeCancellation({ guid: 'opening' }),
  ];
  const [lisbon, berlin] = [read('Lisbon', corrections), read('Berlin', [])];
  const [inLisbon, inBerlin, unread] = correctAll([lisbon, berlin, { ...berlin, feed: null }]);
  const alone = applyCorrections({ ...lisbon, feed: lisbon.feed ?? makeFeed([]), at: at('11:30') });
  expect(inLisbon).toEqual(alone);
  expect(inBerlin?.feed).toBe(berlin.feed);
  expect(unread).toBe(null);
  const other = { ...read('Berlin', [toBerlin]), location: 'fringe.csv' };
  const [untouched] = correctAll([read('Lisbon', []), other]);
  expect(untouched).toMatchObject({ outcomes: [], changesAt: null });
});

test('what is put on in a room of one is so in all that show it, each with the start that it had there', () => {
  const on = makeNow({ guid: 'shared', at: at('11:40'), room: 'lisbon', note: 'Now', createdAt: 1 });
  const [inLisbon, inBerlin] = findInAll([read('Lisbon', [on]), read('Berlin', [])], 'shared');
  const put = { startsAt: at('11:40'), endsAt: at('12:40'), rooms: ['Lisbon', 'Berlin'] };
  expect(inLisbon).toMatchObject({ ...put, correction: { kind: 'advanced', startsAt: at('14:00') } });
  expect(inBerlin).toMatchObject({
    ...put,
    correction: { kind: 'advanced', startsAt: at('13:00'), endsAt: at('14:00'), note: 'Now' },
  });
});

test('what is late in a room of one is so in all that show it, as much as all corrections come to', () => {
  const delay = (room: string, createdAt: number) =>
    makeDelay({ from: at('13:30'), room, createdAt, id: room, byMs: createdAt * 600_000 });
  const cancelled = makeCancellation({ guid: 'shared', createdAt: 3 });
  const late = [read('Lisbon', [delay('lisbon', 1)]), read('Berlin', [delay('berlin', 2)])];
  expect(findInAll(late, 'shared')).toMatchObject([{ startsAt: at('14:30') }, { startsAt: at('13:30') }]);
  const off = [read('Lisbon', [delay('lisbon', 1), cancelled]), read('Berlin', [cancelled])];
  expect(correctAll(off)[0]?.carried).toEqual([]);
  expect(findInAll(off, 'shared')).toMatchObject([
    { startsAt: at('14:10'), cancelled: true, correction: { kind: 'cancelled' } },
    { startsAt: at('13:10'), cancelled: true, correction: { kind: 'cancelled' } },
  ]);
});

test('a room that is late has nothing to do with what was moved out of it before', () => {
  const late = makeDelay({ from: at('11:55'), room: 'lisbon', createdAt: 2 });
  const [, inBerlin] = findInAll([read('Lisbon', [late]), read('Berlin', [toBerlin])]);
  expect(inBerlin).toMatchObject({ startsAt: at('11:30'), rooms: ['Berlin'] });
});

test('corrections add up in the order in which they were made, whichever reading they are for', () => {
  const on = makeNow({ guid: 'shared', at: at('11:40'), room: 'lisbon', createdAt: 2 });
  const late = makeDelay({ from: at('12:30'), room: 'berlin', createdAt: 1 });
  const found = findInAll([read('Lisbon', [on]), read('Berlin', [late])], 'shared');
  expect(found).toMatchObject([{ startsAt: at('11:40') }, { startsAt: at('11:40') }]);
});

test('what was said of a correction holds until another says something else, or is of another kind', () => {
  const delay = { from: at('13:30'), room: 'lisbon', createdAt: 1, note: 'The projector is broken' };
  const further = makeDelay({ id: 'further', from: at('12:30'), room: 'berlin', createdAt: 2 });
  const listNotes = (...readings: CorrectableReading[]) =>
    findInAll(readings, 'shared').map(session => session?.correction?.note);
  const late = [read('Lisbon', [makeDelay(delay)]), read('Berlin', [further])];
  expect(listNotes(...late)).toEqual([delay.note, delay.note]);
  const cancelled = makeCancellation({ guid: 'shared', createdAt: 3 });
  const off = [read('Lisbon', [makeDelay(delay), cancelled]), read('Berlin', [cancelled])];
  expect(listNotes(...off)).toEqual([null, null]);
});

test('what has no stated end has none where it is late, and ends after as long as where it was ended', () => {
  const late = makeDelay({ from: at('13:30'), room: 'lisbon' });
  const open = (corrections: readonly Correction[]) => [
    read('Lisbon', corrections, null),
    read('Berlin', [], null),
  ];
  expect(findInAll(open([late]), 'shared')).toMatchObject([
    { startsAt: at('14:10'), endsAt: null },
    { startsAt: at('13:10'), endsAt: null },
  ]);
  const other = makeNow({ guid: 'opening', at: at('14:30'), room: 'lisbon' });
  expect(findInAll(open([other]), 'shared')).toMatchObject([
    { startsAt: at('14:00'), endsAt: at('14:30') },
    { startsAt: at('13:00'), endsAt: at('13:30') },
  ]);
});

test('a correction finds what those of other rooms before it have left, and says what it did in these', () => {
  const plenary = makeSession({ guid: 'plenary', startsAt: at('08:30'), endsAt: at('09:30'), rooms: [] });
  const quiz = makeSession({ guid: 'quiz', startsAt: at('15:00'), endsAt: at('16:00'), rooms: ['Berlin'] });
  const late = makeDelay({ id: 'late', from: at('08:35'), room: 'lisbon', byMs: HOUR_MS / 2, createdAt: 1 });
  const on = makeNow({ guid: 'quiz', at: at('08:35'), room: 'berlin', createdAt: 2 });
  const readings = [read('Lisbon', [late]), read('Berlin', [on])].map(reading => ({
    ...reading,
    rooms: reading.rooms.map(room => ({ ...room, plenary: [null] })),
    feed: makeFeed([plenary, quiz]),
  }));
  const [inLisbon, inBerlin] = correctAll(readings);
  for (const corrected of [inLisbon, inBerlin]) {
    expect(corrected?.feed.sessions[0]).toMatchObject({ startsAt: at('09:35'), endsAt: at('10:35') });
  }
  expect(inBerlin?.outcomes).toMatchObject([
    {
      changes: [
        { after: { guid: 'quiz', startsAt: at('08:35') } },
        { before: { guid: 'plenary', startsAt: at('09:00') }, after: { startsAt: at('09:35') } },
      ],
    },
  ]);
  // Lisbon does not show the quiz.
  const moved = { before: { startsAt: at('09:00') }, after: { guid: 'plenary', startsAt: at('09:35') } };
  expect(inLisbon?.carried).toMatchObject([{ correction: on, changes: [moved] }]);
  expect(inLisbon?.carried[0]?.changes).toHaveLength(1);
  expect(inBerlin?.carried).toMatchObject([
    { correction: late, changes: [{ after: { startsAt: at('09:00') } }] },
  ]);
});

test('what the programme itself has re-timed is judged by the clocks of the room that it is from', () => {
  const made = { ...toBerlin, publishedStarts: new Map([['wandering', at('12:00')]]) };
  expect(findInAll([read('Lisbon', []), read('Berlin', [made])])).toMatchObject([
    { startsAt: at('11:30') },
    { startsAt: at('11:30') },
  ]);
});

test('those of the config add up in its order, whichever reading they are for', () => {
  const on = (id: string, room: string, time: string) =>
    makeNow({ id, room, guid: 'shared', at: at(time), createdAt: null });
  const inLisbon = [on('config-1', 'lisbon', '11:30'), on('config-10', 'lisbon', '11:50')];
  const found = findInAll(
    [read('Lisbon', inLisbon), read('Berlin', [on('config-2', 'berlin', '11:40')])],
    'shared',
  );
  expect(found).toMatchObject([{ startsAt: at('11:50') }, { startsAt: at('11:50') }]);
});
