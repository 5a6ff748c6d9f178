import { describe, expect, it } from 'vitest';
import { parseIsoDuration } from './parse-iso-duration.ts';
import { HOUR_MS, MINUTE_MS } from './wall-time.ts';

describe('parseIsoDuration', () => {
  it.each([
    ['PT45M', 45 * MINUTE_MS],
    ['PT1H30M', 90 * MINUTE_MS],
    ['P1DT30M', 24.5 * HOUR_MS],
    ['P1W', 168 * HOUR_MS],
    ['PT90.5S', 90_000],
    ['00H25M30S', 25.5 * MINUTE_MS],
    ['PT0S', 0],
  ])('reads %s as %i ms', (text, expected) => {
    expect(parseIsoDuration(text)).toBe(expected);
  });

  it.each(['', 'P', 'PT', 'P1Y', '45', '0:45', '-PT5M', 'PT5M later'])('does not read “%s”', text => {
    expect(parseIsoDuration(text)).toBe(undefined);
  });
});
