/**
 * Whoever reads what this process writes may have seen enough before all is written, as `head` has. Where it cannot
 * be written for another reason, such as a full disk, that is said once, and the exit code is 1 at least.
 */
export function bearClosedPipes(): void {
  let isLost = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Each write that fails says so.
    if (error.code === 'EPIPE' || isLost) return;
    isLost = true;
    process.stderr.write(
      `What this command prints could not be written whole (${error.message}). Make room, or let it go elsewhere.\n`,
    );
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    // There is nowhere left to say so.
    if (error.code !== 'EPIPE') isLost = true;
  });
  // Not before: what the command came to is set after some of its writes have failed.
  process.on('exit', () => {
    if (isLost) process.exitCode ||= 1;
  });
}
