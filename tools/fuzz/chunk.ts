import type { FuzzTarget } from '@foyer/schedule/testing';
import type { FailureKind } from './run-case.ts';

/** Cases of one format, from a number up to another. */
export interface Chunk {
  format: FuzzTarget;
  seed: number;
  from: number;
  to: number;
}

export interface Failure {
  number: number;
  kind: FailureKind;
  message: string;
  origin: string;
}

export interface ChunkReport {
  chunk: Chunk;
  /** On the thread that ran it. */
  elapsedMs: number;
  withSessions: number;
  slowest: { number: number; cpuMs: number };
  /** Of inputs of `LARGE_BYTES` or more, where the heap was measured: by how many times their size it grew. */
  largestGrowthFactor: number;
  failures: Failure[];
}

export const LARGE_BYTES = 100_000;
