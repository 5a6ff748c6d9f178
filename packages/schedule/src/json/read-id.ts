/** An id, which sources write as a text or as a number; empty if it is neither. */
export function readId(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
