import type { Session } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';

/**
 * Makes the guids of a feed unique, in place: the second session of a guid gets `-2`, the third `-3`, in
 * the order of the source. Their starts would tell them apart too, but would change when one is moved.
 */
export function assignGuids(sessions: readonly Session[], log: ProblemLog): void {
  const taken = new Set<string>();
  const repeated = sessions.filter(({ guid }) => taken.size === taken.add(guid).size);
  const occurrences = new Map<string, number>();
  for (const session of repeated) {
    const { guid } = session;
    let occurrence = (occurrences.get(guid) ?? 1) + 1;
    while (taken.has(`${guid}-${occurrence}`)) occurrence++;
    occurrences.set(guid, occurrence);
    session.guid = `${guid}-${occurrence}`;
    taken.add(session.guid);
    log.warn(
      'guid-repeated',
      `Expected a guid of its own for “${shorten(session.title)}”, but “${shorten(guid)}” came again; it is called “${shorten(session.guid)}” here.`,
      session.position,
    );
  }
}
