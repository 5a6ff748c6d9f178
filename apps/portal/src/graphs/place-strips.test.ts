import type { SessionSpan } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { placeStrips } from './place-strips.ts';

const HOUR = 3_600_000;
const from = Date.parse('2026-06-12T10:00:00Z');

function session(title: string, startH: number, endH: number): SessionSpan {
  const instant = (hours: number) => new Date(from + hours * HOUR).toISOString();
  return {
    room: 'hall',
    guid: title,
    title,
    startsAt: instant(startH),
    endsAt: instant(endH),
    cancelled: null,
  };
}

function place(...sessions: SessionSpan[]) {
  return placeStrips(sessions, { from, to: from + 4 * HOUR }).map(row =>
    row.map(({ session: { title }, left, width }) => [title, left, width]),
  );
}

describe('placeStrips', () => {
  it('cuts sessions to the span', () => {
    expect(place(session('early', -1, 1), session('late', 3, 9))).toEqual([
      [
        ['early', 0, 0.25],
        ['late', 0.75, 0.25],
      ],
    ]);
  });

  it('leaves out what is outside, or has no length', () => {
    expect(place(session('before', -2, 0), session('bell', 1, 1), session('after', 4, 5))).toEqual([]);
  });

  it('gives overlapping sessions rows of their own', () => {
    expect(place(session('a', 0, 2), session('b', 1, 3), session('c', 2, 4))).toEqual([
      [
        ['a', 0, 0.5],
        ['c', 0.5, 0.5],
      ],
      [['b', 0.25, 0.5]],
    ]);
  });
});
