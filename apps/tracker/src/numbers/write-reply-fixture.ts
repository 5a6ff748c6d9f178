import type { NumbersReply } from '@foyer/contract';
import type { NumbersFormat } from './numbers-format.ts';

/** For tests: a whole reply in a format. */
export function writeReply(reply: NumbersReply, format: NumbersFormat): Buffer {
  const { generatedAt, series, ...head } = reply;
  return format.join(
    head,
    series.map(one => format.writeSeries(one, head)),
  );
}
