import { describe, expect, it } from 'vitest';
import { type StarStorage, StarStore } from './star-store.ts';

function makeStorage(initial?: string): StarStorage & { kept: () => unknown } {
  let value: string | null = initial ?? null;
  return {
    getItem: () => value,
    setItem: (_key, next) => {
      value = next;
    },
    kept: () => JSON.parse(value ?? 'null'),
  };
}

describe('StarStore', () => {
  it('keeps stars over a reload', () => {
    const storage = makeStorage();
    expect(new StarStore(storage).toggle('a')).toBe(true);
    const again = new StarStore(storage);
    expect(again.has('a')).toBe(true);
    expect(again.toggle('a')).toBe(false);
    expect(storage.kept()).toEqual([]);
  });

  it('does not undo what another tab did', () => {
    const storage = makeStorage();
    const [one, other] = [new StarStore(storage), new StarStore(storage)];
    one.toggle('a');
    other.toggle('b');
    expect(storage.kept()).toEqual(['a', 'b']);
    one.reload();
    expect(one.has('b')).toBe(true);
  });

  it('holds for the page where nothing can be kept', () => {
    const full: StarStorage = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    for (const storage of [full, null]) {
      const store = new StarStore(storage);
      expect(store.toggle('a')).toBe(true);
      expect(store.toggle('b')).toBe(true);
      expect(['a', 'b'].map(guid => store.has(guid))).toEqual([true, true]);
    }
  });

  it('reads what others left there as nothing', () => {
    for (const left of ['{', '"text"', '{"a":1}', '[1,null,"a"]']) {
      expect(new StarStore(makeStorage(left)).has('a')).toBe(left.includes('"a"]'));
    }
  });

  it('forgets the oldest at last', () => {
    const storage = makeStorage(JSON.stringify(Array.from({ length: 2_000 }, (_, index) => `guid-${index}`)));
    const store = new StarStore(storage);
    store.toggle('new');
    expect(store.has('guid-0')).toBe(false);
    expect(store.has('new')).toBe(true);
  });

  it('is in a key of its own, and in all of them', () => {
    const store = new StarStore(null);
    expect(['foyer-stars', null, 'foyer-theme', ''].map(key => store.isIn(key))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
