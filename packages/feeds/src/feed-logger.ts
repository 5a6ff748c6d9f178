import type { Logger } from 'pino';

/** The part of a pino logger that is used here. */
export type FeedLogger = Pick<Logger, 'info' | 'warn' | 'error'>;
