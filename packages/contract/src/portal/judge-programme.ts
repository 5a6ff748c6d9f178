import type { ProgrammeSourceHealth } from './programme-health.ts';
import { findToDo } from './to-do-problems.ts';

export interface ProgrammeVerdict {
  /** Organisers have to do nothing about it: it is there, and every room of the config has sessions of it. */
  isFine: boolean;
  /** How it is, in words that go on after a colon. */
  words: string;
}

const STATES: Readonly<Record<ProgrammeSourceHealth['state'], string>> = {
  ok: 'fine',
  'held-back': 'an import is held back',
  failing: 'cannot be had at the moment; the last good copy is shown',
  incomplete: 'broken; what could be read of it is shown',
  missing: 'nothing could be read of it so far',
};

/** Whether a programme is as it should be, the same for the wall and for who asks on a terminal. */
export function judgeProgramme({
  state,
  sessions,
  problems,
  missingCompanions,
}: Pick<ProgrammeSourceHealth, 'state' | 'sessions' | 'problems' | 'missingCompanions'>): ProgrammeVerdict {
  if (state !== 'ok') return { isFine: false, words: STATES[state] };
  if (sessions === 0) return { isFine: false, words: 'it has no sessions' };
  const toDo = findToDo(problems);
  if (toDo !== undefined) return { isFine: false, words: toDo };
  if (missingCompanions.length > 0)
    return { isFine: false, words: 'a part of it cannot be had; what was last had of that is shown' };
  return { isFine: true, words: STATES.ok };
}
