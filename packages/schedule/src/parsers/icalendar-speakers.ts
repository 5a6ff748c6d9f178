import {
  type CalendarProperty,
  createPropertyReader,
  type PropertyReader,
  readParameter,
} from '../icalendar/property-reader.ts';
import type { CalendarComponent } from '../icalendar/read-calendars.ts';
import type { Speaker } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { collapseWhiteSpace } from '../text/white-space.ts';

/** An organiser whose address is that of so many others is a speaker, and the address a filler. */
const MIN_NAMES_OF_FILLER = 3;

/**
 * The property in which a calendar names its speakers, by what can only be meant; null if it does not.
 *
 * iCalendar has none for them. FOSDEM makes them attendees without an address (elsewhere attendees are
 * guests, by their addresses); others make them organisers who all have the same one.
 */
export function findSpeakerField(events: readonly CalendarComponent[]): 'ATTENDEE' | 'ORGANIZER' | null {
  let attendees = 0;
  let addresses = 0;
  let filler: string | undefined;
  let isFiller = true;
  const names = new Set<string>();
  for (const event of events) {
    // What cannot be read is reported when the events are.
    const reader = createPropertyReader(event, new ProblemLog());
    for (const attendee of reader.list('ATTENDEE')) {
      attendees++;
      if (hasAddress(attendee)) addresses++;
    }
    for (const organiser of reader.list('ORGANIZER')) {
      filler ??= organiser.raw.toLowerCase();
      isFiller &&= organiser.raw.toLowerCase() === filler;
      if (isFiller) names.add(readParameter(organiser, 'cn') ?? '');
    }
  }
  if (attendees > 0 && addresses === 0) return 'ATTENDEE';
  return isFiller && names.size >= MIN_NAMES_OF_FILLER ? 'ORGANIZER' : null;
}

/** The names, never the addresses, of those whom a property of an event names. */
export function readSpeakers(event: PropertyReader, field: string): Speaker[] {
  const texts = event.list(field).flatMap(property => readNames(property, field));
  // Each attendee has a line, but an event has only one organiser, or one place.
  const names = (field === 'ATTENDEE' ? texts : texts.flatMap(text => text.split(','))).map(
    collapseWhiteSpace,
  );
  return names.filter(isName).map(name => ({ id: null, name }));
}

function readNames(property: CalendarProperty, field: string): string[] {
  if (field === 'ATTENDEE' || field === 'ORGANIZER' || field === 'CONTACT') {
    const name = readParameter(property, 'cn');
    if (name !== null) return [name];
  }
  return property.values.filter(value => typeof value === 'string');
}

const MAX_NAME_LENGTH = 200;

/** Some write an address or a number where the name should be; a name may have an `@` too. */
function isName(text: string): boolean {
  if (text.length > MAX_NAME_LENGTH || !/\p{L}/u.test(text)) return false;
  return !/\S@\S+\.\S|^(?:mailto|invalid|tel|https?):/i.test(text);
}

function hasAddress({ raw }: CalendarProperty): boolean {
  return /^mailto:|@/i.test(raw);
}
