import type { Endpoint } from './endpoint.ts';
import { estimateViewerBps, readOverallLoad } from './overall-load.ts';

export interface Candidate {
  readonly endpoint: Endpoint;
  /** Viewers sent there since its last report, which that report cannot know of. */
  readonly sentViewers: number;
}

/** bit/s, those sent there since the last report included. */
export function estimateLoad({ endpoint, sentViewers }: Candidate): number {
  return readOverallLoad(endpoint.load).bitrateBps + sentViewers * estimateViewerBps(endpoint.load);
}

/** The least loaded; of several alike the first by id, so that the same question has the same answer. */
export function chooseEndpoint<C extends Candidate>(candidates: Iterable<C>): C | undefined {
  let best: C | undefined;
  for (const candidate of candidates) {
    if (best === undefined || isBetter(candidate, best)) best = candidate;
  }
  return best;
}

function isBetter(candidate: Candidate, than: Candidate): boolean {
  const difference = estimateLoad(candidate) - estimateLoad(than);
  return difference < 0 || (difference === 0 && candidate.endpoint.id < than.endpoint.id);
}
