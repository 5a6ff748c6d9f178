const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: MINUTE_MS,
  min: MINUTE_MS,
  h: HOUR_MS,
};
/** A minus sign may be the typographic one. */
const DELAY = /^([+\-−]?)(?:(\d{1,2})h)?(?:(\d{1,5})(s|m|min|h)?)?$/i;

/** More than a day is a slip of the fingers. */
const MAX_DELAY_MS = 24 * 60 * MINUTE_MS;

export const EXPECTED_DELAY = 'how much later, up to a day, like "+10m", "1h" or "-5m" for earlier';

/**
 * Milliseconds of `+10m`, `10` (minutes), `-5m`, `1h`, `90s`, `1h30m`; undefined if it is no such text, or none or too
 * much.
 */
export function readDelay(text: string): number | undefined {
  const [, sign = '', hours, digits = '0', unit = 'm'] = DELAY.exec(text.trim()) ?? [];
  // One hour and two hours are not written one after the other.
  if (hours !== undefined && unit.toLowerCase() === 'h') return undefined;
  const amountMs = Number(hours ?? '0') * HOUR_MS + Number(digits) * (UNIT_MS[unit.toLowerCase()] ?? 0);
  if (amountMs === 0 || amountMs > MAX_DELAY_MS) return undefined;
  return sign === '' || sign === '+' ? amountMs : -amountMs;
}

/** The shortest text that `readDelay` reads as this. */
export function formatDelay(delayMs: number): string {
  const sign = delayMs < 0 ? '-' : '+';
  const amountMs = Math.abs(delayMs);
  for (const unit of ['h', 'm'] as const) {
    const unitMs = UNIT_MS[unit] ?? 1;
    if (amountMs % unitMs === 0) return `${sign}${amountMs / unitMs}${unit}`;
  }
  return `${sign}${amountMs / 1_000}s`;
}
