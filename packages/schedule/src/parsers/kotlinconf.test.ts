import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeFormat } from '../testing/describe-format.ts';
import { kotlinConfFormat, parseKotlinConf } from './kotlinconf.ts';
import { parseSessionize } from './sessionize.ts';

const options = { timezone: 'Europe/Copenhagen' };

describeFormat({ format: kotlinConfFormat, timezone: options.timezone });

it('reads the programmes of its first years as those of Sessionize', () => {
  const source = readFileSync(join(import.meta.dirname, '../../fixtures/sessionize/all.json'), 'utf8');
  expect(parseKotlinConf(source, options)).toEqual(parseSessionize(source, options));
});

it('takes an empty list for a programme without sessions yet', () => {
  const feed = parseKotlinConf('{"sessions": [], "speakers": []}', options);
  expect(feed).toMatchObject({ complete: true, sessions: [] });
  expect(feed.problems.map(problem => problem.code)).toEqual(['feed-without-sessions']);
});
