import type { SourcePosition } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { findCalendarTimezone } from '../times/find-calendar-timezone.ts';
import { toInstant } from '../times/wall-time.ts';
import type { CalendarZone } from './calendar-zone.ts';
import type { StepBudget } from './iterate-rule.ts';
import { createPropertyReader, type PropertyReader } from './property-reader.ts';
import type { CalendarComponent } from './read-calendars.ts';
import { createWrittenZone } from './written-zone.ts';

/** Nobody's programme has more; each costs the runtime a search. */
const MAX_ZONES = 100;

/** X-WR-TIMEZONE is the custom; the others are lines seen where it should be. */
const NAMING_PROPERTIES = ['X-WR-TIMEZONE', 'TZID', 'VTIMEZONE'];

export interface CalendarZonesOptions {
  calendar: CalendarComponent;
  /** Of the calendar. */
  reader: PropertyReader;
  /** Where times without a zone are read if the calendar names none. */
  timezone: string;
  budget: StepBudget;
  log: ProblemLog;
}

/**
 * The zones of one calendar. A name that the runtime knows wins over what the calendar says of it: a
 * VTIMEZONE is often cut down to one year, or wrong.
 */
export class CalendarZones {
  /** Where times without a zone are read: the calendar's own, else that of the caller. */
  readonly floating: CalendarZone;
  /** What the calendar calls its own; null if it names none, or only UTC, as it does that has none. */
  readonly ownName: string | null;
  readonly #log: ProblemLog;
  readonly #budget: StepBudget;
  readonly #written = new Map<string, CalendarComponent>();
  readonly #zones = new Map<string, CalendarZone>();

  constructor({ calendar, reader, timezone, budget, log }: CalendarZonesOptions) {
    this.#log = log;
    this.#budget = budget;
    for (const component of calendar.children.filter(child => child.name === 'VTIMEZONE')) {
      const tzid = createPropertyReader(component, log).text('TZID');
      if (tzid !== null) this.#written.set(tzid, component);
    }
    this.floating = createNamedZone(timezone);
    const own = this.#findOwn(reader);
    if (own !== undefined) this.floating = own;
    this.ownName = own === undefined ? null : excludeUtc(own.name);
  }

  /** The zone that a TZID means; times of one that nobody knows are read as if they had none. */
  find(tzid: string, position: SourcePosition): CalendarZone {
    const known = this.#zones.get(tzid);
    if (known !== undefined) return known;
    const zone = this.#resolve(tzid, position) ?? this.floating;
    if (this.#zones.size < MAX_ZONES) this.#zones.set(tzid, zone);
    return zone;
  }

  #findOwn(reader: PropertyReader): CalendarZone | undefined {
    for (const property of NAMING_PROPERTIES) {
      const name = reader.text(property);
      if (name !== null) return this.#resolve(name, reader.find(property)?.position ?? {});
    }
    return undefined;
  }

  #resolve(tzid: string, position: SourcePosition): CalendarZone | undefined {
    const zone = this.#zones.size < MAX_ZONES ? this.#create(tzid) : undefined;
    if (zone !== undefined) return zone;
    const message = `Expected the IANA name of a time zone such as Europe/Berlin, or a VTIMEZONE for it, but “${shorten(tzid)}” came; its times are read in ${this.floating.name ?? 'the zone of the calendar'}.`;
    this.#log.warn('timezone-unknown', message, position);
    return undefined;
  }

  #create(tzid: string): CalendarZone | undefined {
    const timezone = findCalendarTimezone(tzid);
    if (timezone !== undefined) return createNamedZone(timezone);
    const component = this.#written.get(tzid);
    if (component === undefined) return undefined;
    const written = createPropertyReader(component, this.#log).text('X-LIC-LOCATION');
    const location = findCalendarTimezone(written ?? '');
    if (location !== undefined) return createNamedZone(location);
    return createWrittenZone({ component, budget: this.#budget, log: this.#log });
  }
}

/** The name of a zone, unless it is UTC, which says nothing about where a conference is. */
export function excludeUtc(name: string | null): string | null {
  return name !== null && /^(?:Etc\/)?(?:GMT(?:[+-]?0)?|Greenwich|UCT|UTC|Universal|Zulu)$/i.test(name)
    ? null
    : name;
}

function createNamedZone(timezone: string): CalendarZone {
  return { name: timezone, toInstant: wall => toInstant(wall, timezone) };
}
