import type { Config } from '@foyer/config';
import type { CorrectionError } from '@foyer/feeds';
import type { Instant } from '@foyer/schedule';
import type { CommandClock } from './command-clock.ts';
import { type CorrectedProgramme, CorrectionDesk } from './correction-desk.ts';

export interface ExpiredCorrections {
  /** The ids of those that were over. */
  ids: ReadonlySet<string>;
  /** What could not be done, of which none does harm. */
  failures: readonly CorrectionError[];
}

/**
 * Keeps of the corrections that are over that they are, before anything is changed on which their ends depend: without
 * another, or in another programme, one might have lasted longer, and would hold again.
 */
export async function endExpired(
  { folder, now }: Pick<CorrectionDesk, 'folder' | 'now'>,
  programmes: readonly CorrectedProgramme[],
): Promise<ExpiredCorrections> {
  // Those that a rehearsal's clock has left behind are not over yet for everybody.
  const at = Math.min(now, Date.now());
  const ends = listEnds(programmes);
  const failures = await folder.removeExpired(at, ends);
  return { ids: new Set([...ends].flatMap(([id, endsAt]) => (endsAt <= at ? [id] : []))), failures };
}

/**
 * The same where nothing else is asked of the programmes: by the copies that the portal keeps, since what nobody has been
 * shown is not worth the wait.
 * @param config null: it cannot be used, and nobody knows what is over
 */
export async function endKept({
  dataDir,
  config,
  clock,
}: {
  dataDir: string;
  config: Config | null;
  clock: CommandClock;
}): Promise<ExpiredCorrections> {
  if (config === null) return { ids: new Set(), failures: [] };
  const desk = await CorrectionDesk.openAt({ dataDir, config, clock, mayFetch: false });
  return await endExpired(desk, desk.correct());
}

/** By id. A cancellation may be about several programmes. */
function listEnds(programmes: readonly CorrectedProgramme[]): Map<string, Instant> {
  const ends = new Map<string, Instant>();
  for (const { corrected } of programmes) {
    for (const { correction, expiresAt } of corrected?.outcomes ?? []) {
      ends.set(correction.id, Math.max(expiresAt, ends.get(correction.id) ?? expiresAt));
    }
  }
  return ends;
}
