import { setTimeout as delay } from 'node:timers/promises';
import { createTrackerClient } from '@foyer/contract';

const PATIENCE_MS = 3_000;
const POLL_MS = 150;
const TIMEOUT_MS = 1_000;

/** A room that has a stream, or after a few seconds without one, any room that the tracker knows. */
export async function findRoomToShow(trackerUrl: string): Promise<string | undefined> {
  const tracker = createTrackerClient({ baseUrl: trackerUrl, fetch, timeoutMs: TIMEOUT_MS });
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const rooms = await tracker.getRooms().then(
      reply => reply.rooms,
      () => [],
    );
    const active = rooms.find(room => room.active);
    if (active !== undefined || performance.now() > deadline) return (active ?? rooms[0])?.room;
    await delay(POLL_MS);
  }
}
