import { describe, expect, it } from 'vitest';
import { createRootNode, selectNodes } from './json-path.ts';

const root = createRootNode({
  days: [
    { date: '2026-11-20', rooms: { Hall: [{ title: 'a', 'title.en': 'A' }], Bar: [{ title: 'b' }] } },
    { date: '2026-11-21', rooms: {} },
  ],
});

function select(path: string, from = root): unknown[] {
  return selectNodes(from, path).map(node => node.value);
}

describe('selectNodes', () => {
  it('follows keys and indexes, and each value of what has many', () => {
    expect(select('days.0.date')).toEqual(['2026-11-20']);
    expect(select('days.*.date')).toEqual(['2026-11-20', '2026-11-21']);
    expect(select('days.*.rooms.*.*.title')).toEqual(['a', 'b']);
    expect(selectNodes(root, 'days.*.rooms.*.*').map(node => node.path)).toEqual([
      'days[0].rooms.Hall[0]',
      'days[0].rooms.Bar[0]',
    ]);
    expect(select('')).toEqual([root.value]);
  });

  it('goes back to what encloses a value, and to its key', () => {
    const sessions = selectNodes(root, 'days.*.rooms.*.*');
    expect(sessions.map(node => select('^.@key', node))).toEqual([['Hall'], ['Bar']]);
    expect(sessions.map(node => select('^.^.^.date', node))).toEqual([['2026-11-20'], ['2026-11-20']]);
    expect(select('^')).toEqual([]);
  });

  it('leads to each place once', () => {
    expect(selectNodes(root, 'days.*.^.*').map(node => node.path)).toEqual(['days[0]', 'days[1]']);
  });

  it('takes a key with dots for what it says', () => {
    expect(sessionsOf('title.en')).toEqual(['A']);
  });

  it('finds nothing where nothing is, nor what an object inherits', () => {
    for (const path of [
      'x',
      'days.2',
      'days.-1',
      'days.0.date.x',
      'days.length',
      'constructor',
      '__proto__.x',
    ]) {
      expect(select(path)).toEqual([]);
    }
  });

  it('is bounded', () => {
    const wide = createRootNode(Array.from({ length: 400 }, () => Array.from({ length: 400 }, () => 1)));
    expect(selectNodes(wide, '*.*')).toHaveLength(100_000);
  });
});

function sessionsOf(path: string): unknown[] {
  return selectNodes(root, 'days.*.rooms.*.*').flatMap(node => select(path, node));
}
