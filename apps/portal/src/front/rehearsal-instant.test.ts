import { describe, expect, it } from 'vitest';
import { findRehearsalInstant } from './rehearsal-instant.ts';

describe('findRehearsalInstant', () => {
  it('reads an instant whose plus sign became a blank on its way', () => {
    expect(findRehearsalInstant('2019-12-28T20:45:00 01:00')).toBe(Date.parse('2019-12-28T19:45:00Z'));
  });

  it('takes no time without an offset, no date alone and no date that does not exist', () => {
    for (const text of ['2019-12-28T20:45:00', '2019-12-28', '2019-13-28T20:45:00Z', 'yesterday', '']) {
      expect(findRehearsalInstant(text)).toBeUndefined();
    }
  });
});
