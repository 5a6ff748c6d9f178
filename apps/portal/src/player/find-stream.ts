import type { RoomStreamReply } from '@foyer/contract';

export type StreamKind = 'video' | 'audio';

export interface FoundStream {
  /** null: there is none at the moment. */
  url: string | null;
  /** The endpoint that the tracker chose. */
  endpoint: string | null;
}

export interface WantedStream {
  room: string;
  kind: StreamKind;
  /** Endpoints at which this viewer could not watch. */
  broken: readonly string[];
}

const TIMEOUT_MS = 8_000;

/** Asks the tracker which endpoint this viewer shall watch at. Rejects if it does not answer in time. */
export async function findStream({ room, kind, broken }: WantedStream): Promise<FoundStream> {
  const query = new URLSearchParams(broken.map(id => ['broken', id]));
  const response = await fetch(`/tracker/api/v1/rooms/${room}/stream?${query}`, {
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the tracker answered ${response.status}`);
  const reply: RoomStreamReply = await response.json();
  const stream = reply.streams.find(candidate => candidate.kind === kind && candidate.protocol === 'hls');
  return { url: stream?.url ?? null, endpoint: reply.endpoint?.id ?? null };
}
