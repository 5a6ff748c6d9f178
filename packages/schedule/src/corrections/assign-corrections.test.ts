import { expect, test } from 'vitest';
import type { Session } from '../model.ts';
import { at, talk } from '../testing/correct-day.ts';
import { makeCancellation, makeDelay, makeNow } from '../testing/make-correction.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { assignCorrections, type CorrectableSource } from './assign-corrections.ts';

function source(location: string, rooms: string[], sessions: Session[] | null): CorrectableSource {
  const selectors = rooms.map(title => ({ room: title.toLowerCase(), title, key: null, seeAlso: [] }));
  return { location, rooms: selectors, feed: sessions && makeFeed(sessions) };
}

const sources = [
  source('hall.xml', ['Hall'], [talk('opening 10:00'), talk('lunch 12:00')]),
  source('bar.xml', ['Bar', 'Roof'], [talk('drinks 18:00'), talk('lunch 12:00')]),
  source('attic.xml', ['Attic'], null),
];

test('each goes to the programme of its room, or to all that have its session', () => {
  const delay = makeDelay({ from: 0, room: 'roof' });
  const now = makeNow({ guid: 'opening', at: 0, room: 'bar' });
  const drinks = makeCancellation({ guid: 'drinks' });
  const lunch = makeCancellation({ guid: 'lunch' });
  expect(assignCorrections([delay, now, drinks, lunch], sources)).toEqual([
    [lunch],
    [delay, now, drinks, lunch],
    [],
  ]);
});

test('what is for none goes to the first, which then says so', () => {
  const delay = makeDelay({ from: 0, room: 'cellar' });
  const gone = makeCancellation({ guid: 'gone' });
  expect(assignCorrections([delay, gone], sources)).toEqual([[delay, gone], [], []]);
  expect(assignCorrections([delay], [])).toEqual([]);
});

/** A programme without offsets, as it is read in two zones: in that of the loft an hour later. */
function readTwice(knots: string, knotsInLoft: string): CorrectableSource[] {
  const list = (knotsAt: string, plenaryAt: string) => [
    talk(`knots ${knotsAt}`, { rooms: ['Loft'] }),
    talk(`plenary ${plenaryAt}`, { rooms: ['Hall', 'Loft'] }),
    talk(`walk ${plenaryAt}`, { rooms: ['Park'] }),
  ];
  return [
    source('two.csv', ['Hall'], list(knots, '11:00')),
    source('two.csv', ['Loft'], list(knotsInLoft, '12:00')),
  ];
}

/** By which start each reading judges it; undefined: by none. */
function listJudged(cancellation: Parameters<typeof makeCancellation>[0], readings: CorrectableSource[]) {
  const [assigned] = [assignCorrections([makeCancellation(cancellation)], readings)];
  return assigned.map(list => list.map(({ publishedStarts }) => publishedStarts.get(cancellation.guid)));
}

test('of the readings of one programme those have a cancellation that show its session, or else the first', () => {
  const readings = readTwice('15:00', '16:00');
  expect(listJudged({ guid: 'knots' }, readings)).toEqual([[], [undefined]]);
  expect(listJudged({ guid: 'plenary' }, readings)).toEqual([[undefined], [undefined]]);
  expect(listJudged({ guid: 'walk' }, readings)).toEqual([[undefined], []]);
});

test('each reading judges a cancellation by the start that it had itself', () => {
  const [publishedStarts, startsIn] = [
    new Map([['plenary', at('11:00')]]),
    new Map([
      ['hall', at('11:00')],
      ['loft', at('12:00')],
    ]),
  ];
  expect(listJudged({ guid: 'plenary', publishedStarts, startsIn }, readTwice('15:00', '16:00'))).toEqual([
    [at('11:00')],
    [at('12:00')],
  ]);
  const onlyHall = new Map([['hall', at('11:00')]]);
  expect(
    listJudged({ guid: 'plenary', publishedStarts, startsIn: onlyHall }, readTwice('15:00', '16:00')),
  ).toEqual([[at('11:00')], [at('12:00')]]);
});

test('one that was kept with the start of another reading holds as long as that reading has it', () => {
  const publishedStarts = new Map([['knots', at('15:00')]]);
  expect(listJudged({ guid: 'knots', publishedStarts }, readTwice('15:00', '16:00'))).toEqual([
    [],
    [at('16:00')],
  ]);
  // It was moved by the programme: the start that was kept shows it.
  expect(listJudged({ guid: 'knots', publishedStarts }, readTwice('15:30', '16:30'))).toEqual([
    [],
    [at('15:00')],
  ]);
});
