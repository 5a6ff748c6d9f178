import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter } from './line-splitter.ts';

test('lines are the same however the text is cut', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.array(fc.nat(60), { maxLength: 6 }), (whole, cuts) => {
      const splitter = new LineSplitter(1000);
      const places = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
      const lines = places.slice(1).flatMap((end, index) => splitter.split(whole.slice(places[index], end)));
      expect([...lines, splitter.rest]).toEqual(
        whole
          .split('\n')
          .map((line, index, all) => (index < all.length - 1 ? line.replace(/\r$/, '') : line)),
      );
    }),
  );
});

test('of a line without end no more is kept than shows that it is too long', () => {
  const splitter = new LineSplitter(10);
  for (let count = 0; count < 1000; count += 1) expect(splitter.split('x'.repeat(1000))).toEqual([]);
  expect(splitter.rest).toHaveLength(11);
  expect(splitter.split('\nshort\n')).toEqual(['x'.repeat(11), 'short']);
});
