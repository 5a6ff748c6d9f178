import { afterEach, beforeEach, expect, test } from 'vitest';
import { FeedsFixture, programme, titlesOf } from './feeds-fixture.ts';

let fixture: FeedsFixture;

beforeEach(async () => {
  fixture = new FeedsFixture();
  await fixture.start();
});

afterEach(() => fixture.close());

test('each import is compared with the one before, and a restart keeps what came of it', async () => {
  const store = fixture.store();
  const handle = fixture.open(store);
  for (const titles of [['Rain'], ['Rain'], ['Rain', 'Snow'], ['Hail', 'Snow']]) {
    fixture.serve(programme(...titles));
    await handle.refresh();
    fixture.now += 300_000;
  }
  const at = Date.UTC(2026, 5, 12, 9);
  const imports = [
    {
      at: at + 900_000,
      how: 'fetched',
      sessions: 2,
      rooms: 1,
      counts: { renamed: 1 },
      changes: [{ kind: 'renamed', before: { title: 'Rain' }, after: { title: 'Hail' } }],
    },
    {
      at: at + 600_000,
      how: 'fetched',
      sessions: 2,
      rooms: 1,
      counts: { added: 1 },
      changes: [{ kind: 'added' }],
    },
    { at, how: 'first', sessions: 1, rooms: 1, counts: {}, changes: [] },
  ];
  expect(handle.current().imports).toMatchObject(imports);
  await store.close();
  await fixture.stopServer();
  const again = fixture.open();
  await again.ready;
  expect(again.current().imports).toMatchObject(imports);
});

const sessions = JSON.stringify({
  sessions: [
    {
      id: '1',
      title: 'Rain',
      startsAt: '2026-06-12T10:00:00Z',
      endsAt: '2026-06-12T11:00:00Z',
      speakers: ['a'],
      roomId: 7,
    },
  ],
  rooms: [{ id: 7, name: 'Hall' }],
  speakers: [],
  categories: [],
  questions: [],
});
const speakers = (name: string) =>
  JSON.stringify([{ id: 'a', fullName: name, sessions: [{ id: 1, name: 'Rain' }] }]);

test('a companion is fetched and refreshed with its programme, and one that fails stays as it was', async () => {
  let answer = { status: 200, body: speakers('Ada') };
  fixture.respond = (response, request) => {
    if (request.url === '/speakers') response.writeHead(answer.status).end(answer.body);
    else if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"1"' }).end(sessions);
  };
  const store = fixture.store();
  const options = { companions: [`${fixture.origin}/speakers`] };
  const handle = fixture.open(store, options);
  const namesOf = (each = handle) => each.current().feed?.sessions[0]?.speakers.map(({ name }) => name);
  await handle.refresh();
  expect(namesOf()).toEqual(['Ada']);
  answer = { status: 200, body: speakers('Ada Lovelace') };
  await handle.refresh();
  expect(namesOf()).toEqual(['Ada Lovelace']);
  expect(handle.current().imports[0]).toMatchObject({ counts: { 'speakers-changed': 1 } });
  answer = { status: 500, body: '' };
  await handle.refresh();
  expect(namesOf()).toEqual(['Ada Lovelace']);
  expect(handle.current()).toMatchObject({
    failure: null,
    missing: [{ location: `${fixture.origin}/speakers`, code: 'FEED_HTTP_STATUS' }],
  });
  await store.close();
  const again = fixture.open(fixture.store(), options);
  await again.refresh();
  expect(namesOf(again)).toEqual(['Ada Lovelace']);
  expect(again.current().missing).toHaveLength(1);
});

test('a programme is read though its companion never could be', async () => {
  fixture.respond = (response, request) =>
    request.url === '/speakers' ? response.writeHead(404).end() : response.end(sessions);
  const handle = fixture.open(fixture.store(), { companions: [`${fixture.origin}/speakers`] });
  await handle.refresh();
  expect(titlesOf(handle.current())).toEqual(['Rain']);
  const message = expect.stringContaining('(schedule-companions in the config)');
  expect(handle.current()).toMatchObject({ failure: null, missing: [{ code: 'FEED_HTTP_STATUS', message }] });
});

test('a feed of no known format is read by its map, from disk too', async () => {
  fixture.serve('name,from,where\nRain,2026-06-12 10:00,Hall\n');
  const map = { title: 'name', start: 'from', room: 'where' };
  const store = fixture.store();
  await fixture.open(store, { map }).refresh();
  await store.close();
  await fixture.stopServer();
  const handle = fixture.open(fixture.store(), { map });
  await handle.ready;
  expect(handle.current().feed?.sessions).toMatchObject([
    { title: 'Rain', rooms: ['Hall'], startsAt: Date.UTC(2026, 5, 12, 9) },
  ]);
  const other = fixture.open(fixture.store(), { map: { ...map, title: 'where' } });
  await other.ready;
  expect(other.current().feed).toBeNull();
});
