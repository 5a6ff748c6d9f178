import { expect, test } from 'vitest';
import { CHROMIUM, describeMissing, isOnPath } from './system-packages.ts';

test('a program is looked for in every folder of the path', () => {
  expect(isOnPath('sh', '/nowhere:/usr/bin:/bin')).toBe(true);
  expect(isOnPath('sh', '/nowhere')).toBe(false);
});

test('one line names the packages and the way round', () => {
  const line = describeMissing([CHROMIUM]);
  expect(line).toContain('apt-get install chromium');
  expect(line).toContain('--project unit --project integration');
  expect(line).not.toContain('\n');
});
