/**
 * An id, which sources write as a text or as a number; empty if it is neither. `String` would run out of stack
 * where lists lie in lists some thousands deep.
 */
export function readId(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
