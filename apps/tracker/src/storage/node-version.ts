import { NodeVersionError } from '../errors.ts';

const MINIMUM = 22;

/** On an older Node better-sqlite3 ends the process by a segmentation fault, without a message. */
export function assertNodeVersion(version: string): void {
  if (Number.parseInt(version, 10) < MINIMUM) throw new NodeVersionError(version, MINIMUM);
}
