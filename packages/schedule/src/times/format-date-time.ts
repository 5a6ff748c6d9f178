import type { Instant } from '../model.ts';
import { getOffsetMs, HOUR_MS, MINUTE_MS } from './wall-time.ts';

/** `YYYY-MM-DDTHH:MM:SS+01:00`: what the clocks of the zone show, and by how much they differ from UTC. */
export function formatDateTime(instant: Instant, timezone: string): string {
  const offsetMs = getOffsetMs(timezone, instant);
  return `${new Date(instant + offsetMs).toISOString().slice(0, 19)}${formatOffset(offsetMs)}`;
}

/** `+01:00`; with an empty separator `+0100`. */
export function formatOffset(offsetMs: number, separator = ':'): string {
  const ms = Math.abs(offsetMs);
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = pad(Math.floor(ms / HOUR_MS));
  const minutes = pad(Math.floor(ms / MINUTE_MS) % 60);
  return `${offsetMs < 0 ? '-' : '+'}${hours}${separator}${minutes}`;
}
