import { expect, test } from 'vitest';
import { suggestName } from './nearest-name.ts';

const NAMES = ['title', 'link', 'logo', 'schedule-url', 'twitter_announce'];

test.each([
  ['titel', 'title'],
  ['tile', 'title'],
  ['Link', 'link'],
  ['schedule_url', 'schedule-url'],
  ['twitterannounce', 'twitter_announce'],
])('%s is close to %s', (written, name) => {
  expect(suggestName(written, NAMES)).toBe(`; did you mean "${name}"?`);
});

test.each(['foo', 'colour', ''])('"%s" is close to none', written => {
  expect(suggestName(written, NAMES)).toBe('');
});
