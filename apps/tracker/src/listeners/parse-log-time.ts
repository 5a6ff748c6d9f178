const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** `10/Oct/2000:13:55:36 -0700` */
const LOCAL = /^(\d{2})\/(\w{3})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/;
/** `2000-10-10T13:55:36.250-07:00` */
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
/** `971211336.250`: seconds since 1970. */
const UNIX = /^\d{9,11}(?:\.\d{1,9})?$/;

/** Milliseconds since 1970, of a time as web servers log it; undefined if it is none. */
export function parseLogTime(text: string): number | undefined {
  const at = readTime(text);
  return Number.isNaN(at) ? undefined : at;
}

function readTime(text: string): number {
  const local = LOCAL.exec(text);
  if (local !== null) {
    const [, day, month = '', year, hour, minute, second, sign, offsetHours, offsetMinutes] = local;
    const index = MONTHS.indexOf(month);
    if (index < 0) return Number.NaN;
    const offsetMs = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
    const asUtc = Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second));
    return sign === '-' ? asUtc + offsetMs : asUtc - offsetMs;
  }
  if (ISO.test(text)) return Date.parse(text);
  return UNIX.test(text) ? Math.round(Number(text) * 1000) : Number.NaN;
}
