export { CorrectionError, type CorrectionErrorCode } from './corrections/correction-error.ts';
export { CorrectionFolder } from './corrections/correction-folder.ts';
export {
  type CorrectionWatcher,
  type WatchCorrectionsOptions,
  watchCorrections,
} from './corrections/watch-corrections.ts';
export { decodeText } from './decode-text.ts';
export { DiskCache } from './disk-cache.ts';
export { DistinctStates } from './distinct-states.ts';
export { FeedError, type FeedErrorCode } from './errors.ts';
export { type FeedKey, identifyFeed } from './feed-key.ts';
export type { FeedLogger } from './feed-logger.ts';
export type { FeedFailure, FeedState } from './feed-state.ts';
export {
  createFeedStore,
  type FeedHandle,
  type FeedStore,
  type FeedStoreOptions,
  type OpenFeedOptions,
} from './feed-store.ts';
export { describeSource, type SourceFacts } from './health/describe-source.ts';
export { type HeldBack, SIGHTINGS_NEEDED } from './hold-back.ts';
export type { ImportChanges, ImportRecord } from './import-record.ts';
export { describeLocation } from './location.ts';
export type { FeedListener } from './observed-state.ts';
export { type PlannedSource, planSources, toSelector } from './plan-sources.ts';
export type { MissingCompanion } from './read-copy.ts';
export { DEFAULT_MAX_BYTES, type ReadSourceOptions, readSource } from './read-source.ts';
export { acceptHeldBack, type RestoreOptions, readCachedState } from './restore-feed.ts';
export type { Scheduler } from './scheduler.ts';
export type { SourceCopy, SourcePart } from './source-copy.ts';
export type { ChangedSource, SourceReply, Validators } from './source-reply.ts';
