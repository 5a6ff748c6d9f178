import type { NumbersReply } from '@foyer/contract';
import type { NumbersFormat } from './numbers-format.ts';

type Series = NumbersReply['series'][number];

const group = { room: null, kind: null, protocol: null, language: null, quality: null, endpoint: null };

/** For tests: two hours by quality, with these series, of which only what matters is to be said. */
export function makeReply(series: (Partial<Series> & Pick<Series, 'points'>)[]): NumbersReply {
  return {
    generatedAt: '2026-11-20T12:00:00.000Z',
    from: '2026-11-20T10:00:00.000Z',
    to: '2026-11-20T12:00:00.000Z',
    step: 'hour',
    stepS: 3_600,
    by: 'quality',
    columns: ['step', 'viewers', 'latencyS'],
    series: series.map(one => ({ ...group, ...one })),
  };
}

/** For tests: a whole reply in a format. */
export function writeReply(reply: NumbersReply, format: NumbersFormat): Buffer {
  const { generatedAt, series, ...head } = reply;
  return format.join(
    head,
    series.map(one => format.writeSeries(one, head)),
  );
}
