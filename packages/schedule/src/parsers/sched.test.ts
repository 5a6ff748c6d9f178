import { describe, expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { recogniseSched, schedFormat } from './sched.ts';

describeFormat({ format: schedFormat, timezone: 'America/New_York' });

describe('recogniseSched', () => {
  it('is not taken in by what only looks like it', () => {
    const texts = ['[{"event_start": 1}]', '[{"event_end": 1}]', '{"event_start": 1, "event_end": 2}'];
    expect(texts.filter(recogniseSched)).toEqual([]);
  });
});
