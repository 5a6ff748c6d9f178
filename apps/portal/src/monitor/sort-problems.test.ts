import type { ProgrammeProblem } from '@foyer/contract';
import { expect, it } from 'vitest';
import { sortProblems } from './sort-problems.ts';

function problem(code: string, message: string, where: Partial<ProgrammeProblem> = {}): ProgrammeProblem {
  return { severity: 'warning', code, message, line: null, path: null, ...where };
}

it('tells rooms that do not match from what could not be read, and says where that is', () => {
  const problems = [
    problem('time-invalid', 'No time.', { line: 12 }),
    problem('feed-room-untaken', 'No room takes “Bar”.'),
    problem('sessions-without-room', 'Two are nowhere.'),
    problem('room-without-sessions', 'Nothing is in “attic”.'),
    problem('guid-missing', 'No guid.', { path: 'days[0]' }),
    problem('guid-missing', 'No guid.'),
  ];
  expect(sortProblems(problems)).toEqual({
    roomsWithout: ['Nothing is in “attic”.'],
    untaken: ['No room takes “Bar”.', 'Two are nowhere.'],
    reading: ['Line 12: No time.', 'days[0] No guid.', 'No guid.'],
  });
});
