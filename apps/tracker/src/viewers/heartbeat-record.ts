import type { ViewerState } from '@foyer/contract';
import { viewerStates } from '@foyer/contract';

/** A heartbeat as it is counted: checked, cut to what can be, in whole numbers. */
export interface HeartbeatRecord {
  /** The viewer's hash. */
  high: number;
  low: number;
  series: number;
  state: ViewerState;
  /** How long the viewer counts as there. */
  leaseS: number;
  /** Tenths of seconds. */
  playedDs: number;
  stalledDs: number;
  stalls: number;
  droppedFrames: number;
  decodedFrames: number;
  /** Undefined: the player does not know. */
  latencyMs: number | undefined;
  bitrateKbps: number;
  errors: number;
  fatalErrors: number;
}

/** The hash that a viewer had yesterday. Whoever goes on watching over midnight is one viewer. */
export interface RenameRecord {
  high: number;
  low: number;
  oldHigh: number;
  oldLow: number;
}

export type LogRecord = HeartbeatRecord | RenameRecord;

export const RECORD_BYTES = 40;
const RENAME = 255;
const UNKNOWN_LATENCY = 0xffff_ffff;

export function isRename(record: LogRecord): record is RenameRecord {
  return 'oldHigh' in record;
}

export function packRecords(records: readonly LogRecord[]): Buffer {
  const buffer = Buffer.alloc(records.length * RECORD_BYTES);
  let offset = 0;
  for (const record of records) {
    buffer.writeUInt32LE(record.high, offset);
    buffer.writeUInt32LE(record.low, offset + 4);
    if (isRename(record)) packRename(buffer, offset, record);
    else packHeartbeat(buffer, offset, record);
    offset += RECORD_BYTES;
  }
  return buffer;
}

function packHeartbeat(buffer: Buffer, offset: number, record: HeartbeatRecord): void {
  buffer.writeUInt32LE(record.series, offset + 8);
  buffer.writeUInt16LE(record.leaseS, offset + 12);
  buffer.writeUInt8(viewerStates.indexOf(record.state), offset + 14);
  buffer.writeUInt8(record.errors, offset + 15);
  buffer.writeUInt16LE(record.playedDs, offset + 16);
  buffer.writeUInt16LE(record.stalledDs, offset + 18);
  buffer.writeUInt16LE(record.stalls, offset + 20);
  buffer.writeUInt16LE(record.fatalErrors, offset + 22);
  buffer.writeUInt32LE(record.droppedFrames, offset + 24);
  buffer.writeUInt32LE(record.decodedFrames, offset + 28);
  buffer.writeUInt32LE(record.latencyMs ?? UNKNOWN_LATENCY, offset + 32);
  buffer.writeUInt32LE(record.bitrateKbps, offset + 36);
}

function packRename(buffer: Buffer, offset: number, record: RenameRecord): void {
  buffer.writeUInt8(RENAME, offset + 14);
  buffer.writeUInt32LE(record.oldHigh, offset + 24);
  buffer.writeUInt32LE(record.oldLow, offset + 28);
}

/** Throws a `RangeError` if the bytes are not what `packRecords` makes. */
export function* unpackRecords(buffer: Buffer): Generator<LogRecord> {
  for (let offset = 0; offset < buffer.length; offset += RECORD_BYTES) {
    const hash = { high: buffer.readUInt32LE(offset), low: buffer.readUInt32LE(offset + 4) };
    const code = buffer.readUInt8(offset + 14);
    if (code === RENAME) {
      yield { ...hash, oldHigh: buffer.readUInt32LE(offset + 24), oldLow: buffer.readUInt32LE(offset + 28) };
      continue;
    }
    const state = viewerStates[code];
    if (state === undefined) throw new RangeError(`A heartbeat in the log has the unknown state ${code}.`);
    yield { ...hash, state, ...unpackNumbers(buffer, offset) };
  }
}

function unpackNumbers(buffer: Buffer, offset: number): Omit<HeartbeatRecord, 'high' | 'low' | 'state'> {
  const latencyMs = buffer.readUInt32LE(offset + 32);
  return {
    series: buffer.readUInt32LE(offset + 8),
    leaseS: buffer.readUInt16LE(offset + 12),
    errors: buffer.readUInt8(offset + 15),
    playedDs: buffer.readUInt16LE(offset + 16),
    stalledDs: buffer.readUInt16LE(offset + 18),
    stalls: buffer.readUInt16LE(offset + 20),
    fatalErrors: buffer.readUInt16LE(offset + 22),
    droppedFrames: buffer.readUInt32LE(offset + 24),
    decodedFrames: buffer.readUInt32LE(offset + 28),
    latencyMs: latencyMs === UNKNOWN_LATENCY ? undefined : latencyMs,
    bitrateKbps: buffer.readUInt32LE(offset + 36),
  };
}
