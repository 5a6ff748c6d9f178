import { describe, expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { csvFormat, recogniseCsv } from './csv.ts';

describeFormat({ format: csvFormat, timezone: 'America/New_York' });

describe('recogniseCsv', () => {
  it('is not taken in by what only looks like it', () => {
    const texts = [
      'title,start\n1,2',
      'title,room,date\n1,2,3',
      'start,room\n1,2',
      '[title,start,room]',
      '<title>,start,room',
    ];
    expect(texts.filter(recogniseCsv)).toEqual([]);
  });

  it('does not spend its time on brackets without an end', () => {
    const header = `Title,Start,Room,${'('.repeat(19_000)}`;
    expect(recogniseCsv(header)).toBe(true);
  });
});
