/** Milliseconds since 1970, UTC. */
export type Instant = number;

export type Clock = () => Instant;

export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}
