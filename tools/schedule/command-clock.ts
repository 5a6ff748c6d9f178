import { type Config, checkRehearsal, createClock, type Settings } from '@foyer/config';
import type { Instant } from '@foyer/schedule';
import { askPortal, type PortalAnswer } from './ask-portal.ts';
import { formatMoment } from './format-times.ts';
import { PORTAL_REMEDY } from './portal-remedy.ts';

/** Clocks that are less than this apart keep the same time. */
const TOLERANCE_MS = 60_000;

/** What a command takes for the present. */
export interface CommandClock {
  now: Instant;
  /** Which time that is, for the person at the keyboard; null: the real one, as always. */
  note: string | null;
}

interface ClockFacts {
  settings: Pick<Settings, 'host' | 'port' | 'now'>;
  config: Config;
}

/**
 * The time that a command goes by; in a rehearsal the portal is asked for it.
 * @throws SettingsError if the clock is set though the conference is no rehearsal
 */
export async function readCommandClock({ settings, config }: ClockFacts): Promise<CommandClock> {
  checkRehearsal(settings, config);
  const answer = config.system.rehearsal ? await askPortal(settings) : null;
  return chooseCommandClock({ settings, config, answer });
}

/**
 * That of the portal, if it was asked and answers: it is the one that shows what a command does, and by its time a
 * correction that was made for another is over, or has not begun.
 */
export function chooseCommandClock(
  { settings, config, answer }: ClockFacts & { answer: PortalAnswer | null },
  realNow: Instant = Date.now(),
): CommandClock {
  const { rehearsal } = config.system;
  const timezone = config.rooms[0]?.scheduleTimezone ?? 'UTC';
  const tell = (at: Instant) => formatMoment(at, timezone);
  const ownNow = settings.now === null || !rehearsal ? null : createClock(settings, () => realNow)();
  if (answer?.reply === undefined) {
    const now = ownNow ?? realNow;
    if (answer === null || !rehearsal) return { now, note: null };
    const [source, remedy] =
      ownNow === null ? ['the real time', '; or set FOYER_NOW to the time it has'] : ['FOYER_NOW', ''];
    const missing = `No portal answers at ${answer.address}. ${PORTAL_REMEDY}${remedy}.`;
    return { now, note: `By ${source}: ${tell(now)}. ${missing}` };
  }
  const now = Date.parse(answer.reply.at);
  const isReal = isNear(now, realNow);
  const isOverruled = ownNow !== null && !isNear(ownNow, now);
  if (isReal && !isOverruled) return { now, note: null };
  const clock = isReal ? 'real time' : rehearsal ? 'rehearsal clock' : 'clock';
  const overruled = isOverruled
    ? ` FOYER_NOW, ${tell(ownNow)}, does not count where a portal answers. ${PORTAL_REMEDY}.`
    : '';
  return { now, note: `By the ${clock} of the portal at ${answer.address}: ${tell(now)}.${overruled}` };
}

function isNear(a: Instant, b: Instant): boolean {
  return Math.abs(a - b) < TOLERANCE_MS;
}
