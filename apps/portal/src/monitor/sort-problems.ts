import { type ProgrammeProblem, ROOM_PROBLEM_CODES } from '@foyer/contract';

/** Problems of a programme, as sentences, by who has to do something about them. */
export interface SortedProblems {
  /** Rooms of the config that nothing is on in: their pages are empty. */
  roomsWithout: string[];
  /** Rooms of the programme that no room of the config takes, and sessions in none: often with a purpose. */
  untaken: string[];
  /** What its publisher has to mend. */
  reading: string[];
}

/** Tells rooms that do not match from what could not be read. */
export function sortProblems(problems: readonly ProgrammeProblem[]): SortedProblems {
  const isEmptyRoom = ({ code }: ProgrammeProblem) => code === 'room-without-sessions';
  const isOfRooms = ({ code }: ProgrammeProblem) => ROOM_PROBLEM_CODES.includes(code);
  const sentences = (chosen: readonly ProgrammeProblem[]) => chosen.map(({ message }) => message);
  return {
    roomsWithout: sentences(problems.filter(isEmptyRoom)),
    untaken: sentences(problems.filter(problem => isOfRooms(problem) && !isEmptyRoom(problem))),
    reading: problems
      .filter(problem => !isOfRooms(problem))
      .map(({ message, line, path }) =>
        line === null ? `${path ?? ''} ${message}`.trim() : `Line ${line}: ${message}`,
      ),
  };
}
