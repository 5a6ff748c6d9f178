import { expect, it } from 'vitest';
import type { ProgrammeProblem } from './programme-health.ts';
import { sortProblems } from './sort-problems.ts';

function problem(code: string, message: string): ProgrammeProblem {
  return { severity: 'warning', code, message, line: null, path: null };
}

it('tells what organisers have to do something about from what could not be read, and from rooms that none takes', () => {
  const { toDo, reading, untaken } = sortProblems([
    problem('time-invalid', 'No time.'),
    problem('feed-room-untaken', 'No room takes “Bar”.'),
    problem('sessions-without-room', 'Two are nowhere.'),
    problem('room-without-sessions', 'Nothing is in “attic”.'),
    problem('guid-missing', 'No guid.'),
    problem('correction-overtaken', 'It leaves “Rain” alone.'),
    problem('guid-shared', 'One stands for two.'),
  ]);
  const messages = (part: readonly ProgrammeProblem[]) => part.map(({ message }) => message);
  expect(messages(toDo)).toEqual(['Nothing is in “attic”.', 'It leaves “Rain” alone.']);
  expect(messages(reading)).toEqual(['No time.', 'No guid.', 'One stands for two.']);
  expect(messages(untaken)).toEqual(['No room takes “Bar”.', 'Two are nowhere.']);
});
