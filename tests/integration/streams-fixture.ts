import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, loadConfig } from '@foyer/config';
import type { RoomPresence, Stream, StreamsReply, StreamsRoom } from '@foyer/contract';
import { createFeedStore } from '@foyer/feeds';
import { pino } from 'pino';
import { expect } from 'vitest';
import { createFront, type Front } from '../../apps/portal/src/front/front.ts';
import { createPortalData } from '../../apps/portal/src/portal-data.ts';
import {
  createProgrammeStore,
  type ProgrammeStore,
} from '../../apps/portal/src/programme/programme-store.ts';
import { streamsReplySchema } from '../../packages/contract/src/index.ts';
import { noCorrections } from './no-programme.ts';

export const ORIGIN = 'https://live.rain.example';

/** Of the first room, in the programme. */
export const GUID = '64f358c2-82f2-11ed-b6f2-370ab4c5fdf0';

function event(guid: string, date: string, duration: string, more: Record<string, unknown> = {}) {
  return {
    guid,
    id: 1,
    date,
    start: date.slice(11, 16),
    duration,
    title: `About ${guid}`,
    track: 'Weather',
    language: 'en',
    persons: [{ name: 'Ada' }, { name: 'Bob' }],
    ...more,
  };
}

function day(index: number, date: string, rooms: Record<string, unknown[]>) {
  return { index, date, day_start: `${date}T08:00:00+02:00`, day_end: `${date}T23:59:00+01:00`, rooms };
}

/** Two days with the end of summer time between them. */
const programmeJson = {
  schedule: {
    version: '1',
    conference: {
      acronym: 'rain26',
      title: 'RainConf',
      time_zone_name: 'Europe/Berlin',
      rooms: [{ name: 'Saal 1', guid: GUID }],
      days: [
        day(1, '2026-10-24', {
          'Saal 1': [
            event('rain', '2026-10-24T10:00:00+02:00', '00:30', {
              url: 'https://pretalx.example/rain/talk/ABCDEF/',
            }),
            event('hail', '2026-10-24T11:00:00+02:00', '01:00', { do_not_record: true }),
            event('secret', '2026-10-24T12:00:00+02:00', '01:00', { do_not_stream: true }),
            event('fog', '2026-10-24T13:15:00+02:00', '00:30'),
          ],
          Cellar: [event('mould', '2026-10-24T09:00:00+02:00', '06:00')],
        }),
        day(2, '2026-10-25', { 'Saal 1': [event('sun', '2026-10-25T10:00:00+01:00', '01:00')] }),
      ],
    },
  },
};

export const hls: Stream = {
  kind: 'video',
  protocol: 'hls',
  url: 'https://edge.example/saal1/index.m3u8',
  quality: null,
  language: null,
};
export const opus: Stream = {
  ...hls,
  kind: 'audio',
  protocol: 'ogg',
  url: 'https://edge.example/saal1.opus',
};

const ofFeed = {
  'schedule-url': 'programme.json',
  'schedule-timezone': 'Europe/Berlin',
  conference: 'RainConf 2026',
};

const configText = {
  config: {
    title: 'All weather',
    subtitle: 'Out of doors',
    place: 'Field',
    rehearsal: true,
    'public-url': ORIGIN,
    corrections: [{ kind: 'cancel', session: 'fog', expires: '9000-01-01T00:00:00Z' }],
  },
  default: { conference: '', 'schedule-url': '', 'schedule-timezone': 'UTC' },
  saal1: { title: 'Saal 1', ...ofFeed },
  cellar: { title: 'Cellar', logo: 'cellar.png', ...ofFeed },
  lounge: { title: 'Lounge', conference: 'Drift & Snow' },
};

function presenceOf(room: string, streams: Stream[]): RoomPresence {
  const preview = `https://edge.example/${room}.jpg`;
  return { room, active: true, endpoints: 1, lastSeenAt: null, withheld: false, streams, preview };
}

/** A portal without its pages: two rooms with a programme in one conference, and one without in another. */
export class StreamsFixture {
  /** What the endpoints of each room serve. */
  streaming: Record<string, Stream[]> = {};
  origin = '';
  readonly #folder: string;
  readonly #programme: ProgrammeStore;
  readonly #front: Front;

  private constructor(folder: string, config: Config) {
    const clock = () => Date.parse('2026-10-24T10:05:00+02:00');
    const logger = pino({ level: 'silent' });
    const feeds = createFeedStore({ cacheDir: join(folder, 'feeds'), clock, logger });
    const getConfig = () => config;
    this.#folder = folder;
    this.#programme = createProgrammeStore({ config, feeds, clock, logger, corrections: noCorrections });
    const { getProgramme } = this.#programme;
    const getPresence = () => {
      const rooms = Object.entries(this.streaming);
      return {
        rooms: new Map(rooms.map(([room, streams]) => [room, presenceOf(room, streams)])),
        viewers: new Map(),
        at: clock(),
        reachable: true,
      };
    };
    this.#front = createFront({
      data: createPortalData({ getConfig, getProgramme, getPresence, clock, realClock: clock }),
      getConfig,
      getProgramme,
      chooseStream: async () => ({ withheld: false, streams: [] }),
      trackerUrl: 'http://127.0.0.1:9',
      pages: { getRequestHandler: () => async (_, response) => void response.end() },
      logger,
    });
  }

  static async open(): Promise<StreamsFixture> {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-streams-'));
    await writeFile(join(folder, 'programme.json'), JSON.stringify(programmeJson));
    const file = join(folder, 'config.json');
    await writeFile(file, JSON.stringify(configText));
    const fixture = new StreamsFixture(folder, await loadConfig({ file }));
    await fixture.#programme.ready();
    fixture.origin = await fixture.#front.listen({ host: '127.0.0.1', port: 0 });
    return fixture;
  }

  async close(): Promise<void> {
    await this.#front.close();
    await this.#programme.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async ask(instant: string): Promise<StreamsReply> {
    const reply = await fetch(`${this.origin}/streams/v2.json?now=${encodeURIComponent(instant)}`);
    expect(reply.status).toBe(200);
    return streamsReplySchema.parse(await reply.json());
  }

  async askRoom(instant: string, room = 'saal1'): Promise<StreamsRoom | undefined> {
    const found = (await this.ask(instant)).flatMap(({ groups }) => groups.flatMap(({ rooms }) => rooms));
    return found.find(({ slug }) => slug === room);
  }
}
