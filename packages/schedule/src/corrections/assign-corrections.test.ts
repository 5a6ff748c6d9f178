import { expect, test } from 'vitest';
import { talk } from '../testing/correct-day.ts';
import { makeCancellation, makeDelay, makeNow } from '../testing/make-correction.ts';
import { assignCorrections } from './assign-corrections.ts';

const sources = [
  { rooms: ['hall'], feed: { sessions: [talk('opening 10:00'), talk('lunch 12:00')] } },
  { rooms: ['bar', 'roof'], feed: { sessions: [talk('drinks 18:00'), talk('lunch 12:00')] } },
  { rooms: ['attic'], feed: null },
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
