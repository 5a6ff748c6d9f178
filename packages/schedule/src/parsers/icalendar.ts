import type { CalendarTime } from '../icalendar/calendar-time.ts';
import { CalendarZones, excludeUtc } from '../icalendar/calendar-zones.ts';
import { findEnd } from '../icalendar/event-length.ts';
import { expandSeries, indexTimes, type Span } from '../icalendar/expand-series.ts';
import { findSpan } from '../icalendar/find-span.ts';
import { StepBudget } from '../icalendar/iterate-rule.ts';
import { createPropertyReader, type PropertyReader } from '../icalendar/property-reader.ts';
import { type CalendarComponent, readCalendars } from '../icalendar/read-calendars.ts';
import type { CalendarOptions, ConferenceInfo, Feed, ParseOptions, Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { findUrl } from '../text/find-url.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull } from '../text/white-space.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { type CalendarEvent, readEvent } from './icalendar-event.ts';
import { findSpeakerField } from './icalendar-speakers.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'an iCalendar file (BEGIN:VCALENDAR)';

/** About half a second. */
const MAX_STEPS = 60_000;

export function recogniseIcalendar(source: string): boolean {
  return /^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(source);
}

/**
 * Reads iCalendar (RFC 5545) as calendars, pretalx, sched.com, FOSDEM and Indico write it. Never throws: a
 * line or an event that cannot be read costs only itself.
 *
 * Events that repeat are expanded within the conference, which lasts from the first event to the last. A
 * calendar of more than a month is none: of each event it gives the first time, and says so.
 */
export function parseIcalendar(source: string, { timezone, calendar: options = {} }: ParseOptions): Feed {
  if (!recogniseIcalendar(source)) return createUnreadableFeed(source, EXPECTED);
  const log = new ProblemLog();
  const budget = new StepBudget(MAX_STEPS);
  const { calendars, complete } = readCalendars(source, log);
  let first: Omit<ConferenceSource, 'events'> | undefined;
  const events = calendars.flatMap(calendar => {
    const reader = createPropertyReader(calendar, log);
    const zones = new CalendarZones({ calendar, reader, timezone, budget, log });
    first ??= { reader, zones };
    return readEvents(calendar, { reader, zones, options, log });
  });
  const sessions = expandEvents(events, { options, budget, log });
  separateSharedIds(sessions, log);
  const conference = first === undefined ? {} : readConference({ ...first, events });
  return { ...finishFeed({ sessions, log, conference }), complete };
}

interface ReadContext {
  reader: PropertyReader;
  zones: CalendarZones;
  options: CalendarOptions;
  log: ProblemLog;
}

function readEvents(
  calendar: CalendarComponent,
  { reader, zones, options, log }: ReadContext,
): CalendarEvent[] {
  const components = calendar.children.filter(child => child.name === 'VEVENT');
  const isPretalx = /pretalx/i.test(reader.text('PRODID') ?? '');
  const context = {
    zones,
    options,
    speakerField: options.speakerField?.toUpperCase() ?? findSpeakerField(components),
    textFormat: isPretalx ? ('markdown' as const) : ('text' as const),
    log,
  };
  return components.flatMap(event => readEvent(createPropertyReader(event, log), context) ?? []);
}

interface ExpandContext {
  options: CalendarOptions;
  budget: StepBudget;
  log: ProblemLog;
}

function expandEvents(events: readonly CalendarEvent[], { options, budget, log }: ExpandContext): Session[] {
  const span = chooseSpan(events, options, log);
  const overridden = indexOverrides(events);
  return events.flatMap(event => {
    const { session, start, recurrenceId } = event;
    if (recurrenceId !== null) return [{ ...session, guid: nameOccurrence(session, recurrenceId) }];
    if (!repeats(event)) return [session];
    const isException = indexTimes(event.exceptions);
    const isOverridden = overridden.get(session.guid);
    const excludes = (time: CalendarTime) => isException(time) || isOverridden?.(time) === true;
    const series = { ...event, excludes, position: session.position };
    return expandSeries({ series, span, budget, log }).map(time => ({
      ...session,
      guid: time.instant === start.instant ? session.guid : nameOccurrence(session, time),
      startsAt: time.instant,
      endsAt: findEnd(time, event.length),
    }));
  });
}

/** For each UID, whether an event of its own describes what is held at a time. */
function indexOverrides(events: readonly CalendarEvent[]): Map<string, (time: CalendarTime) => boolean> {
  const overrides = Map.groupBy(
    events.filter(({ session, recurrenceId }) => session.guid !== '' && recurrenceId !== null),
    ({ session }) => session.guid,
  );
  return new Map(
    [...overrides].map(([id, group]) => [id, indexTimes(group.flatMap(event => event.recurrenceId ?? []))]),
  );
}

function chooseSpan(
  events: readonly CalendarEvent[],
  { repeatWithin }: CalendarOptions,
  log: ProblemLog,
): Span | null {
  if (repeatWithin !== undefined) return { ...repeatWithin, finiteEndsAt: repeatWithin.endsAt };
  const repeating = events.filter(repeats);
  const [first] = repeating;
  if (first === undefined) return null;
  const span = findSpan(events.map(({ start, session }) => ({ start, endsAt: session.endsAt })));
  const endless = repeating.find(({ rules }) => rules.some(rule => !rule.isFinite));
  if (span === null) {
    const message = `Expected a conference of at most a month, but the calendar is longer; of ${repeating.length} events that repeat only the first time is a session. Say when the conference is.`;
    log.warn('recurrence-not-expanded', message, first.session.position);
  } else if (endless !== undefined) {
    const message = `Expected events that repeat to end some time, but “${shorten(endless.session.title)}” does not; it is taken to until the last day of the conference, ${span.lastDay}.`;
    log.warn('recurrence-endless', message, endless.session.position);
  }
  return span;
}

function repeats({ rules, dates }: CalendarEvent): boolean {
  return rules.length > 0 || dates.length > 0;
}

/** By the time at which an occurrence would be: iCalendar names it so, and that stays when it is moved. */
function nameOccurrence({ guid }: Session, { instant }: CalendarTime): string {
  if (guid === '') return '';
  return `${guid}_${new Date(instant).toISOString().replace(/[-:]|\.000/g, '')}`;
}

/** Some makers give all events one UID: then it names none of them. */
function separateSharedIds(sessions: readonly Session[], log: ProblemLog): void {
  const byId = Map.groupBy(sessions, ({ guid }) => guid);
  byId.delete('');
  for (const [id, sharing] of byId) {
    if (new Set(sharing.map(({ title }) => title)).size < 2) continue;
    for (const session of sharing) session.guid = '';
    const message = `Expected a UID of its own for each event, but ${sharing.length} have “${shorten(id)}”; they are told apart by their titles.`;
    log.warn('uid-shared', message, sharing[0]?.position ?? {});
  }
}

interface ConferenceSource {
  reader: PropertyReader;
  zones: CalendarZones;
  events: readonly CalendarEvent[];
}

function readConference({ reader, zones, events }: ConferenceSource): Partial<ConferenceInfo> {
  const named = events.filter(({ start }) => start.zone !== zones.floating);
  const used = new Set(named.flatMap(({ start }) => excludeUtc(start.zone.name) ?? []));
  const [onlyUsed = null] = used.size === 1 ? used : [];
  return {
    title: collapseToNull(reader.text('X-WR-CALNAME') ?? reader.text('NAME') ?? ''),
    url: findUrl(reader.find('URL')?.raw ?? reader.find('SOURCE')?.raw ?? ''),
    timezone: zones.ownName ?? onlyUsed,
  };
}

export const icalendarFormat: Format<'icalendar'> = {
  name: 'icalendar',
  aliases: ['ics', 'ical'],
  parse: parseIcalendar,
  recognise: recogniseIcalendar,
};
