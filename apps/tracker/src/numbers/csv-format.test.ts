import type { NumbersReply } from '@foyer/contract';
import { expect, test } from 'vitest';
import { createCsvFormat } from './csv-format.ts';
import { writeReply } from './write-reply-fixture.ts';

const reply: NumbersReply = {
  generatedAt: '2026-11-20T12:00:00.000Z',
  from: '2026-11-20T10:00:00.000Z',
  to: '2026-11-20T12:00:00.000Z',
  step: 'hour',
  stepS: 3_600,
  by: 'quality',
  columns: ['step', 'viewers', 'latencyS'],
  series: [
    {
      room: 'hall',
      kind: 'video',
      protocol: null,
      language: null,
      quality: '=1+1',
      endpoint: null,
      points: [
        [0, 7, 1.5],
        [1, '<5', null],
      ],
    },
    {
      room: 'hall',
      kind: 'video',
      protocol: null,
      language: null,
      quality: 'a "b", c',
      endpoint: null,
      points: [[1, 8, 2]],
    },
  ],
};

test('is a table that is only read', () => {
  expect(writeReply(reply, createCsvFormat()).toString().split('\r\n')).toEqual([
    'at,room,kind,protocol,language,quality,endpoint,viewers,latencyS',
    "2026-11-20T10:00:00.000Z,hall,video,,,'=1+1,,7,1.5",
    "2026-11-20T11:00:00.000Z,hall,video,,,'=1+1,,<5,",
    '2026-11-20T11:00:00.000Z,hall,video,,,"a ""b"", c",,8,2',
    '',
  ]);
});
