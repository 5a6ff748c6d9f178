import { expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { indicoFormat, parseIndico } from './indico.ts';

describeFormat({ format: indicoFormat, timezone: 'Europe/Berlin' });

it('takes an export without results for a programme without sessions yet', () => {
  for (const results of ['[]', '{}']) {
    const feed = parseIndico(`{"_type": "HTTPAPIResult", "results": ${results}}`, { timezone: 'UTC' });
    expect(feed).toMatchObject({ complete: true, sessions: [] });
    expect(feed.problems.map(problem => problem.code)).toEqual(['feed-without-sessions']);
  }
});
