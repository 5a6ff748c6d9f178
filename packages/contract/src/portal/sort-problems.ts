import { type ProgrammeProblem, ROOM_PROBLEM_CODES } from './programme-health.ts';
import { isToDo } from './to-do-problems.ts';

/** Problems of a programme by who has to do something about them; in each part in the order in which they came. */
export interface SortedProblems {
  /** Organisers have, in the config or by command: a room whose page is empty, a correction that does nothing. */
  toDo: ProgrammeProblem[];
  /** Its publisher has. */
  reading: ProgrammeProblem[];
  /** Rooms of the programme that no room of the config takes, and sessions in none: often with a purpose. */
  untaken: ProgrammeProblem[];
}

/** The same parts for the wall and for who asks on a terminal. */
export function sortProblems(problems: readonly ProgrammeProblem[]): SortedProblems {
  const partOf = ({ code }: ProgrammeProblem): keyof SortedProblems => {
    if (isToDo(code)) return 'toDo';
    return ROOM_PROBLEM_CODES.includes(code) ? 'untaken' : 'reading';
  };
  const parts = Map.groupBy(problems, partOf);
  return {
    toDo: parts.get('toDo') ?? [],
    reading: parts.get('reading') ?? [],
    untaken: parts.get('untaken') ?? [],
  };
}
