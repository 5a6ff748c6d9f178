import { describe, expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { defconFormat, recogniseDefcon } from './defcon.ts';

describeFormat({ format: defconFormat, timezone: 'Europe/Berlin' });

describe('recogniseDefcon', () => {
  it('is not taken in by what only looks like it', () => {
    const texts = [
      '{"talks": {}, "speakers": {}}',
      '{"talks": {"a": {"fullDate": ""}}}',
      '{"talks": {"a": {"rawDetails": ""}}}',
      '[{"talks": 1, "fullDate": 2, "rawDetails": 3}]',
    ];
    expect(texts.filter(recogniseDefcon)).toEqual([]);
  });
});
