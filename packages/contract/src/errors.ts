import type { ErrorDetail, ErrorReply } from './error-codes.ts';

/** Everything the tracker's client throws, except the reason of a caller's own abort signal. */
export class TrackerClientError extends Error {
  override name = 'TrackerClientError';
  /** Stable: one of `errorCodes`, or one that only the client knows. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Nothing answers at the address: the tracker is not running, or the address is wrong. */
export class TrackerUnreachableError extends TrackerClientError {
  override name = 'TrackerUnreachableError';

  constructor(url: string, cause: unknown) {
    super('TRACKER_UNREACHABLE', `The tracker does not answer at ${url}. Is it running?`, { cause });
  }
}

/** The tracker took longer than the client waits. */
export class TrackerTimeoutError extends TrackerClientError {
  override name = 'TrackerTimeoutError';
  readonly timeoutMs: number;

  constructor(url: string, timeoutMs: number, options?: ErrorOptions) {
    super('TRACKER_TIMEOUT', `The tracker did not answer at ${url} within ${timeoutMs} ms.`, options);
    this.timeoutMs = timeoutMs;
  }
}

/** Something answers, but not as the contract says: another program, or another version of the tracker. */
export class TrackerReplyError extends TrackerClientError {
  override name = 'TrackerReplyError';
  readonly status: number;

  constructor(fault: { url: string; status: number; problem: string }, options?: ErrorOptions) {
    super(
      'TRACKER_REPLY_INVALID',
      `${fault.url} answered with status ${fault.status}, and ${fault.problem}. Is it a tracker of this version?`,
      options,
    );
    this.status = fault.status;
  }
}

/** The tracker refused the request; `code`, `details` and `requestId` are its own. */
export class TrackerRefusedError extends TrackerClientError {
  override name = 'TrackerRefusedError';
  readonly status: number;
  readonly details: readonly ErrorDetail[];
  readonly requestId: string;

  constructor(status: number, reply: ErrorReply) {
    super(reply.code, reply.message);
    this.status = status;
    this.details = reply.details ?? [];
    this.requestId = reply.requestId;
  }
}
