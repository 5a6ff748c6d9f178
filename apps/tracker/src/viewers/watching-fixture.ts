import { Audience, type ClosedMinute } from './audience.ts';
import { GroupDirectory } from './group-directory.ts';
import type { HeartbeatRecord } from './heartbeat-record.ts';
import { type GroupLevel, nothing, type Watched } from './viewer-group.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const NOON = Date.UTC(2026, 10, 20, 12);

export const high: Watched = {
  room: 'hall',
  kind: 'video',
  protocol: 'hls',
  language: null,
  quality: 'high',
  endpoint: 'hall@192.0.2.1',
};
export const low: Watched = { ...high, quality: 'low' };
export const annex: Watched = { ...high, room: 'annex', endpoint: null };

export const silent = {
  state: 'playing',
  leaseS: 60,
  playedDs: 0,
  stalledDs: 0,
  stalls: 0,
  droppedFrames: 0,
  decodedFrames: 0,
  latencyMs: undefined,
  bitrateKbps: 0,
  errors: 0,
  fatalErrors: 0,
} as const;

/** An audience for tests, with a clock to turn. */
export class Watching {
  readonly directory = new GroupDirectory({ groups: [], isEndpoint: () => true });
  readonly closed: ClosedMinute[] = [];
  readonly audience: Audience;
  now: number;

  constructor(now = NOON) {
    this.now = now;
    this.audience = new Audience({
      directory: this.directory,
      minute: now / MINUTE,
      onClose: minute => this.closed.push(minute),
    });
  }

  wait(ms: number): this {
    this.now += ms;
    this.audience.advance(this.now);
    return this;
  }

  beat(viewer: number, watched: Watched, record: Partial<HeartbeatRecord> = {}): this {
    this.audience.advance(this.now);
    const series = this.directory.findSeries(watched).id;
    this.audience.apply({ high: 7, low: viewer, series, ...silent, ...record }, this.now);
    return this;
  }

  present(level: GroupLevel, watched: Partial<Watched> = {}): number {
    return this.audience.getTally(this.directory.get(level, { ...nothing, ...watched })).present;
  }

  /** Of the last minute that was closed. */
  last(level: GroupLevel, watched: Partial<Watched> = {}) {
    const group = this.directory.get(level, { ...nothing, ...watched });
    return this.closed.at(-1)?.groups.find(closed => closed.group === group);
  }
}
