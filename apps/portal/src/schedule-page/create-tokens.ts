import type { ProgrammeView } from './programme-view.ts';
import type { Tokens } from './render-entry.ts';

/** Short names for rooms, tracks and languages, the same for the words of filters and for what they pick. */
export function createTokens({ rooms, tracks, languages }: ProgrammeView): Tokens {
  const roomNumbers = new Map(rooms.map((room, index) => [room, index]));
  const trackNumbers = new Map(tracks.map((track, index) => [track, index]));
  const languageNumbers = new Map(languages.map((language, index) => [language, index]));
  return {
    room: room => `r${roomNumbers.get(room) ?? ''}`,
    track: track => `t${trackNumbers.get(track) ?? ''}`,
    language: language => `l${languageNumbers.get(language) ?? ''}`,
  };
}
