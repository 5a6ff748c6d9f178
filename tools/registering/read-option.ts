import { UsageError } from '../command/usage-error.ts';

export function readSeconds(
  option: string,
  { value, byDefault }: { value: string | undefined; byDefault: number },
) {
  if (value === undefined) return byDefault;
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (seconds >= 1 && seconds <= 3600) return seconds;
  throw new UsageError(`${option} is "${value}", expected seconds from 1 to 3600`);
}

export function readPort(
  option: string,
  { value, byDefault }: { value: string | undefined; byDefault: number },
) {
  if (value === undefined) return byDefault;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`${option} is "${value}", expected a port from 1 to 65535, or 0 for any free one`);
}
