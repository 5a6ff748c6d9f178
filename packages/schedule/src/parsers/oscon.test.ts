import { describe, expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { osconFormat, recogniseOscon } from './oscon.ts';

describeFormat({ format: osconFormat, timezone: 'America/Los_Angeles' });

describe('recogniseOscon', () => {
  it('is not taken in by what only looks like it', () => {
    const texts = ['{"Schedule": {"events": []}}', '{"events": [{"venue_serial": 1}]}'];
    expect(texts.filter(recogniseOscon)).toEqual([]);
  });
});
