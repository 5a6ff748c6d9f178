import type { SessionBrief, StatusRow } from '@foyer/contract';
import { expect, test } from 'vitest';
import { describeCancelled, listCancelled } from './list-cancelled.ts';

const row = (title: string, from: string, to: string, cancelled: boolean | null): StatusRow => ({
  type: 'session',
  startsAt: `2026-06-13T${from}:00Z`,
  endsAt: `2026-06-13T${to}:00Z`,
  session: { title, cancelled } as SessionBrief,
});

const at = (time: string) => Date.parse(`2026-06-13T${time}:00Z`);
const rows = [
  row('off', '10:00', '11:00', true),
  row('on', '10:00', '11:00', null),
  row('later', '11:00', '12:00', true),
];
const titles = (...args: Parameters<typeof listCancelled>) =>
  listCancelled(...args).map(({ session }) => session.title);

test('those that would be on, from their first instant to before their last', () => {
  expect(titles({ rows }, at('10:00'))).toEqual(['off']);
  expect(titles({ rows }, at('11:00'))).toEqual(['later']);
  expect(titles({ rows }, at('12:00'))).toEqual([]);
});

test('those that would be on or come in a span of time, which its end is not in', () => {
  expect(titles({ rows }, at('09:00'), { until: at('10:00') })).toEqual([]);
  expect(titles({ rows }, at('10:30'), { until: at('11:00') })).toEqual(['off']);
  expect(titles({ rows }, at('10:30'), { until: at('11:01') })).toEqual(['off', 'later']);
});

test('are described by their title and why, where somebody said it', () => {
  const correction = { note: 'She is ill' } as SessionBrief['correction'];
  expect(describeCancelled({ title: 'Off', correction })).toBe('Cancelled: Off · She is ill');
  expect(describeCancelled({ title: 'Off', correction: null })).toBe('Cancelled: Off');
});
