import type { RoomStreamReply } from '@foyer/contract';

export type StreamKind = 'video' | 'audio';

const TIMEOUT_MS = 8_000;

/** Asks the tracker which endpoint this viewer shall watch at. Rejects if it does not answer in time. */
export async function findStreamUrl(room: string, kind: StreamKind): Promise<string | null> {
  const response = await fetch(`/tracker/api/v1/rooms/${room}/stream`, {
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the tracker answered ${response.status}`);
  return pickUrl(await response.json(), kind);
}

function pickUrl(reply: RoomStreamReply, kind: StreamKind): string | null {
  const stream = reply.streams.find(candidate => candidate.kind === kind && candidate.protocol === 'hls');
  return stream?.url ?? null;
}
