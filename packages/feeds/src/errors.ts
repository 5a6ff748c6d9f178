/** What each code means. The README shows the same table; a test keeps the two equal. */
export const feedErrorMeanings = {
  FEED_LOCATION: 'the location is neither an http(s) URL nor a path',
  FEED_NOT_FOUND: 'there is no such file',
  FEED_UNREADABLE: 'the file is there but may not or cannot be read',
  FEED_UNREACHABLE: 'no connection to the server, or no HTTP answer from it',
  FEED_HTTP_STATUS: 'the server answered with something other than 200',
  FEED_PRIVATE_ADDRESS: 'its server has an address of a private network, which the config does not allow',
  FEED_REDIRECTS: 'too many redirects, a circle of them, or one that may not be followed',
  FEED_TIMEOUT: 'not all of it had come when the time was up',
  FEED_TOO_LARGE: 'it is larger than allowed, as sent or once unpacked',
  FEED_INTERRUPTED: 'the connection broke, or could not be unpacked, in the middle',
  FEED_INCOMPLETE: 'it came, but broke off or is not a programme at all',
  FEED_HELD_BACK: 'it came whole, but had lost more than half of its sessions, and waits to be confirmed',
  FEED_NOTHING_HELD: 'there is nothing held back that could be accepted',
  FEED_FAULT: 'a fault of Foyer itself, which its log describes',
} as const;

export type FeedErrorCode = keyof typeof feedErrorMeanings;

/** A programme that could not be had. The message says which location, what came and what to do. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly code: FeedErrorCode;

  constructor(code: FeedErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
