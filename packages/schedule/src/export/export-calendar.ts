import type { Instant, Session } from '../model.ts';
import { writeUrl } from '../text/write-url.ts';
import { escapeCalendarText, writeCalendarLines } from './calendar-lines.ts';
import type { ExportedProgramme } from './exported-programme.ts';
import { type CalendarEvent, listCalendarEvents } from './list-calendar-events.ts';
import { writeCalendarEvent } from './write-calendar-event.ts';
import { formatCalendarWall, writeTimezone } from './write-timezone.ts';

export interface ExportCalendarOptions {
  /** What the calendar is called where it is subscribed to; the conference's title without it. */
  name?: string;
  /** Of all sessions those that are in it; all without it. */
  selects?: (session: Session) => boolean;
  /** When what is known of the sessions was last found to be so. */
  stampedAt: Instant;
  /** When and how often a session has changed, as far as anybody knows. */
  findRevision?: (session: Session) => SessionRevision | null;
  /** How often those who subscribe shall ask. */
  refreshMinutes?: number;
}

export interface SessionRevision {
  /** Grows with every change (RFC 5545, 3.8.7.4). */
  sequence: number;
  at: Instant;
}

/**
 * Writes iCalendar (RFC 5545, with the names of RFC 7986), for calendars that subscribe to it. Times are those of
 * the zone that is given, which is described for the years that it needs.
 *
 * What the format cannot say is listed in packages/schedule/README.md.
 */
export function exportCalendar(programme: ExportedProgramme, options: ExportCalendarOptions): string {
  const { conference, timezone, selfUrl } = programme;
  const { refreshMinutes = 15 } = options;
  const events = listCalendarEvents(programme, options.selects ?? (() => true));
  const name = escapeCalendarText(options.name ?? conference.title ?? '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Foyer//Programme//EN',
    'CALSCALE:GREGORIAN',
    ...(name === '' ? [] : [`NAME:${name}`, `X-WR-CALNAME:${name}`]),
    `X-WR-TIMEZONE:${timezone}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshMinutes}M`,
    `X-PUBLISHED-TTL:PT${refreshMinutes}M`,
    ...(conference.url === null ? [] : [`URL:${writeUrl(conference.url)}`]),
    ...(selfUrl === null ? [] : [`SOURCE;VALUE=URI:${writeUrl(selfUrl)}`]),
    ...writeZone(timezone, events),
    ...events.flatMap(event =>
      writeCalendarEvent(event, {
        timezone,
        stamp: `${formatCalendarWall(options.stampedAt)}Z`,
        revision: options.findRevision?.(event.session) ?? null,
      }),
    ),
    'END:VCALENDAR',
  ];
  return writeCalendarLines(lines);
}

/** UTC needs none; a calendar without events has no years. */
function writeZone(timezone: string, events: readonly CalendarEvent[]): string[] {
  if (timezone === 'UTC' || events.length === 0) return [];
  return writeTimezone(
    timezone,
    events.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
  );
}
