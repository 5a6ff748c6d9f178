import { type ProgrammeProblem, ROOM_PROBLEM_CODES } from './programme-health.ts';

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

const TO_DO_CODES: readonly string[] = [
  'room-without-sessions',
  'feed-without-sessions',
  'map-items-missing',
  'map-path-empty',
  'map-column-missing',
  'correction-room-unknown',
  'correction-session-unknown',
  'correction-overtaken',
];

/** Whether organisers can and should do something about problems of a code. */
export function isToDo(code: string): boolean {
  return TO_DO_CODES.includes(code);
}
