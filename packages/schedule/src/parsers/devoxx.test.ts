import { describe, expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { devoxxFormat, recogniseDevoxx } from './devoxx.ts';

describeFormat({ format: devoxxFormat, timezone: 'Europe/Brussels' });

describe('recogniseDevoxx', () => {
  it('is not taken in by what only looks like it', () => {
    const texts = [
      '[{"partnerSlot": false}]',
      '[{"fromTime": "2026-11-14 08:00", "toTime": "09:00"}]',
      '{"fromTime": 1, "partnerSlot": 2}',
    ];
    expect(texts.filter(recogniseDevoxx)).toEqual([]);
  });
});
