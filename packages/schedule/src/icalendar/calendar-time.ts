import { BEGINNING_OF_TIME, END_OF_TIME, type Instant } from '../model.ts';
import type { WallTime } from '../times/wall-time.ts';
import { parseCalendarDateTime } from './calendar-date-time.ts';
import { type CalendarZone, UTC } from './calendar-zone.ts';
import type { CalendarZones } from './calendar-zones.ts';
import { type CalendarProperty, readParameter } from './property-reader.ts';

/** A time of a calendar: what the clock of its zone shows, and when that is. */
export interface CalendarTime {
  wall: WallTime;
  /** A whole day, of which `wall` is the midnight. */
  isDate: boolean;
  zone: CalendarZone;
  instant: Instant;
}

/** The times of a property, such as DTSTART; what cannot be read is left out. */
export function readTimes(
  property: CalendarProperty,
  { zones, floating }: { zones: CalendarZones; floating: CalendarZone },
): CalendarTime[] {
  const tzid = readParameter(property, 'tzid');
  return property.raw.split(',').flatMap(text => {
    // Of a period, `start/end`, only the start is asked for.
    const parsed = parseCalendarDateTime(text.split('/')[0]?.trim() ?? '');
    if (parsed === undefined) return [];
    const { wall, hasTime, offsetMs } = parsed;
    if (offsetMs !== null) return placeTime({ wall: wall - offsetMs, isDate: false, zone: UTC });
    const zone = tzid === null ? floating : zones.find(tzid, property.position);
    return placeTime({ wall, isDate: !hasTime, zone });
  });
}

function placeTime(time: Omit<CalendarTime, 'instant'>): CalendarTime[] {
  const instant = time.zone.toInstant(time.wall);
  return instant > BEGINNING_OF_TIME && instant < END_OF_TIME ? [{ ...time, instant }] : [];
}
