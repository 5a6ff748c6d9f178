import type { NumbersColumn, NumbersReply } from '@foyer/contract';

/** null where there was nobody, or nothing is known; `<5` where so few are not told. */
export type StepValue = number | '<5' | null;

/** So many of the last minutes may not have been counted yet: it would look like everybody leaving. */
const MAX_UNCOUNTED = 3;

/** The beginnings of the steps that have been counted, in seconds since 1970. */
export function listSteps(reply: NumbersReply, column: NumbersColumn): number[] {
  const from = Date.parse(reply.from) / 1_000;
  const steps = Math.max(0, Math.ceil((findEnd(reply) / 1_000 - from) / reply.stepS));
  const known = findLastKnown(reply, column) + 1;
  // Where nobody has watched for longer, nobody has: that is no count that is late.
  const counted =
    reply.step === 'minute' && known > 0 && steps - known <= MAX_UNCOUNTED ? Math.min(steps, known) : steps;
  return Array.from({ length: counted }, (_, step) => from + step * reply.stepS);
}

/** One series of a column, by step. */
export function readSeries(
  series: NumbersReply['series'][number],
  { column, index, steps }: { column: NumbersColumn; index: number; steps: number },
): StepValue[] {
  const values = Array<StepValue>(steps).fill(null);
  for (const point of series.points) {
    const step = point[0];
    if (typeof step === 'number' && step < steps) values[step] = point[index] ?? null;
  }
  return column === 'servedBps' ? bridgeSteps(values) : values;
}

export function toHeight(value: StepValue): number {
  return typeof value === 'number' ? value : 0;
}

/** A machine that reports once a minute is sometimes a second late for one, and did not cease to send for that. */
function bridgeSteps(values: readonly StepValue[]): StepValue[] {
  return values.map((value, step) => {
    const [before, after] = [values[step - 1] ?? null, values[step + 1] ?? null];
    return value === null && after !== null ? before : value;
  });
}

/** The minute that still runs has not been counted yet. */
function findEnd({ to, step, stepS, generatedAt }: NumbersReply): number {
  if (step !== 'minute') return Date.parse(to);
  const stepMs = stepS * 1_000;
  return Math.min(Date.parse(to), Math.floor(Date.parse(generatedAt) / stepMs) * stepMs);
}

function findLastKnown(reply: NumbersReply, column: NumbersColumn): number {
  const index = reply.columns.indexOf(column);
  const last = reply.series.map(({ points }) => {
    const point = points.findLast(values => (values[index] ?? null) !== null);
    return typeof point?.[0] === 'number' ? point[0] : -1;
  });
  return Math.max(-1, ...last);
}
