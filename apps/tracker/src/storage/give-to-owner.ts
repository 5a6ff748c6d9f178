import { chownSync } from 'node:fs';

/**
 * Gives a file that this process has made to whom the files beside it belong: a command that root runs must not leave
 * something that the tracker may not write.
 */
export function giveToOwner(file: string, { uid, gid }: { uid: number; gid: number }): void {
  if (process.getuid?.() === 0) chownSync(file, uid, gid);
}
