/** Something in the command or its surroundings that the person at the keyboard has to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'USAGE';
}
