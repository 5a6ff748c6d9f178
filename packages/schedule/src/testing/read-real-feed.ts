import { type ParsedFeed, parseFeed } from '../parse-feed.ts';
import { listCompanions, readProgramme, type Truth } from './real-programmes.ts';

/** A real programme as it is read, with what comes beside it. */
export function readRealFeed(truth: Truth): ParsedFeed {
  const companions = listCompanions(truth).map(file => readProgramme({ format: truth.format, file }));
  return parseFeed(readProgramme(truth), { timezone: truth.timezone.zoneUsedForTruth, companions });
}
