import { expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { parseSymposion, symposionFormat } from './symposion.ts';

describeFormat({ format: symposionFormat, timezone: 'America/New_York' });

it('takes an empty schedule for a programme without sessions yet', () => {
  const feed = parseSymposion('{"conference": {}, "schedule": []}', { timezone: 'UTC' });
  expect(feed).toMatchObject({ complete: true, sessions: [] });
  expect(feed.problems.map(problem => problem.code)).toEqual(['feed-without-sessions']);
});
