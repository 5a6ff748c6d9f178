const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

type Row = Readonly<Record<string, unknown>>;

export interface SampleOptions {
  /** Those that the table has; of a sample no others are used. */
  columns: readonly { name: string; type: string }[];
  now: number;
}

/** One row of a table, as a tracker may have left it a moment ago, in the columns that the table had then. */
export function createSampleRow(table: string, { columns, now }: SampleOptions): Row {
  const sample: Row = createSamples(now)[table] ?? {};
  return Object.fromEntries(
    columns.map(({ name, type }) => [name, Object.hasOwn(sample, name) ? sample[name] : fill(type)]),
  );
}

/** For what no sample says: something of the type. */
function fill(type: string): unknown {
  const values: Readonly<Record<string, unknown>> = { text: 'some', blob: Buffer.alloc(8, 1) };
  return Object.hasOwn(values, type.toLowerCase()) ? values[type.toLowerCase()] : 1;
}

function createSamples(now: number): Readonly<Record<string, Row>> {
  const minute = Math.floor(now / MINUTE_MS);
  return {
    endpoint: {
      id: 1,
      room: 'hall',
      address: '192.0.2.7',
      first_seen_at: now - HOUR_MS,
      last_seen_at: now - 1000,
      lease_ends_at: now + MINUTE_MS,
      load: '{"overall_bitrate":5000000,"overall_clients":2}',
      streams: '[{"kind":"video","protocol":"hls","url":"https://edge.example.org/hall.m3u8"}]',
      preview: null,
      capacity: '{"viewers":100}',
      weight: 2,
      versions: '{"nginx":"1.26.3"}',
      components: '[]',
      draining_since: null,
    },
    endpoint_minute: { minute: minute - 1, endpoint_id: 1, reports: 2, bitrate_sum: 1e7, clients_sum: 4 },
    withholding: { room: 'annex', until: now + MINUTE_MS },
    component: {
      id: 1,
      source: 'hall@192.0.2.7',
      machine: '192.0.2.7',
      room: 'hall',
      endpoint: 'hall@192.0.2.7',
      mood: 'happy',
      since: now - HOUR_MS,
      detail: null,
      reported_at: now - 1000,
      lost_at: now + MINUTE_MS,
      released: 0,
    },
    component_mood: { component_id: 1, mood: 'sad', since: now - 2 * HOUR_MS, until: now - HOUR_MS },
    day_salt: { day: Math.floor(now / (24 * HOUR_MS)), salt: Buffer.alloc(32, 7) },
    viewer_group: {
      id: 1,
      level: 'room',
      room: 'hall',
      kind: null,
      protocol: null,
      language: null,
      quality: null,
      endpoint: null,
    },
    viewer_rollup: { step_minutes: 1, group_id: 1, minute: minute - 2 },
    player_error: { minute: minute - 2, group_id: 1, code: 'levelLoadError' },
    viewer_fold: { id: 1, minute: minute - 1 },
    // An empty batch: what is in one is not the schema's business.
    heartbeat_log: { at: now - 1000, records: Buffer.alloc(0), errors: null },
    viewer_track: { records: Buffer.alloc(0) },
    listener_hour: { id: 1, room: 'hall', hour: Math.floor(now / HOUR_MS), salt: Buffer.alloc(16, 3) },
    listener: { hour_id: 1, digest: Buffer.alloc(16, 5) },
  };
}
