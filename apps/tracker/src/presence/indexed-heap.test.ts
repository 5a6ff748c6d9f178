import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IndexedHeap } from './indexed-heap.ts';

interface Item {
  name: number;
  rank: number;
}

function createHeap() {
  return new IndexedHeap<Item>((a, b) => a.rank < b.rank);
}

test('the first is always one that no other comes before, whatever was added, changed and removed', () => {
  const step = fc.record({
    name: fc.nat(12),
    rank: fc.nat(20),
    action: fc.constantFrom('put', 'put', 'remove'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), steps => {
      const heap = createHeap();
      const items = Array.from({ length: 13 }, (_, name): Item => ({ name, rank: 0 }));
      const inside = new Set<Item>();
      for (const { name, rank, action } of steps) {
        const item = items[name];
        if (item === undefined) continue;
        if (action === 'put') {
          item.rank = rank;
          heap.put(item);
          inside.add(item);
        } else {
          expect(heap.remove(item)).toBe(inside.delete(item));
        }
        expect(heap.size).toBe(inside.size);
        const first = heap.peek();
        expect(first === undefined).toBe(inside.size === 0);
        if (first !== undefined) expect(first.rank).toBe(Math.min(...[...inside].map(known => known.rank)));
      }
    }),
  );
});
