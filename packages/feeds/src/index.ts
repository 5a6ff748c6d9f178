export { CorrectionError, type CorrectionErrorCode } from './corrections/correction-error.ts';
export { CorrectionFolder } from './corrections/correction-folder.ts';
export {
  type CorrectionWatcher,
  type WatchCorrectionsOptions,
  watchCorrections,
} from './corrections/watch-corrections.ts';
export { FeedError, type FeedErrorCode } from './errors.ts';
export type { FeedLogger } from './feed-logger.ts';
export type { FeedFailure, FeedState } from './feed-state.ts';
export {
  createFeedStore,
  type FeedHandle,
  type FeedStore,
  type FeedStoreOptions,
  type OpenFeedOptions,
} from './feed-store.ts';
export { type PlannedSource, planSources, toSelector } from './plan-sources.ts';
export { type ReadSourceOptions, readSource } from './read-source.ts';
export type { Scheduler } from './scheduler.ts';
export type { ChangedSource, SourceReply, Validators } from './source-reply.ts';
export type { FeedListener } from './watched-feed.ts';
