import { describe, expect, it } from 'vitest';
import { parseFeed } from '../parse-feed.ts';
import { abridgeFeed } from '../testing/abridge-feed.ts';
import { listFixtures } from '../testing/fixtures.ts';

const ZONES = { frab: 'Europe/Berlin', zookeepr: 'Australia/Melbourne' };

describe.each(Object.entries(ZONES))('%s fixtures', (format, timezone) => {
  it.each(listFixtures(format))('reads $name', ({ source, expected }) => {
    expect(abridgeFeed(parseFeed(source, { timezone }))).toEqual(expected);
  });
});
