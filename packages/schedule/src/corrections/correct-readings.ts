import type { Feed, Instant } from '../model.ts';
import { type ApplyCorrectionsOptions, applyTogether, type CorrectedFeed } from './apply-corrections.ts';

/** A programme as some rooms of the config read it, with the corrections that are for them. */
export interface CorrectableReading extends Omit<ApplyCorrectionsOptions, 'feed' | 'at'> {
  /** Of the programme: the same for all who read it, as for rooms in two time zones. */
  location: string;
  /** null: nothing could be read of it. */
  feed: Feed | null;
}

/**
 * All programmes as the organisers have corrected them, and each in all its readings alike.
 * @returns one for each
 */
export function correctReadings(
  readings: readonly CorrectableReading[],
  at: Instant,
): (CorrectedFeed | null)[] {
  const corrected = new Map<CorrectableReading, CorrectedFeed>();
  for (const same of Map.groupBy(readings, ({ location }) => location).values()) {
    const readable = same.flatMap(reading =>
      reading.feed === null ? [] : { reading, options: { ...reading, feed: reading.feed, at } },
    );
    const applied = applyTogether(readable.map(({ options }) => options));
    for (const [index, { reading }] of readable.entries()) {
      const feed = applied[index];
      if (feed !== undefined) corrected.set(reading, feed);
    }
  }
  return readings.map(reading => corrected.get(reading) ?? null);
}
