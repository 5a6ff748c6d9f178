import type { SessionBrief, StatusRow } from '@foyer/contract';
import { expect, test } from 'vitest';
import { listCancelled } from './list-cancelled.ts';

const row = (title: string, from: string, to: string, cancelled: boolean | null): StatusRow => ({
  type: 'session',
  startsAt: `2026-06-13T${from}:00Z`,
  endsAt: `2026-06-13T${to}:00Z`,
  session: { title, cancelled } as SessionBrief,
});

test('those that would be on, from their first instant to before their last', () => {
  const rows = [
    row('off', '10:00', '11:00', true),
    row('on', '10:00', '11:00', null),
    row('later', '11:00', '12:00', true),
  ];
  const titles = (time: string) =>
    listCancelled({ rows }, Date.parse(`2026-06-13T${time}:00Z`)).map(({ title }) => title);
  expect(titles('10:00')).toEqual(['off']);
  expect(titles('11:00')).toEqual(['later']);
  expect(titles('12:00')).toEqual([]);
});
