import type { ProgrammeProblem } from '@foyer/contract';

/** What could not be read of a programme, and where in it. */
export function locateProblem({ message, line, path }: ProgrammeProblem): string {
  return line === null ? `${path ?? ''} ${message}`.trim() : `Line ${line}: ${message}`;
}
