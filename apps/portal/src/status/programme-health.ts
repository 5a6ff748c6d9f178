import type { ProgrammeReply } from '@foyer/contract';
import { describeSource } from '@foyer/feeds';
import type { Instant } from '@foyer/schedule';
import type { ProgrammeSource } from '../programme/programme.ts';
import { formatInstant } from './room-status.ts';

/** How the programmes are, for their organisers. */
export function describeProgrammes(sources: readonly ProgrammeSource[], at: Instant): ProgrammeReply {
  return {
    at: formatInstant(at),
    sources: sources.map(({ feed, rooms, state, built }) =>
      describeSource({
        feed,
        rooms: rooms.map(room => room.name),
        state,
        problems: built?.schedule.problems ?? state.feed?.problems ?? [],
      }),
    ),
  };
}
