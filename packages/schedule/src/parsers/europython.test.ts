import { describe, expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { europythonFormat, recogniseEuropython } from './europython.ts';

describeFormat({ format: europythonFormat, timezone: 'Europe/Berlin' });

describe('recogniseEuropython', () => {
  it('is not taken in by what only looks like it', () => {
    const texts = [
      '<schedule><conference/><day><event/></day></schedule>',
      '<schedule><conference/><entry></entry></schedule>',
      '<plan><entry></entry></plan>',
    ];
    expect(texts.filter(recogniseEuropython)).toEqual([]);
  });
});
