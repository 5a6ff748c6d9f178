import type { Instant, ScheduleRow } from '../model.ts';

/** A row in a line: `20 10:00 – 20 11:00 title`, in the local time of a zone. */
export function describeRow(row: ScheduleRow, timezone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const describe = (instant: Instant) =>
    Math.abs(instant) > 6e13 ? '…' : format.format(instant).replace(/[/,]/g, '');
  const title = row.type === 'session' ? row.session.title : `(${row.title})`;
  return `${describe(row.startsAt)} – ${describe(row.endsAt)} ${title}`;
}
