/**
 * Whoever reads what this process writes may have seen enough before all is written, as `head` has. Where it cannot
 * be written for another reason, such as a full disk, that is said, and the exit code is 1.
 */
export function bearClosedPipes(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.exitCode = 1;
    process.stderr.write(
      `What this command prints could not be written whole (${error.message}). Make room, or let it go elsewhere.\n`,
    );
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    // There is nowhere left to say so.
    if (error.code !== 'EPIPE') process.exitCode = 1;
  });
}
