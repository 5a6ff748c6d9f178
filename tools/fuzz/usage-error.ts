/** The command is wrong; the message says how. */
export class FuzzUsageError extends Error {
  override readonly name = 'FuzzUsageError';
}
