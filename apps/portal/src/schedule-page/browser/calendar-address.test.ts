import { expect, it } from 'vitest';
import { writeCalendarAddress } from './calendar-address.ts';

it('names every session of a calendar', () => {
  expect(writeCalendarAddress(['a b', '1~csv'])).toEqual({
    href: '/schedule.ics?guid=a%20b&guid=1~csv',
    count: 2,
  });
});

it('ends before an address is longer than servers read', () => {
  const guids = Array.from(
    { length: 1_351 },
    (_, index) => `037eb97a-9e99-43ca-a29e-${String(index).padStart(12, '0')}`,
  );
  const { href, count } = writeCalendarAddress(guids);
  expect(href.length).toBeLessThan(14_100);
  expect(count).toBe(333);
  expect(href.match(/guid=/g)).toHaveLength(count);
  expect(href).toContain(guids[332]);
});

it('names no more than a portal gives at once', () => {
  expect(writeCalendarAddress(Array.from({ length: 500 }, (_, index) => String(index))).count).toBe(400);
});
