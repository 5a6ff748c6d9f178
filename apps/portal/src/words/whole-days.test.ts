import { describe, expect, it } from 'vitest';
import { formatSpanNear, nameWholeDays } from './whole-days.ts';

const berlin = { locale: 'en', timezone: 'Europe/Berlin' };
const at = (iso: string) => Date.parse(`${iso}+01:00`);
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to), openEnded: false });

describe('what takes whole days', () => {
  const day = span('2019-12-28T00:00:00', '2019-12-29T00:00:00');
  const days = span('2019-12-28T00:00:00', '2019-12-31T00:00:00');

  it('has no times, and its day where that is another', () => {
    expect(nameWholeDays(day, at('2019-12-28T09:00:00'), berlin)).toBe('All day');
    expect(nameWholeDays(day, at('2019-12-27T23:00:00'), berlin)).toBe('Sat 28, all day');
    expect(nameWholeDays(days, at('2019-12-28T09:00:00'), berlin)).toBe('All day until Mon 30');
    expect(nameWholeDays(days, at('2019-12-30T09:00:00'), berlin)).toBe('All day until Mon 30');
    expect(nameWholeDays(days, at('2019-12-26T09:00:00'), berlin)).toBe('Sat 28 – Mon 30, all day');
  });

  it('has the month and the year where that day could be another one', () => {
    expect(nameWholeDays(day, at('2019-11-28T09:00:00'), berlin)).toBe('Sat 28 Dec, all day');
    expect(nameWholeDays(days, at('2018-12-28T09:00:00'), berlin)).toBe(
      'Sat 28 Dec 2019 – Mon 30 Dec 2019, all day',
    );
    const long = span('2019-12-28T00:00:00', '2020-01-11T00:00:00');
    expect(nameWholeDays(long, at('2019-12-28T09:00:00'), berlin)).toBe('All day until Fri 10 Jan');
  });

  it('is so by the clocks of the place, also in the days that are an hour longer or shorter', () => {
    const spring = {
      startsAt: Date.parse('2019-03-30T23:00:00Z'),
      endsAt: Date.parse('2019-03-31T22:00:00Z'),
    };
    expect(nameWholeDays(spring, spring.startsAt, berlin)).toBe('All day');
    expect(nameWholeDays(day, day.startsAt, { locale: 'en', timezone: 'Europe/Lisbon' })).toBeNull();
  });

  it('is so where the clocks leave midnight out', () => {
    const santiago = { locale: 'en', timezone: 'America/Santiago' };
    const read = (from: string, to: string) => ({ startsAt: Date.parse(from), endsAt: Date.parse(to) });
    const day = read('2026-09-06T01:00:00-03:00', '2026-09-07T00:00:00-03:00');
    expect(nameWholeDays(day, day.startsAt, santiago)).toBe('All day');
    const before = read('2026-09-05T00:00:00-04:00', '2026-09-06T01:00:00-03:00');
    expect(nameWholeDays(before, before.startsAt, santiago)).toBe('All day');
  });

  it('is nothing that begins or ends at another time', () => {
    const evening = span('2019-12-28T00:00:00', '2019-12-28T23:59:00');
    expect(nameWholeDays(evening, evening.startsAt, berlin)).toBeNull();
    expect(nameWholeDays(span('2019-12-28T00:00:00', '2019-12-28T00:00:00'), 0, berlin)).toBeNull();
    expect(formatSpanNear(evening, evening.startsAt, berlin)).toBe('00:00–23:59');
    expect(formatSpanNear(evening, at('2019-12-27T12:00:00'), berlin)).toBe('Saturday 00:00–23:59');
    expect(formatSpanNear(day, day.startsAt, berlin)).toBe('All day');
  });

  it('is so by the clocks of its own room, on a page in another zone', () => {
    const lisbon = { locale: 'en', timezone: 'Europe/Lisbon' };
    expect(formatSpanNear({ ...day, timezone: 'Europe/Berlin' }, day.startsAt, lisbon)).toBe('All day');
    expect(formatSpanNear(day, day.startsAt, lisbon)).toBe('23:00–Sat 23:00');
  });

  it('names the day on which something ends that lasts a day or longer', () => {
    const long = span('2019-12-28T10:00:00', '2019-12-29T10:00:00');
    expect(formatSpanNear(long, long.startsAt, berlin)).toBe('10:00–Sun 10:00');
    expect(formatSpanNear(span('2019-12-28T10:00:00', '2019-12-29T09:59:00'), long.startsAt, berlin)).toBe(
      '10:00–09:59',
    );
  });

  it('is nothing of which the end is a guess, which is not told', () => {
    const guessed = { ...day, openEnded: true };
    expect(formatSpanNear(guessed, day.startsAt, berlin)).toBe('00:00');
    expect(formatSpanNear(guessed, at('2019-12-27T12:00:00'), berlin)).toBe('Saturday 00:00');
  });
});
