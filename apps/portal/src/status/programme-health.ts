import type { ProgrammeReply, ProgrammeSourceHealth } from '@foyer/contract';
import { describeSource } from '@foyer/feeds';
import type { Instant } from '@foyer/schedule';
import type { ProgrammeSource } from '../programme/programme.ts';
import { formatInstant } from './room-status.ts';

/** How the programmes are, for their organisers. */
export function describeProgrammes(sources: readonly ProgrammeSource[], at: Instant): ProgrammeReply {
  return {
    at: formatInstant(at),
    sources: sources.map(({ feed, rooms, state, built }) =>
      hideFolder(
        describeSource({
          feed,
          rooms: rooms.map(room => room.name),
          state,
          problems: built?.schedule.problems ?? state.feed?.problems ?? [],
        }),
        feed.location,
      ),
    ),
  };
}

/** Where on this machine a file lies is nobody's business; its name says which one it is. */
function hideFolder(health: ProgrammeSourceHealth, location: string): ProgrammeSourceHealth {
  if (/^https?:/i.test(location)) return health;
  const inJson = JSON.stringify(location).slice(1, -1);
  const folder = inJson.slice(0, inJson.search(/[^/\\\\]+$/));
  return folder === '' ? health : JSON.parse(JSON.stringify(health).replaceAll(folder, ''));
}
