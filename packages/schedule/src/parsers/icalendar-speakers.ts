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
  // What cannot be read is reported when the events are.
  const readers = events.map(event => createPropertyReader(event, new ProblemLog()));
  const attendees = readers.flatMap(event => event.list('ATTENDEE'));
  if (attendees.length > 0 && !attendees.some(hasAddress)) return 'ATTENDEE';
  const names = new Map<string, Set<string>>();
  for (const organiser of readers.flatMap(event => event.list('ORGANIZER'))) {
    const address = organiser.raw.toLowerCase();
    names.set(address, (names.get(address) ?? new Set()).add(readParameter(organiser, 'cn') ?? ''));
  }
  const [count = 0, ...others] = [...names.values()].map(set => set.size);
  return others.length === 0 && count >= MIN_NAMES_OF_FILLER ? 'ORGANIZER' : null;
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
