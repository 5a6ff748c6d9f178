import { expect, test } from 'vitest';
import { createCsvFormat } from './csv-format.ts';
import { makeReply, writeReply } from './write-reply-fixture.ts';

const video = { room: 'hall', kind: 'video' } as const;

test('is a table that is only read', () => {
  const reply = makeReply([
    {
      ...video,
      quality: '=1+1',
      points: [
        [0, 7, 1.5],
        [1, '<5', null],
      ],
    },
    { ...video, quality: 'a "b", c', points: [[1, 8, 2]] },
  ]);
  expect(writeReply(reply, createCsvFormat()).toString().split('\r\n')).toEqual([
    'at,room,kind,protocol,language,quality,endpoint,viewers,latencyS',
    "2026-11-20T10:00:00.000Z,hall,video,,,'=1+1,,7,1.5",
    "2026-11-20T11:00:00.000Z,hall,video,,,'=1+1,,<5,",
    '2026-11-20T11:00:00.000Z,hall,video,,,"a ""b"", c",,8,2',
    '',
  ]);
});
