/** What a person who watches registrations wants to know. */
export type RegisteringEvent =
  | { type: 'registered'; room: string; atMs: number }
  /** The tracker does not answer, or not as it should. Said once, and again when the reason changes. */
  | { type: 'unavailable'; url: string; reason: string; retryWithinMs: number; atMs: number }
  /** A room that had been accepted is refused now. Said once, and again when the reason changes. */
  | { type: 'refused'; room: string; reason: string; atMs: number }
  /** After `unavailable`, or for a room after `refused`. */
  | { type: 'recovered'; room: string | null; url: string; afterMs: number; atMs: number };

/** One line of a tool's output. */
export function describeEvent(event: RegisteringEvent): string {
  const at = `${new Date(event.atMs).toISOString().slice(0, 19)}Z`;
  switch (event.type) {
    case 'registered':
      return `Registered ${event.room} at ${at} result OK`;
    case 'unavailable':
      return `The tracker at ${event.url} ${event.reason} at ${at}; trying again, at least every ${Math.ceil(event.retryWithinMs / 1000)} s`;
    case 'refused':
      return `${event.reason} It is refused since ${at} and had been accepted before; trying on`;
    case 'recovered':
      return `The tracker at ${event.url} ${event.room === null ? 'answers' : `takes ${event.room}`} again at ${at}, after ${Math.round(event.afterMs / 1000)} s`;
  }
}
