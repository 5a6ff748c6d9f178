import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 50;

/** Resolves with the first answer of `probe` that is not undefined or false; throws, naming `what`, at the deadline. */
export async function waitUntil<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  { timeoutMs = 40_000 }: { timeoutMs?: number } = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`${what} did not happen within ${timeoutMs} ms`);
    await sleep(INTERVAL_MS);
  }
}
