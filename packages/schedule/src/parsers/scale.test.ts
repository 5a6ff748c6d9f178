import { describe, expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { recogniseScale, scaleFormat } from './scale.ts';

describeFormat({ format: scaleFormat, timezone: 'America/Los_Angeles' });

describe('recogniseScale', () => {
  it('is not taken in by what only looks like it', () => {
    const texts = [
      '<nodes><node><Room>A</Room></node></nodes>',
      '<nodes><Time></Time></nodes>',
      '<n><Room></Room><Time></Time></n>',
    ];
    expect(texts.filter(recogniseScale)).toEqual([]);
  });
});
