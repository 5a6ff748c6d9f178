import { type Config, ConfigError, loadConfig, type Settings } from '@foyer/config';
import type { Instant } from '@foyer/schedule';
import { askPortal, type PortalAnswer } from './ask-portal.ts';
import { type CommandClock, chooseCommandClock } from './command-clock.ts';
import { formatMoment } from './format-times.ts';
import { PORTAL_REMEDY } from './portal-remedy.ts';

interface UndoClockFacts {
  settings: Pick<Settings, 'host' | 'port' | 'now' | 'configFile'>;
  /** null: it cannot be used, and nobody knows whether this is a rehearsal. */
  config: Config | null;
  /** null: the portal was not asked. */
  answer: PortalAnswer | null;
}

/**
 * The time that `undo` goes by, and `accept` for what is over. Neither a config that cannot be used nor a clock that is set where it must not be
 * keeps a correction from being taken back. With the config, if it can be used.
 */
export async function readUndoClock(
  settings: UndoClockFacts['settings'],
): Promise<{ config: Config | null; clock: CommandClock }> {
  const config = await findConfig(settings.configFile);
  const isAsked = config === null || config.system.rehearsal;
  const answer = isAsked ? await askPortal(settings) : null;
  return { config, clock: chooseUndoClock({ settings, config, answer }) };
}

/**
 * As other commands in a rehearsal. Otherwise FOYER_NOW never counts: by a clock that is behind, a correction of a real
 * conference would end before it was made, and calendars would not hear of it.
 */
export function chooseUndoClock(
  { settings, config, answer }: UndoClockFacts,
  realNow: Instant = Date.now(),
): CommandClock {
  if (config?.system.rehearsal) return chooseCommandClock({ settings, config, answer }, realNow);
  const timezone = config?.rooms[0]?.scheduleTimezone ?? 'UTC';
  const tell = (at: Instant) => formatMoment(at, timezone);
  const refused =
    settings.now === null
      ? ''
      : ` FOYER_NOW, ${tell(settings.now)}, does not count without a config that says "rehearsal": true.`;
  if (config !== null) {
    return { now: realNow, note: refused === '' ? null : `By the real time: ${tell(realNow)}.${refused}` };
  }
  const unusable = `${settings.configFile} cannot be used: npm run config check says why.`;
  if (answer?.reply !== undefined) {
    const now = Date.parse(answer.reply.at);
    const note = `By the clock of the portal at ${answer.address}: ${tell(now)}. ${unusable}${refused}`;
    return { now, note };
  }
  const missing = answer === null ? '' : ` No portal answers at ${answer.address}. ${PORTAL_REMEDY}.`;
  return { now: realNow, note: `By the real time: ${tell(realNow)}. ${unusable}${missing}${refused}` };
}

async function findConfig(file: string): Promise<Config | null> {
  try {
    return await loadConfig({ file });
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}
