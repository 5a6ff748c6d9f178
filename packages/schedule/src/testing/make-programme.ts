import type { ExportedProgramme } from '../export/exported-programme.ts';
import type { Feed } from '../model.ts';
import { slugify } from '../text/slugify.ts';

export const PORTAL = 'https://portal.example';

/** A feed on its way out, of a portal that has a page and a stream for every room. */
export function makeProgramme(
  feed: Pick<Feed, 'conference' | 'rooms' | 'sessions'>,
  programme: Partial<ExportedProgramme> = {},
): ExportedProgramme {
  const { conference, rooms, sessions } = feed;
  return {
    conference,
    timezone: 'Europe/Berlin',
    rooms,
    sessions,
    selfUrl: `${PORTAL}/schedule.xml`,
    findAddresses: ({ guid }, room) => {
      const roomUrl = room === null ? null : `${PORTAL}/${encodeURIComponent(slugify(room))}`;
      return {
        sessionUrl: `${PORTAL}/schedule/${encodeURIComponent(guid.toWellFormed())}`,
        roomUrl,
        streamUrl: roomUrl === null ? null : `${roomUrl}/stream.m3u8`,
      };
    },
    ...programme,
  };
}
