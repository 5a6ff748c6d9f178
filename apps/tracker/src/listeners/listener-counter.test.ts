import { beforeEach, describe, expect, test } from 'vitest';
import { ListenerCounter } from './listener-counter.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 20, 12);
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

let counter: ListenerCounter;

beforeEach(() => {
  counter = new ListenerCounter({ getSalt: (room, hour) => Buffer.from(`${room} ${hour}`) });
});

interface Fetch {
  address?: string;
  second: number;
  path?: string;
  status?: number;
  agent?: string;
}

function formatLine({
  address = '192.0.2.7',
  second,
  path = `/hall/${second}.ts`,
  status = 200,
  agent = FIREFOX,
}: Fetch) {
  const time_iso8601 = new Date(NOON + second * SECOND).toISOString();
  return JSON.stringify({
    remote_addr: address,
    time_iso8601,
    request_uri: path,
    status,
    body_bytes_sent: 1000,
    http_user_agent: agent,
  });
}

function add(...fetches: Fetch[]) {
  return fetches.map(fetch => counter.add('hall', formatLine(fetch), NOON));
}

/** Enough to be watching. */
function watch(change: Omit<Fetch, 'second'> = {}, second = -60) {
  return add(...[0, 6, 12, 18].map(later => ({ ...change, second: second + later })));
}

function listHours() {
  return counter.pending.list().map(({ room, hour, listeners, ...sums }) => ({
    ...sums,
    hour: hour - NOON / HOUR,
    listeners: listeners.length,
  }));
}

describe('lines', () => {
  test('add up by the hour', () => {
    add(
      { second: -3700 },
      { second: -10 },
      { second: -5, path: '/hall/index.m3u8' },
      { second: 0, status: 404 },
    );
    expect(listHours()).toEqual([
      { hour: -2, requests: 1, segments: 1, bytes: 1000, peak: 0, listeners: 0 },
      { hour: -1, requests: 2, segments: 1, bytes: 2000, peak: 0, listeners: 0 },
      { hour: 0, requests: 1, segments: 0, bytes: 1000, peak: 0, listeners: 0 },
    ]);
  });

  test('count once, also if they come again', () => {
    expect(add({ second: -10 }, { second: -10 }, { second: -9 })).toEqual([
      'counted',
      'duplicate',
      'counted',
    ]);
    expect(counter.add('annex', formatLine({ second: -10 }), NOON)).toBe('counted');
    expect(listHours()[0]?.requests).toBe(2);
  });

  test('of the day before and of the future do not count, nor does nonsense', () => {
    expect(add({ second: -86_401 }, { second: -86_400 }, { second: 301 }, { second: 300 })).toEqual([
      'outOfRange',
      'counted',
      'outOfRange',
      'counted',
    ]);
    expect(counter.add('hall', 'nonsense', NOON)).toBe('unreadable');
  });
});

describe('a listener', () => {
  test('is whoever is watching: by address and by agent, each once in an hour', () => {
    watch();
    watch({}, -30);
    watch({ address: '192.0.2.8' });
    watch({ agent: 'VLC/3.0.18 LibVLC/3.0.18' });
    add({ address: '192.0.2.9', second: -10 });
    const [hour] = counter.pending.list();
    expect(hour?.listeners.map(({ agentClass }) => agentClass)).toEqual(['browser', 'browser', 'player']);
    expect(new Set(hour?.listeners.map(({ digest }) => digest.toString('hex'))).size).toBe(3);
  });

  test('is another one in another room and another hour', () => {
    watch({}, -3700);
    watch({}, -60);
    for (const second of [-60, -54, -48, -42]) counter.add('annex', formatLine({ second }), NOON);
    const digests = counter.pending
      .list()
      .flatMap(({ listeners }) => listeners.map(({ digest }) => digest.toString('hex')));
    expect(new Set(digests).size).toBe(3);
    expect(digests).toHaveLength(3);
  });

  test('is part of the most that were watching at once', () => {
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) watch({ address }, -90);
    watch({ address: '192.0.2.4' }, -600);
    watch({ address: '192.0.2.1' }, -66);
    expect(listHours()).toMatchObject([{ peak: 3, listeners: 4 }]);
  });

  test('is nowhere in memory by address or agent', () => {
    watch({ address: '192.0.2.123', agent: 'unheard of' });
    const seen = JSON.stringify(
      counter.pending.list().map(tally => ({
        ...tally,
        listeners: tally.listeners.map(({ digest }) => digest.toString('latin1')),
      })),
    );
    expect(seen).not.toContain('192.0.2.123');
    expect(seen).not.toContain('unheard');
  });
});
