import type { NumbersPoint, NumbersReply } from '@foyer/contract';

/** A reply but for its series and when it was made. */
export type NumbersHead = Omit<NumbersReply, 'generatedAt' | 'series'>;

type SeriesReply = NumbersReply['series'][number];

/** A series of which only one point is there at a time. */
export interface NumbersSeries extends Omit<SeriesReply, 'points'> {
  points: Iterable<NumbersPoint>;
}

/** How numbers are written out, a series at a time. */
export interface NumbersFormat {
  writeSeries(series: NumbersSeries, head: NumbersHead): Buffer;
  /** All, of the series as they were written. */
  join(head: NumbersHead, series: readonly Buffer[]): Buffer;
}
