import { expect, test } from 'vitest';
import { makeFeed } from '../testing/make-feed.ts';
import { findTimeslot } from './find-timeslot.ts';
import { writeAcronym } from './write-acronym.ts';

const XML = /^[a-z0-9_-]{4,}$/;

test.each([
  ['divoc-r2r', null, 'divoc-r2r'],
  ['36C3', null, '36c3'],
  ['rc3', null, 'rc3_2026'],
  [null, 'Öko Café: Tag 1', 'oko_cafe_tag_1'],
  [null, null, 'conference_2026'],
  [null, '雨', 'conference_2026'],
])('writes the acronym %s of the conference %s as %s', (acronym, title, expected) => {
  const { conference } = makeFeed([], { acronym, title });
  expect(writeAcronym(conference, '2026-11-20', XML)).toBe(expected);
});

test.each([
  [
    [
      [0, 45],
      [60, 30],
    ],
    '00:15',
  ],
  [[[0, 60]], '01:00'],
  [[[1, 0]], '00:01'],
  [[], '01:00'],
])('finds the slot that %j fits', (events, expected) => {
  const minute = 60_000;
  const placed = events.map(([start = 0, length = 0]) => ({
    startsAt: start * minute,
    endsAt: (start + length) * minute,
  }));
  expect(findTimeslot(placed)).toBe(expected);
});
