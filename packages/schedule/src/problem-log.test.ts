import { expect, test } from 'vitest';
import { ProblemLog } from './problem-log.ts';

test('has so many of each code, and then their number', () => {
  const log = new ProblemLog();
  for (let line = 1; line <= 23; line++) log.warn('odd', 'It is odd.', { line });
  log.error('lost', 'It is lost.');
  const problems = log.list();
  expect(problems).toHaveLength(22);
  expect(problems.at(-1)).toEqual({
    severity: 'warning',
    code: 'odd',
    message: 'There are 3 more like this.',
    position: {},
  });
});

test('says nothing that is longer than a person reads, whatever a feed is full of', () => {
  const log = new ProblemLog();
  log.warn('odd', `Expected a room, but ${'x'.repeat(10_000)} came.`, {
    path: `talks.${'y'.repeat(10_000)}`,
  });
  const [problem] = log.list();
  expect(problem?.message).toMatch(/^Expected a room, but x{500,600}…$/);
  expect(problem?.position.path).toMatch(/^talks\.y{100,200}…$/);
});
