import { expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { parseSessionize, sessionizeFormat } from './sessionize.ts';

describeFormat(sessionizeFormat, { timezone: 'Europe/Berlin', folder: 'sessionize-json' });

it('takes an empty GridSmart view for a programme without sessions yet', () => {
  const feed = parseSessionize('[]', { timezone: 'Europe/Berlin' });
  expect(feed).toMatchObject({ complete: true, sessions: [] });
  expect(feed.problems.map(problem => problem.code)).toEqual(['feed-without-sessions']);
});

it('reads on without a companion that breaks off', () => {
  const companions = ['[{ "id": "sp-1", "isTopSpeaker": true, "fullName": "Ada'];
  const feed = parseSessionize('[]', { timezone: 'Europe/Berlin', companions });
  expect(feed.complete).toBe(true);
  expect(feed.problems[0]).toMatchObject({ code: 'json-unreadable', position: { path: 'companions[0]' } });
});
