/** When a viewer was last in a series. Later ones hold over earlier ones of the same viewer and series. */
export interface TrackRecord {
  high: number;
  low: number;
  /** 0: the viewer is not known by this hash any more. */
  series: number;
  /** Since 1970, or `STILL_THERE`. */
  minute: number;
}

export const STILL_THERE = 0xffff_ffff;

const RECORD_BYTES = 16;

export function packTrack(records: readonly TrackRecord[]): Buffer {
  const buffer = Buffer.alloc(records.length * RECORD_BYTES);
  records.forEach(({ high, low, series, minute }, index) => {
    const offset = index * RECORD_BYTES;
    buffer.writeUInt32LE(high, offset);
    buffer.writeUInt32LE(low, offset + 4);
    buffer.writeUInt32LE(series, offset + 8);
    buffer.writeUInt32LE(minute, offset + 12);
  });
  return buffer;
}

/** Throws a `RangeError` if the bytes are not what `packTrack` makes. */
export function* unpackTrack(buffer: Buffer): Generator<TrackRecord> {
  for (let offset = 0; offset < buffer.length; offset += RECORD_BYTES) {
    yield {
      high: buffer.readUInt32LE(offset),
      low: buffer.readUInt32LE(offset + 4),
      series: buffer.readUInt32LE(offset + 8),
      minute: buffer.readUInt32LE(offset + 12),
    };
  }
}
