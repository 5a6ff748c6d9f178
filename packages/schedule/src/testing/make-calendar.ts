/** An iCalendar file of these lines. */
export function wrapCalendar(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

/** The lines of an event. */
export function eventLines(...lines: string[]): string[] {
  return ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
}

/** The lines of an event in November, with all that a test does not care about. */
export function talkLines(...lines: string[]): string[] {
  return eventLines('DTSTART:20261120T100000', 'SUMMARY:Talk', 'LOCATION:Hall', ...lines);
}
