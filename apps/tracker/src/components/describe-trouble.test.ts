import { expect, test } from 'vitest';
import type { Component } from './component.ts';
import { listTroubles } from './describe-trouble.ts';

const SECOND = 1000;
const NOON = Date.UTC(2026, 10, 20, 12);

function createComponent(change: Partial<Component>): Component {
  return {
    machine: 'encoder1',
    room: 'hall',
    endpoint: null,
    name: 'encode',
    type: 'encoder',
    mood: 'happy',
    since: NOON - 3600 * SECOND,
    detail: null,
    reportedAt: NOON - SECOND,
    lostAt: NOON + 60 * SECOND,
    ...change,
  };
}

function listTexts(...changes: Partial<Component>[]): string[] {
  return listTroubles(changes.map(createComponent), NOON).map(({ text }) => text);
}

test.each([
  ['works', { mood: 'happy' }, []],
  ['is stopped', { mood: 'sleeping' }, []],
  ['has failed', { mood: 'sad' }, ['encode (encoder on encoder1) has failed.']],
  [
    'has failed, with a reason',
    { mood: 'sad', detail: 'No signal. ' },
    ['encode (encoder on encoder1) has failed: No signal.'],
  ],
  ['starts', { mood: 'waking', since: NOON - 59 * SECOND }, []],
  [
    'starts for ever',
    { mood: 'waking', since: NOON - 60 * SECOND },
    ['encode (encoder on encoder1) is still starting.'],
  ],
  ['is hungry for a moment', { mood: 'hungry', since: NOON - 14 * SECOND }, []],
  [
    'is hungry',
    { mood: 'hungry', since: NOON - 15 * SECOND },
    ['encode (encoder on encoder1) gets no data.'],
  ],
  ['is lost', { mood: 'lost' }, ['encode (encoder on encoder1) cannot be reached.']],
  [
    'is silent, whatever it said last',
    { mood: 'sad', lostAt: NOON },
    ['encode (encoder on encoder1) has not been heard of.'],
  ],
] as const)('a component that %s', (_, change, texts) => {
  expect(listTexts(change)).toEqual(texts);
});

test('a silent machine is one trouble, since its last word', () => {
  const silent = { lostAt: NOON - SECOND };
  const troubles = listTroubles(
    [
      createComponent({ ...silent, reportedAt: NOON - 200 * SECOND }),
      createComponent({ ...silent, name: 'mix', reportedAt: NOON - 100 * SECOND }),
      createComponent({ mood: 'sad', machine: 'encoder2', since: NOON - 50 * SECOND }),
    ],
    NOON,
  );
  expect(troubles).toEqual([
    {
      room: 'hall',
      machine: 'encoder2',
      component: 'encode',
      since: '2026-11-20T11:59:10.000Z',
      text: 'encode (encoder on encoder2) has failed.',
    },
    {
      room: 'hall',
      machine: 'encoder1',
      component: null,
      since: '2026-11-20T11:58:20.000Z',
      text: 'encoder1 and its 2 components have not been heard of.',
    },
  ]);
});
