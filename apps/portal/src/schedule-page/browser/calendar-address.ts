/** What a server reads of an address and all that comes with it is 16 KiB, in Node as in what stands in front. */
const MAX_LENGTH = 14_000;
/** As many as a portal gives at once. */
const MAX_SESSIONS = 400;

export interface CalendarAddress {
  href: string;
  /** How many of them it has. */
  count: number;
}

/** The address of a calendar of sessions: of all of them, or of the first for which there is room in it. */
export function writeCalendarAddress(guids: readonly string[]): CalendarAddress {
  const parts: string[] = [];
  let length = 0;
  for (const guid of guids) {
    const part = `guid=${encodeURIComponent(guid)}`;
    length += part.length + 1;
    if (length > MAX_LENGTH || parts.length === MAX_SESSIONS) break;
    parts.push(part);
  }
  return { href: `/schedule.ics?${parts.join('&')}`, count: parts.length };
}
