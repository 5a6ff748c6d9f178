const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const CALENDAR = [...'BEGIN:VCALENDAR'].map(character => character.charCodeAt(0));

/**
 * The bytes of a calendar with every fold that stands inside a character moved behind it, so that UTF-8 can
 * be decoded: RFC 5545 (3.1) lets lines be folded between any two octets. Bytes of anything else, and
 * calendars without such folds, are returned as they are.
 */
export function mendFoldedCharacters(bytes: Uint8Array): Uint8Array {
  const start = bytes[0] === 0xef ? 3 : 0;
  const isCalendar = CALENDAR.every((byte, at) => bytes[start + at] === byte);
  let fold = isCalendar ? findFold(bytes, 0) : null;
  if (fold === null) return bytes;
  const mended = new Uint8Array(bytes);
  let read = fold.start;
  let written = fold.start;
  while (fold !== null) {
    const folds: Uint8Array[] = [];
    // A character of four octets may be folded three times.
    while (fold?.start === read) {
      folds.push(bytes.subarray(fold.start, fold.end));
      read = fold.end;
      while (isContinuation(bytes[read])) mended[written++] = bytes[read++] ?? 0;
      fold = findFold(bytes, read);
    }
    for (const moved of folds) {
      mended.set(moved, written);
      written += moved.length;
    }
    const next = fold?.start ?? bytes.length;
    mended.set(bytes.subarray(read, next), written);
    written += next - read;
    read = next;
  }
  return mended;
}

/** The next fold inside a character: a line break, a blank and the rest of the character. */
function findFold(bytes: Uint8Array, from: number): { start: number; end: number } | null {
  for (let at = bytes.indexOf(LINE_FEED, from); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
    const isBlank = bytes[at + 1] === 0x20 || bytes[at + 1] === 0x09;
    if (!isBlank || !isContinuation(bytes[at + 2])) continue;
    let start = at;
    while (start > from && bytes[start - 1] === CARRIAGE_RETURN) start--;
    return { start, end: at + 2 };
  }
  return null;
}

/** Of a character that began before. */
function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}
