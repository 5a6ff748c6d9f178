import { type Health, type Readiness, type ReadinessCheck, summariseChecks } from '@foyer/contract';

export interface ReadinessFacts {
  health: Health;
  /** Whether the last change of the config was refused. */
  configRefused: boolean;
}

/**
 * Whether the portal can do its work. What it has heard of it goes on showing, so a tracker or a programme that is gone
 * only warns; with neither, since it started, there is nothing to show.
 */
export function checkReadiness({ health, configRefused }: ReadinessFacts): Readiness {
  const knowsNothing = health.presenceAt === null && health.allProgrammesMissing;
  return summariseChecks([
    describe('tracker', health.trackerReachable, {
      failed: knowsNothing,
      text: 'The tracker does not answer. Is it running, and is FOYER_TRACKER_URL its address?',
    }),
    describe('programme', health.programme === 'ok', {
      failed: knowsNothing,
      text: describeProgramme(health),
    }),
    describe('config', !configRefused, {
      failed: false,
      text: 'The last change of the config was refused, the one before holds. "npm run config check" says why.',
    }),
  ]);
}

function describeProgramme({ programme, allProgrammesMissing, lackingRooms }: Health): string {
  if (programme === 'stale') return 'The programme could not be fetched anew; the last good copy is shown.';
  return allProgrammesMissing
    ? 'No programme could be read. The log says why.'
    : `The programme of ${lackingRooms.join(', ')} could not be read. The log says why.`;
}

function describe(
  check: string,
  isFine: boolean,
  { failed, text }: { failed: boolean; text: string },
): ReadinessCheck {
  if (isFine) return { check, state: 'ok', text: null };
  return { check, state: failed ? 'failed' : 'warning', text };
}
