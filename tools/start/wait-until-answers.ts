import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 100;
const ATTEMPT_MS = 5_000;

/** Resolves when the URL answers with anything but a server error; rejects when the signal is aborted. */
export async function waitUntilAnswers(url: string, signal: AbortSignal): Promise<void> {
  while (!(await answers(url, signal))) await delay(POLL_MS, undefined, { signal });
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const reply = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]),
    });
    await reply.body?.cancel();
    return reply.status < 500;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
