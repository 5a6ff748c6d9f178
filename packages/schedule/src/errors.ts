export type ScheduleErrorCode = 'timezone-unknown' | 'shift-out-of-range';

/** A caller's mistake. What is wrong with an eventfeed is never thrown: it is in the feed's `problems`. */
export class ScheduleError extends Error {
  readonly code: ScheduleErrorCode;

  constructor(code: ScheduleErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ScheduleError';
    this.code = code;
  }
}
