import { fileURLToPath } from 'node:url';
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
      hideFolders(
        describeSource({
          feed,
          rooms: rooms.map(room => room.name),
          state,
          problems: built?.schedule.problems ?? state.feed?.problems ?? [],
        }),
        [feed.location, ...(feed.companions ?? [])],
      ),
    ),
  };
}

/** Where on this machine a file lies is nobody's business; its name says which one it is. */
function hideFolders(health: ProgrammeSourceHealth, locations: readonly string[]): ProgrammeSourceHealth {
  const folders = locations.flatMap(listNames).map(name => {
    const inJson = JSON.stringify(name).slice(1, -1);
    return inJson.slice(0, inJson.search(/[^/\\\\]+$/));
  });
  // The longest first, for one may lie in another. The root alone says nothing, and is in every address.
  const hidden = folders.filter(folder => folder.length > 1).sort((a, b) => b.length - a.length);
  const json = hidden.reduce((text, folder) => text.replaceAll(folder, ''), JSON.stringify(health));
  return hidden.length === 0 ? health : JSON.parse(json);
}

/** Everything that a file may be called in a message; nothing for what is on the web. */
function listNames(location: string): string[] {
  if (/^https?:/i.test(location)) return [];
  if (!/^file:/i.test(location) || !URL.canParse(location)) return [location];
  const url = new URL(location);
  return url.host === '' ? [location, fileURLToPath(url)] : [location];
}
