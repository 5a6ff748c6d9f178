import { createHash } from 'node:crypto';
import type { Session } from '@foyer/schedule';
import type { ProgrammeView, ViewEntry } from './programme-view.ts';

/** As many as tell the programmes of one conference apart. */
const LENGTH = 16;

/**
 * Names what pages show of a programme, corrections included: the same for what looks the same, whatever the time and
 * whichever portal is asked. Walks through every session, so that it is to be kept with the view.
 */
export function computeRevision({ days, timezone }: Pick<ProgrammeView, 'days' | 'timezone'>): string {
  const hash = createHash('sha256').update(timezone);
  for (const { entries } of days) for (const entry of entries) hash.update(writeEntry(entry));
  return hash.digest('base64url').slice(0, LENGTH);
}

function writeEntry({ session, room, startsAt, endsAt, date }: ViewEntry): string {
  return JSON.stringify([date, startsAt, endsAt, room.title, room.name, pickShown(session)]);
}

/** Not where it stands in its source: a line that is put in above it changes nothing that is shown. */
function pickShown({ position: _, speakers, ...shown }: Session): unknown {
  return { ...shown, speakers: speakers.map(({ name }) => name) };
}
