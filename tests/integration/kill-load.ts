import type { TrackerProcess } from './tracker-fixture.ts';

/** Somebody who sends one report after the other. */
export interface Sender {
  /** Resolves once it is acknowledged. Throws a `TypeError`, as `fetch` does, if the connection is cut. */
  send(url: string): Promise<void>;
}

/**
 * All send as fast as they are answered. The first to have `quota` acknowledgements pulls the plug; the others are in
 * the middle of theirs.
 */
export async function sendUntilKilled(
  senders: readonly Sender[],
  { tracker, quota }: { tracker: TrackerProcess; quota: number },
): Promise<void> {
  const send = async (sender: Sender) => {
    try {
      for (let count = 0; count < quota; count += 1) await sender.send(tracker.url);
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
    await tracker.kill();
  };
  await Promise.all(senders.map(send));
}
