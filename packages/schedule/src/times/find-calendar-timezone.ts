import { findTimezone } from './find-timezone.ts';
import { isTimezone } from './wall-time.ts';
import { WINDOWS_TIMEZONES } from './windows-timezones.ts';

/**
 * The IANA name of the zone that a TZID of iCalendar means: an IANA name, also with a registry before it
 * (`/freeassociation.sourceforge.net/Europe/Berlin`) or hyphens in it (FOSDEM's `Europe-Brussels`), what
 * Windows calls it, an offset (`GMT+0100`), or a name as for `findTimezone`.
 */
export function findCalendarTimezone(tzid: string): string | undefined {
  const name = tzid.trim().replace(/^"(.*)"$/, '$1');
  if (name === '') return undefined;
  if (isTimezone(name)) return name;
  const windowsName = WINDOWS_TIMEZONES.get(name);
  if (windowsName !== undefined) return windowsName;
  const parts = name.split('/');
  const candidates = [
    parts.slice(-3).join('/'),
    parts.slice(-2).join('/'),
    name.replace('-', '/'),
    name.replaceAll('-', '/'),
    readOffset(name),
  ];
  return candidates.find(candidate => candidate !== name && isTimezone(candidate)) ?? findTimezone(name);
}

/** `GMT+0100`, `UTC+1` or `+01:00` as the runtime names it; empty for what is no offset. */
function readOffset(name: string): string {
  const match = /^(?:GMT|UTC)?\s?([+-])(\d\d?)(?::?(\d\d))?$/i.exec(name);
  if (match === null) return '';
  const [, sign, hours = '', minutes = '00'] = match;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}
