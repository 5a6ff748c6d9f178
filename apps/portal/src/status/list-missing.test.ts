import type { SessionBrief, StatusRow } from '@foyer/contract';
import { expect, test } from 'vitest';
import { describeMissing, listMissing, nameMissing } from './list-missing.ts';

const span = (from: string, to: string) => ({
  startsAt: `2026-06-13T${from}:00Z`,
  endsAt: `2026-06-13T${to}:00Z`,
});
const brief = (title: string, cancelled: boolean | null = null) => ({ title, cancelled }) as SessionBrief;
const row = (title: string, times: ReturnType<typeof span>, cancelled: boolean | null): StatusRow => ({
  type: 'session',
  ...times,
  session: brief(title, cancelled),
});

const at = (time: string) => Date.parse(`2026-06-13T${time}:00Z`);
const rows = [
  row('off', span('10:00', '11:00'), true),
  row('on', span('10:00', '11:00'), null),
  row('later', span('11:00', '12:00'), true),
];
const tell = (room: Parameters<typeof listMissing>[0], ...args: [number, { until: number }?]) =>
  listMissing(room, ...args).map(describeMissing);

test('what is cancelled and would be on, from its first instant to before its last', () => {
  const room = { rows, movedAway: [] };
  expect(tell(room, at('10:00'))).toEqual(['Cancelled: off']);
  expect(tell(room, at('11:00'))).toEqual(['Cancelled: later']);
  expect(tell(room, at('12:00'))).toEqual([]);
});

test('what would be on or come in a span of time, which its end is not in', () => {
  const room = { rows, movedAway: [] };
  expect(tell(room, at('09:00'), { until: at('10:00') })).toEqual([]);
  expect(tell(room, at('10:30'), { until: at('11:00') })).toEqual(['Cancelled: off']);
  expect(tell(room, at('10:30'), { until: at('11:01') })).toEqual(['Cancelled: off', 'Cancelled: later']);
});

test('what was moved to another room, in turn with what is cancelled', () => {
  const movedAway = [
    { ...span('10:30', '11:30'), to: ['Clarke'], session: brief('moved') },
    { ...span('11:00', '11:30'), to: [], session: brief('nowhere') },
    { ...span('11:10', '11:30'), to: ['Clarke'], session: brief('moved, then off', true) },
  ];
  const room = { rows, movedAway };
  expect(tell(room, at('10:29'))).toEqual(['Cancelled: off']);
  expect(tell(room, at('10:30'))).toEqual(['Cancelled: off', 'Moved to Clarke: moved']);
  expect(tell(room, at('11:10'))).toEqual([
    'Moved to Clarke: moved',
    'Cancelled: later',
    'Moved elsewhere: nowhere',
    'Cancelled: moved, then off',
  ]);
  expect(tell(room, at('11:30'))).toEqual(['Cancelled: later']);
});

test('are named together on one line', () => {
  const movedAway = [{ ...span('10:30', '11:30'), to: ['Clarke'], session: brief('moved') }];
  const off = row('off too', span('10:00', '11:00'), true);
  expect(nameMissing({ rows: [...rows, off], movedAway }, at('10:30'))).toBe(
    'Cancelled: off, off too · Moved to Clarke: moved',
  );
  expect(nameMissing({ rows, movedAway }, at('12:00'))).toBeNull();
});

test('are described by their title and why, where somebody said it', () => {
  const correction = { note: 'She is ill' } as SessionBrief['correction'];
  const session = { ...brief('Off'), correction };
  expect(describeMissing({ session, to: null })).toBe('Cancelled: Off · She is ill');
  expect(describeMissing({ session, to: ['A', 'B'] })).toBe('Moved to A, B: Off · She is ill');
});
