import type { NumbersQuery, NumbersStep } from '@foyer/contract';
import type { Instant } from '../clock.ts';
import { RequestRefusedError } from '../errors.ts';
import { PERIOD_MINUTES } from '../viewers/tally.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** The finest step that is taken by itself for a span of up to so long. */
const FINEST: readonly (readonly [step: NumbersStep, maxSpanMs: number])[] = [
  ['minute', DAY_MS],
  ['hour', 31 * DAY_MS],
];
/** As many as a page draws, and as everybody may ask for: a tenth of a second's work or two. */
export const READABLE_POINTS = 60_000;
/** Two months by the minute: a table that is larger is asked for in parts. */
const MAX_STEPS = 90_000;

/** Years that are written in four digits; a day early, so that whole steps end in them. */
const LAST_MINUTE = Date.UTC(9999, 11, 31) / MINUTE_MS;

/** Which steps are asked for. Minutes are since 1970. */
export interface NumbersPlan {
  step: NumbersStep;
  stepMinutes: number;
  /** Of the first step. */
  fromMinute: number;
  /** The end of the last step. */
  toMinute: number;
}

/**
 * The whole steps that a query covers, of so many series. Throws a `RequestRefusedError` for what is no span, or too
 * long a one.
 */
export function planNumbers(
  query: Pick<NumbersQuery, 'from' | 'to' | 'step'>,
  { now, series }: { now: Instant; series: number },
): NumbersPlan {
  const to = query.to === undefined ? now : Date.parse(query.to);
  const from = query.from === undefined ? Math.max(0, to - DAY_MS) : Date.parse(query.from);
  if (from >= to) {
    const message = `from is ${new Date(from).toISOString()}, expected an instant before to, ${new Date(to).toISOString()}.`;
    throw new RequestRefusedError('REQUEST_INVALID', message);
  }
  const step = query.step ?? findFinest(to - from, series);
  const stepMinutes = PERIOD_MINUTES[step];
  const fromMinute = Math.floor(from / MINUTE_MS / stepMinutes) * stepMinutes;
  const toMinute = Math.ceil(to / MINUTE_MS / stepMinutes) * stepMinutes;
  if (fromMinute < 0 || toMinute > LAST_MINUTE) {
    throw new RequestRefusedError(
      'REQUEST_INVALID',
      'Expected from and to between 1970-01-01 and 9999-12-31.',
    );
  }
  if ((toMinute - fromMinute) / stepMinutes > MAX_STEPS) {
    const message = `That is ${(toMinute - fromMinute) / stepMinutes} steps, and ${MAX_STEPS} are given at once. Ask for a shorter time, or for hours or days.`;
    throw new RequestRefusedError('REQUEST_INVALID', message);
  }
  return { step, stepMinutes, fromMinute, toMinute };
}

function findFinest(spanMs: number, series: number): NumbersStep {
  const isReadable = (step: NumbersStep) =>
    (spanMs / MINUTE_MS / PERIOD_MINUTES[step]) * series <= READABLE_POINTS;
  return FINEST.find(([step, maxSpanMs]) => spanMs <= maxSpanMs && isReadable(step))?.[0] ?? 'day';
}
