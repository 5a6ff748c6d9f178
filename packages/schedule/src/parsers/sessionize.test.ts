import { expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { parseSessionize, sessionizeFormat } from './sessionize.ts';

describeFormat({ format: sessionizeFormat, timezone: 'Europe/Berlin' });

it('reads on without a companion that breaks off', () => {
  const programme = '{"sessions": [], "speakers": [], "questions": [], "categories": [], "rooms": []}';
  const companions = ['[{ "id": "sp-1", "isTopSpeaker": true, "fullName": "Ada'];
  const feed = parseSessionize(programme, { timezone: 'Europe/Berlin', companions });
  expect(feed.complete).toBe(true);
  expect(feed.problems[0]).toMatchObject({ code: 'json-unreadable', position: { path: 'companions[0]' } });
});
