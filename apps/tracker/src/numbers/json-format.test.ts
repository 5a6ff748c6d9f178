import { expect, test } from 'vitest';
import { createJsonFormat } from './json-format.ts';
import { makeReply, writeReply } from './write-reply-fixture.ts';

test('writes what JSON.stringify writes', () => {
  const { generatedAt, ...content } = makeReply([
    { points: [] },
    { quality: '"ä\\', points: [[0, 7, 1.5]] },
    {
      room: 'hall',
      points: [
        [0, '<5', null],
        [1, 1e9, 0.01],
      ],
    },
  ]);
  const write = (series: (typeof content)['series']) =>
    writeReply({ ...content, series, generatedAt }, createJsonFormat()).toString();
  expect(write(content.series)).toBe(JSON.stringify(content));
  expect(write([])).toBe(JSON.stringify({ ...content, series: [] }));
});
