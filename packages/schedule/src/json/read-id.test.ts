import { expect, it } from 'vitest';
import { parseFeed } from '../parse-feed.ts';
import { readId } from './read-id.ts';

it('takes texts and numbers for ids, and nothing else', () => {
  expect([7, '7', '', 0].map(readId)).toEqual(['7', '7', '', '0']);
  expect([null, undefined, true, ['7'], {}, { toString: () => '7' }].map(readId)).toEqual(Array(6).fill(''));
});

it('keeps lists that lie deep in each other from running out of stack where an id should be', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const texts = [
    `[{"conf_key": 1, "name": "Rain", "start": ${`[${deep}]`}, "room": "Hall"}]`,
    `{"sessions": [{"id": "1", "title": "Rain", "startsAt": "2026-11-20T10:00:00", "speakers": [${deep}]}], "speakers": [], "rooms": [], "questions": [], "categories": []}`,
    `[{"date": "2026-11-20", "tracks": [{"title": "Hall"}], "timeslots": [{"startTime": "10:00", "endTime": "11:00", "sessions": [[{"id": 1, "title": "Rain", "speakers": [${deep}]}]]}]}]`,
  ];
  for (const text of texts) expect(() => parseFeed(text, { timezone: 'UTC' })).not.toThrow();
});
