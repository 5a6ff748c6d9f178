import { overallStatsReplySchema } from '@foyer/contract';
import { beforeEach, expect, test } from 'vitest';
import { createConfig, RouteFixture } from '../route-fixture.ts';

const MINUTE = 60_000;

let fixture: RouteFixture;

beforeEach(() => {
  fixture = new RouteFixture();
});

/** What the minute of an endpoint adds up to; the minutes of endpoints come from the database. */
function serve(
  minute: number,
  room: string,
  { bitrateBps, clients }: { bitrateBps: number; clients: number },
) {
  const endpoint = `${room}@192.0.2.1`;
  fixture.addServed({ minute: fixture.now / MINUTE + minute, room, endpoint, bitrateBps, clients });
}

async function ask(query = '', headers: Record<string, string> = {}) {
  const reply = await fixture.get(`/overall-stats.json${query}`, headers);
  return overallStatsReplySchema.strict().parse(reply.json());
}

async function listInstants(query: string): Promise<number[]> {
  const { graphs } = await ask(query);
  return graphs[0]?.series[0]?.data.map(([at]) => (at - fixture.now) / MINUTE) ?? [];
}

test('what endpoints sent is drawn by room and minute', async () => {
  serve(-3, 'hall', { bitrateBps: 81_250_000, clients: 40 });
  serve(-2, 'hall', { bitrateBps: 90_000_000, clients: 3 });
  serve(-2, 'annex', { bitrateBps: 500_000, clients: 7 });
  const [third, second] = [fixture.now - 3 * MINUTE, fixture.now - 2 * MINUTE];
  expect(await ask()).toEqual({
    graphs: [
      {
        title: 'Overall Bitrate',
        stacked: true,
        series: [
          {
            label: 'hall',
            data: [
              [third, 81.25],
              [second, 90],
            ],
          },
          { label: 'annex', data: [[second, 0.5]] },
        ],
      },
      {
        title: 'Overall Clients',
        stacked: true,
        series: [
          {
            label: 'hall',
            data: [
              [third, 40],
              [second, null],
            ],
          },
          { label: 'annex', data: [[second, 7]] },
        ],
      },
    ],
    annotations: [],
  });
  const trusted = await ask('', { authorization: 'Bearer system key' });
  expect(trusted.graphs[1]?.series[0]?.data[1]).toEqual([second, 3]);
});

test('two hours are shown, or as many minutes as are asked for', async () => {
  for (const minute of [-200, -121, -120, -30, -1]) serve(minute, 'hall', { bitrateBps: 1e6, clients: 5 });
  expect(await listInstants('')).toEqual([-120, -30, -1]);
  expect(await listInstants('?range=30')).toEqual([-30, -1]);
  expect(await listInstants('?range=10&range=200')).toEqual([-200, -121, -120, -30, -1]);
  for (const nonsense of ['soon', '', '-5', '0', '1e3', '12.5', 'NaN', '%00'])
    expect(await listInstants(`?range=${nonsense}`), nonsense).toEqual([-120, -30, -1]);
});

test('a long time is drawn by the hour or the day, and no number is too long', async () => {
  serve(-1, 'hall', { bitrateBps: 6e6, clients: 5 });
  serve(-2, 'hall', { bitrateBps: 2e6, clients: 5 });
  const drawn = async (query: string) => (await ask(query)).graphs[0]?.series[0]?.data;
  expect(await drawn('?range=10080')).toEqual([[fixture.now - 60 * MINUTE, 4]]);
  expect(await drawn(`?range=${'9'.repeat(400)}`)).toEqual([[fixture.now - 12 * 60 * MINUTE, 4]]);
});

test('nothing is told of a room that the config has no more', async () => {
  serve(-1, 'hall', { bitrateBps: 6e6, clients: 5 });
  fixture.access.update({ ...createConfig('system key'), rooms: [{ name: 'annex', secret: null }] });
  expect((await ask()).graphs.map(({ series }) => series)).toEqual([[], []]);
});

test('a cache may ask whether there is anything new', async () => {
  const { headers } = await fixture.get('/overall-stats.json');
  expect(headers['access-control-allow-origin']).toBe('*');
  const again = await fixture.get('/overall-stats.json', { 'if-none-match': String(headers.etag) });
  expect(again.statusCode).toBe(304);
});
