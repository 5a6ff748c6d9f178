import { expect, test } from 'vitest';
import { readTime } from './read-time.ts';

const timezone = 'Europe/Berlin';
/** When the day of the 20th begins in Berlin. */
const from = Date.parse('2026-11-20T03:00:00Z');
const read = (text: string) => new Date(readTime('--at', { text, timezone, from })).toISOString();

test.each([
  ['14:00', '2026-11-20T13:00:00.000Z'],
  ['9:05', '2026-11-20T08:05:00.000Z'],
  ['4:00', '2026-11-20T03:00:00.000Z'],
  // That is in the night after it.
  ['3:59', '2026-11-21T02:59:00.000Z'],
  ['00:30', '2026-11-20T23:30:00.000Z'],
  ['2026-06-13T14:00', '2026-06-13T12:00:00.000Z'],
  ['2026-06-13T14:00:30Z', '2026-06-13T14:00:30.000Z'],
  ['2026-06-13T14:00+01:00', '2026-06-13T13:00:00.000Z'],
])('%s is read as %s', (text, instant) => {
  expect(read(text)).toBe(instant);
});

test.each([
  '24:00',
  '12:60',
  '2026-13-01T10:00',
  '2026-02-31T10:00',
  '2026-02-31T10:00Z',
  'noon',
  '2026-06-13',
  '',
])('%j is refused', text => {
  expect(() => read(text)).toThrow(`--at is "${text}", expected a time in Europe/Berlin`);
});
