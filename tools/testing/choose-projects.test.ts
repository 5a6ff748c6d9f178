import { expect, test } from 'vitest';
import { chooseProjects } from './choose-projects.ts';

test.each([
  [[], ['unit', 'integration', 'e2e']],
  [['packages/schedule'], ['unit', 'integration', 'e2e']],
  [['--project', 'unit', 'packages/schedule'], ['unit']],
  [
    ['--project=e2e', '--project', 'unit'],
    ['unit', 'e2e'],
  ],
  [['--project', 'nonsense'], []],
])('%j runs %j', (args, projects) => {
  expect(chooseProjects(args)).toEqual(projects);
});
