const NO_FIT = 'its schedule-map does not fit';
const IDLE = 'a correction does nothing';

/**
 * Problems that organisers can and should do something about, in the config or by command, and what they come to; what
 * matters most to viewers first.
 */
const TO_DO: ReadonlyMap<string, string> = new Map([
  ['feed-without-sessions', 'it has no sessions'],
  ['room-without-sessions', 'rooms of the config have no sessions'],
  ['map-items-missing', NO_FIT],
  ['map-path-empty', 'a path of its schedule-map finds nothing'],
  ['map-column-missing', NO_FIT],
  ['correction-room-unknown', IDLE],
  ['correction-session-unknown', IDLE],
  ['correction-overtaken', 'it has moved itself what a correction is about'],
]);

/** Whether organisers can and should do something about problems of a code. */
export function isToDo(code: string): boolean {
  return TO_DO.has(code);
}

/** The first of what organisers should do something about, in words that go on after a colon; undefined: nothing. */
export function findToDo(problems: readonly { code: string }[]): string | undefined {
  const codes = new Set(problems.map(({ code }) => code));
  return [...TO_DO].find(([code]) => codes.has(code))?.[1];
}
