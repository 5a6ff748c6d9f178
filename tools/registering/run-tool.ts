import { ConfigError, SettingsError } from '@foyer/config';
import { EncoderError } from '@foyer/encoder';
import { UsageError } from '../command/usage-error.ts';

/**
 * Runs a tool until it is done or a signal ends it, and says with what code the process ends. What a person can
 * mend is printed as a sentence; anything else is a fault of ours and keeps its stack.
 */
export async function runTool(name: string, run: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    await run(stop.signal);
  } catch (error) {
    const exitCode = findExitCode(error);
    if (exitCode === null || !(error instanceof Error)) throw error;
    console.error(`${name}: ${error.message}`);
    if (exitCode === 2) console.error(`${name}: --help lists the options.`);
    process.exitCode = exitCode;
  }
}

/** 2: the command is wrong; 1: what it meets is. */
function findExitCode(error: unknown): 1 | 2 | null {
  if (error instanceof UsageError || error instanceof SettingsError) return 2;
  if (error instanceof EncoderError) {
    return error.code === 'STREAM_UNCLEAR' || error.code === 'TRACKER_ADDRESS' ? 2 : 1;
  }
  return error instanceof ConfigError ? 1 : null;
}
