import type { HeartbeatRecord } from './heartbeat-record.ts';

/** What heartbeats add up to. */
export interface PlaySums {
  playedS: number;
  stalls: number;
  stalledS: number;
  droppedFrames: number;
  decodedFrames: number;
  latencySumS: number;
  latencyReports: number;
  /** Bitrate times the seconds played. */
  playedBits: number;
  errors: number;
  fatalErrors: number;
}

export function createPlaySums(): PlaySums {
  return {
    playedS: 0,
    stalls: 0,
    stalledS: 0,
    droppedFrames: 0,
    decodedFrames: 0,
    latencySumS: 0,
    latencyReports: 0,
    playedBits: 0,
    errors: 0,
    fatalErrors: 0,
  };
}

export function addRecord(sums: PlaySums, record: HeartbeatRecord): void {
  const playedS = record.playedDs / 10;
  sums.playedS += playedS;
  sums.stalls += record.stalls;
  sums.stalledS += record.stalledDs / 10;
  sums.droppedFrames += record.droppedFrames;
  sums.decodedFrames += record.decodedFrames;
  if (record.latencyMs !== undefined) {
    sums.latencySumS += record.latencyMs / 1000;
    sums.latencyReports += 1;
  }
  sums.playedBits += playedS * record.bitrateKbps * 1000;
  sums.errors += record.errors;
  sums.fatalErrors += record.fatalErrors;
}

export function addSums(to: PlaySums, from: PlaySums): void {
  to.playedS += from.playedS;
  to.stalls += from.stalls;
  to.stalledS += from.stalledS;
  to.droppedFrames += from.droppedFrames;
  to.decodedFrames += from.decodedFrames;
  to.latencySumS += from.latencySumS;
  to.latencyReports += from.latencyReports;
  to.playedBits += from.playedBits;
  to.errors += from.errors;
  to.fatalErrors += from.fatalErrors;
}
