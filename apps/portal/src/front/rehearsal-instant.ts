import type { Instant } from '@foyer/schedule';

const ISO_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads `?now=`; undefined if it is not an instant with its offset. A `+` typed into an address arrives as a blank. */
export function findRehearsalInstant(text: string): Instant | undefined {
  const iso = text.replace(' ', '+');
  if (!ISO_WITH_OFFSET.test(iso)) return undefined;
  const instant = Date.parse(iso);
  return Number.isNaN(instant) ? undefined : instant;
}

export function explainRehearsalInstant(text: string): string {
  return `now=${text.slice(0, 60)} is not an instant. Write date, time and offset, for example now=2026-06-13T10:05:00+01:00.`;
}
