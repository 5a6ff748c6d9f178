import { describe, expect, it } from 'vitest';
import { createJudge, type Filters, NO_FILTERS, readFilters, toggleToken, writeFilters } from './filters.ts';
import { foldText } from './fold-text.ts';

const entry = (text: string, tokens: string[], starred = false) => ({
  tokens,
  starred,
  readText: () => foldText(text),
});
const filter = (filters: Partial<Filters>) => createJudge({ ...NO_FILTERS, ...filters });

describe('createJudge', () => {
  it('adds up words of one kind, and narrows down by words of another', () => {
    const judge = filter({ tokens: new Set(['t1', 't2', 'l0']) });
    expect(judge(entry('', ['r1', 't1', 'l0']))).toBe(true);
    expect(judge(entry('', ['r1', 't2', 'l0', 'l1']))).toBe(true);
    expect(judge(entry('', ['r1', 't1', 'l1']))).toBe(false);
    expect(judge(entry('', ['r1', 't12', 'l0']))).toBe(false);
  });

  it('finds parts of words in any order, whatever their case and accents', () => {
    const judge = filter({ text: '  BUHNE  chaos' });
    expect(judge(entry('Chaos-West Bühne', []))).toBe(true);
    expect(judge(entry('Chaos', []))).toBe(false);
  });

  it('knows stars', () => {
    const judge = filter({ mine: true });
    expect(judge(entry('', [], true))).toBe(true);
    expect(judge(entry('', [], false))).toBe(false);
  });
});

describe('readFilters and writeFilters', () => {
  const words = [
    { token: 't0', kind: 'track', name: 'Art & Culture' },
    { token: 't1', kind: 'track', name: 'Security' },
    { token: 'r0', kind: 'room', name: 'Ada' },
  ];

  it('lead there and back', () => {
    const filters: Filters = { text: 'c++ & more', tokens: new Set(['t0', 'r0']), mine: true };
    const params = writeFilters(new URLSearchParams('now=2019-12-28T10:00:00Z&q=old'), filters, words);
    expect(params.get('now')).toBe('2019-12-28T10:00:00Z');
    expect(readFilters(new URLSearchParams(params.toString()), words)).toEqual(filters);
  });

  it('leave out what is not there, and take what is gone away', () => {
    expect(readFilters(new URLSearchParams('track=Gone&track=Security'), words).tokens).toEqual(
      new Set(['t1']),
    );
    expect(writeFilters(new URLSearchParams('q=a&track=Gone&mine'), NO_FILTERS, words).toString()).toBe('');
  });
});

describe('toggleToken', () => {
  it('puts in and takes out, and leaves what was', () => {
    const before = new Set(['a']);
    expect(toggleToken(before, 'b')).toEqual(new Set(['a', 'b']));
    expect(toggleToken(before, 'a')).toEqual(new Set());
    expect(before).toEqual(new Set(['a']));
  });
});
