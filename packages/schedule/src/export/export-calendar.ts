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
  /** IANA zone of all times; without it those of a session are of the zone of its first room. */
  timezone?: string;
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
 * one zone, or of each room's; every zone is described for the years that it needs.
 *
 * What the format cannot say is listed in packages/schedule/README.md.
 */
export function exportCalendar(programme: ExportedProgramme, options: ExportCalendarOptions): string {
  const { conference, selfUrl } = programme;
  const { refreshMinutes = 15, selects = () => true, timezone } = options;
  const events = listCalendarEvents(programme, { selects, timezone });
  const name = escapeCalendarText(options.name ?? conference.title ?? '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Foyer//Programme//EN',
    'CALSCALE:GREGORIAN',
    ...(name === '' ? [] : [`NAME:${name}`, `X-WR-CALNAME:${name}`]),
    `X-WR-TIMEZONE:${timezone ?? programme.timezone}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshMinutes}M`,
    `X-PUBLISHED-TTL:PT${refreshMinutes}M`,
    ...(conference.url === null ? [] : [`URL:${writeUrl(conference.url)}`]),
    ...(selfUrl === null ? [] : [`SOURCE;VALUE=URI:${writeUrl(selfUrl)}`]),
    ...writeZones(events),
    ...events.flatMap(event =>
      writeCalendarEvent(event, {
        stamp: `${formatCalendarWall(options.stampedAt)}Z`,
        revision: options.findRevision?.(event.session) ?? null,
      }),
    ),
    'END:VCALENDAR',
  ];
  return writeCalendarLines(lines);
}

/** UTC needs none; a calendar without events has no years. */
function writeZones(events: readonly CalendarEvent[]): string[] {
  return [...Map.groupBy(events, ({ timezone }) => timezone)].flatMap(([timezone, inZone]) =>
    timezone === 'UTC'
      ? []
      : writeTimezone(
          timezone,
          inZone.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
        ),
  );
}
