import { expect, test } from 'vitest';
import { type PlaceStorage, PlaceStore } from './place-store.ts';

function createStorage(kept: string | null = null): PlaceStorage & { kept: string | null } {
  return {
    kept,
    getItem() {
      return this.kept;
    },
    setItem(_key, value) {
      this.kept = value;
    },
  };
}

test('each address has its place, the last one that was kept', () => {
  const storage = createStorage();
  const store = new PlaceStore(storage);
  store.keep('/schedule', { guid: 'a', top: 120 });
  store.keep('/schedule?room=Ada', { guid: 'b', top: -8.5 });
  store.keep('/schedule', { guid: 'c', top: 90 });
  const again = new PlaceStore(storage);
  expect(again.find('/schedule')).toEqual({ guid: 'c', top: 90 });
  expect(again.find('/schedule?room=Ada')).toEqual({ guid: 'b', top: -8.5 });
  expect(again.find('/schedule#now')).toBeUndefined();
  again.keep('/schedule', undefined);
  expect(store.find('/schedule')).toBeUndefined();
});

test('the oldest go, and what is too long never comes', () => {
  const storage = createStorage();
  const store = new PlaceStore(storage);
  for (let page = 0; page < 100; page += 1) store.keep(`/schedule?q=${page}`, { guid: 'a', top: page });
  expect(store.find('/schedule?q=69')).toBeUndefined();
  expect(store.find('/schedule?q=70')).toEqual({ guid: 'a', top: 70 });
  store.keep(`/schedule?q=${'x'.repeat(2_000)}`, { guid: 'a', top: 0 });
  expect(JSON.parse(storage.kept ?? '')).toHaveLength(30);
  expect(storage.kept).not.toContain('xxx');
});

test.each(['{', '{"a":1}', '[1,[2],["/a"],["/a",null],["/a",{"guid":1,"top":2}]]', 'null'])(
  'what is not as it was written counts for nothing: %s',
  kept => {
    const store = new PlaceStore(createStorage(kept));
    expect(store.find('/a')).toBeUndefined();
    store.keep('/a', { guid: 'a', top: 1 });
    expect(store.find('/a')).toEqual({ guid: 'a', top: 1 });
  },
);

test('without storage, or with one that is full, nothing is kept and nothing fails', () => {
  const full: PlaceStorage = {
    getItem: () => null,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  for (const store of [new PlaceStore(null), new PlaceStore(full)]) {
    store.keep('/schedule', { guid: 'a', top: 1 });
    expect(store.find('/schedule')).toBeUndefined();
  }
});
