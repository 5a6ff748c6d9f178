import { describe, expect, it } from 'vitest';
import { findLine } from './find-line.ts';

const lines = [
  { row: 2, at: 100 },
  { row: 3, at: 200 },
  { row: 5, at: 400 },
];

describe('findLine', () => {
  it('finds the row and how far down it', () => {
    expect(findLine(lines, 100)).toEqual({ row: 2, share: 0 });
    expect(findLine(lines, 300)).toEqual({ row: 3, share: 0.5 });
  });

  it('finds nothing before the first line, nor from the last one on', () => {
    expect(findLine(lines, 99)).toBeUndefined();
    expect(findLine(lines, 400)).toBeUndefined();
    expect(findLine([], 0)).toBeUndefined();
  });
});
