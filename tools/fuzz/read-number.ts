import { UsageError } from '../command/usage-error.ts';

/** Throws `UsageError`. */
export function readNumber(
  option: string,
  text: string,
  { min, max = 1_000_000_000 }: { min: number; max?: number },
): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`${option} is “${text}”, expected a whole number from ${min} to ${max}.`);
}
