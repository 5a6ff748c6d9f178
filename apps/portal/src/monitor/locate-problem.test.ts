import { expect, it } from 'vitest';
import { locateProblem } from './locate-problem.ts';

it.each([
  [{ line: 12, path: null }, 'Line 12: No time.'],
  [{ line: null, path: 'days[0]' }, 'days[0] No time.'],
  [{ line: null, path: null }, 'No time.'],
])('says where in a programme a problem is: %j', (where, sentence) => {
  const problem = { severity: 'warning', code: 'time-invalid', message: 'No time.', ...where } as const;
  expect(locateProblem(problem)).toBe(sentence);
});
