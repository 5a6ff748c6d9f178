import type { NumbersReply } from '@foyer/contract';
import { expect, test } from 'vitest';
import { createJsonFormat } from './json-format.ts';
import { writeReply } from './write-reply-fixture.ts';

const group = { room: null, kind: null, protocol: null, language: null, quality: null, endpoint: null };
const reply: NumbersReply = {
  generatedAt: '2026-11-20T12:00:00.000Z',
  from: '2026-11-20T10:00:00.000Z',
  to: '2026-11-20T12:00:00.000Z',
  step: 'hour',
  stepS: 3_600,
  by: 'quality',
  columns: ['step', 'viewers', 'latencyS'],
  series: [
    { ...group, points: [] },
    { ...group, quality: '"ä\\', points: [[0, 7, 1.5]] },
    {
      ...group,
      room: 'hall',
      points: [
        [0, '<5', null],
        [1, 1e9, 0.01],
      ],
    },
  ],
};

test('writes what JSON.stringify writes', () => {
  const { generatedAt, ...content } = reply;
  expect(writeReply(reply, createJsonFormat()).toString()).toBe(JSON.stringify(content));
  expect(writeReply({ ...reply, series: [] }, createJsonFormat()).toString()).toBe(
    JSON.stringify({ ...content, series: [] }),
  );
});
