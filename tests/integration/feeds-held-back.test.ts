import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acceptHeldBack, DiskCache, readCachedState } from '../../packages/feeds/src/index.ts';
import { FeedsFixture, programme, titlesOf } from './feeds-fixture.ts';

const whole = programme('Lunch Is a Protocol', 'Sharpen Everything', 'Rain');
const small = programme('Lunch Is a Protocol');

let fixture: FeedsFixture;

beforeEach(async () => {
  fixture = new FeedsFixture();
  await fixture.start();
});

afterEach(() => fixture.close());

/** A store that has read the whole programme, and whose location now has another. */
async function openShrunk(text = small, etag = '"small"') {
  fixture.serveTagged(whole, '"whole"');
  const store = fixture.store();
  const handle = fixture.open(store);
  await handle.refresh();
  fixture.serveTagged(text, etag);
  await handle.refresh();
  return { store, handle };
}

/** What the next process finds of it. */
const restoring = () => ({
  cache: new DiskCache({ dir: fixture.cacheDir, logger: { info() {}, warn() {}, error() {} } }),
  key: {
    location: `${fixture.origin}/schedule.xml`,
    format: null,
    timezone: 'Europe/Lisbon',
    language: 'en',
  },
  clock: () => fixture.now,
  logger: { info() {}, warn() {}, error() {} },
});

const sightings = (handle: { current(): { heldBack: { sightings: number } | null } }) =>
  handle.current().heldBack?.sightings;

describe('an import that lost more than half of the sessions', () => {
  test('is held back, and the good one stays', async () => {
    const { handle } = await openShrunk();
    expect(titlesOf(handle.current())).toHaveLength(3);
    expect(handle.current()).toMatchObject({
      heldBack: { sightings: 1, sessions: 1, sessionsBefore: 3, counts: { removed: 2 } },
      failure: { code: 'FEED_HELD_BACK' },
    });
    expect(fixture.takeLog('warn')).toEqual(['FEED_HELD_BACK programme is held back']);
    // As after a success: three fetches shall not be over in half a minute.
    expect(fixture.scheduler.delaysMs).toContain(270_000);
  });

  test('is taken when three fetches have said the same, be it by a 304', async () => {
    const { handle } = await openShrunk();
    await handle.refresh();
    expect(fixture.requests.at(-1)?.headers['if-none-match']).toBe('"small"');
    expect(sightings(handle)).toBe(2);
    fixture.serve(small.replace('<version>1', '<version>2'));
    await handle.refresh();
    expect(titlesOf(handle.current())).toEqual(['Lunch Is a Protocol']);
    expect(handle.current()).toMatchObject({
      heldBack: null,
      failure: null,
      imports: [
        { how: 'confirmed', sessions: 1, counts: { removed: 2 } },
        { how: 'first', sessions: 3 },
      ],
    });
    expect(readdirSync(fixture.cacheDir)).toHaveLength(1);
  });

  test('is not confirmed by another that says something else', async () => {
    const { handle } = await openShrunk();
    await handle.refresh();
    expect(sightings(handle)).toBe(2);
    fixture.serve(programme('Rain, Again'));
    await handle.refresh();
    expect(sightings(handle)).toBe(1);
  });

  test('is not forgotten over an error, but to be seen as often anew, by the next process too', async () => {
    const { handle } = await openShrunk();
    await handle.refresh();
    fixture.respond = response => response.writeHead(503).end();
    await handle.refresh();
    expect(handle.current()).toMatchObject({
      heldBack: { sightings: 0, sessions: 1 },
      failure: { code: 'FEED_HTTP_STATUS' },
    });
    expect(await readCachedState(restoring())).toMatchObject({ heldBack: { sightings: 0 } });
    fixture.serveTagged(small, '"small"');
    for (const seen of [1, 2]) {
      await handle.refresh();
      expect(sightings(handle)).toBe(seen);
    }
    await handle.refresh();
    expect(titlesOf(handle.current())).toEqual(['Lunch Is a Protocol']);
  });

  test('is forgotten when the whole one is back, also where dates alone tell them apart', async () => {
    fixture.serve(whole, { 'last-modified': 'Thu, 11 Jun 2026 09:00:00 GMT' });
    const handle = fixture.open();
    await handle.refresh();
    fixture.serve(small, { 'last-modified': 'Fri, 12 Jun 2026 09:00:00 GMT' });
    await handle.refresh();
    expect(sightings(handle)).toBe(1);
    fixture.respond = (response, request) => {
      // The file that was put back is older than the one that is held.
      const isNotModified = request.headers['if-modified-since'] !== undefined;
      response.writeHead(isNotModified ? 304 : 200).end(isNotModified ? '' : whole);
    };
    await handle.refresh();
    expect(handle.current()).toMatchObject({ heldBack: null, failure: null });
    expect(readdirSync(fixture.cacheDir)).toHaveLength(1);
  });

  test('is still held after a restart, with its count', async () => {
    const { store, handle } = await openShrunk();
    await handle.refresh();
    await store.close();
    await fixture.stopServer();
    const again = fixture.open();
    await again.ready;
    expect(titlesOf(again.current())).toHaveLength(3);
    expect(again.current()).toMatchObject({
      heldBack: { sightings: 2, counts: { removed: 2 } },
      failure: { code: 'FEED_HELD_BACK' },
      imports: [{ how: 'first' }],
    });
  });

  test('is compared with what is shown, not with an earlier one that was held', async () => {
    const { store, handle } = await openShrunk(programme());
    await store.close();
    fixture.serve(programme('Lunch Is a Protocol', 'Sharpen Everything', 'Rain', 'Snow'));
    const next = fixture.store();
    const again = fixture.open(next);
    await again.refresh();
    expect(again.current()).toMatchObject({
      heldBack: null,
      imports: [{ counts: { added: 1 } }, { how: 'first' }],
    });
    expect(handle.current().heldBack).not.toBeNull();
  });
});

describe('an organiser', () => {
  test('accepts what is held back while it runs', async () => {
    const { handle } = await openShrunk();
    expect(await acceptHeldBack(restoring())).toMatchObject({ sessions: 1, sessionsBefore: 3 });
    expect(fixture.scheduler.delaysMs).toContain(1_000);
    const changed = new Promise(resolve => handle.onChange(resolve));
    fixture.scheduler.runDue();
    await changed;
    expect(titlesOf(handle.current())).toEqual(['Lunch Is a Protocol']);
    expect(handle.current()).toMatchObject({
      heldBack: null,
      failure: null,
      imports: [{ how: 'accepted' }, {}],
    });
    await handle.refresh();
    expect(readdirSync(fixture.cacheDir)).toHaveLength(1);
    expect(fixture.scheduler.delaysMs).toHaveLength(1);
  });

  test('accepts what is held back while nothing runs', async () => {
    const { store } = await openShrunk();
    await store.close();
    await acceptHeldBack(restoring());
    await fixture.stopServer();
    const again = fixture.open();
    await again.refresh();
    expect(titlesOf(again.current())).toEqual(['Lunch Is a Protocol']);
    expect(await readCachedState(restoring())).toMatchObject({
      heldBack: null,
      imports: [{ how: 'accepted' }, {}],
    });
  });

  test('does not accept what came after it was looked at', async () => {
    const { handle } = await openShrunk();
    await acceptHeldBack(restoring());
    fixture.serve(programme());
    await handle.refresh();
    fixture.scheduler.runDue();
    await handle.refresh();
    expect(titlesOf(handle.current())).toHaveLength(3);
    expect(fixture.takeLog('warn')).toContain(
      'what was accepted is not what is held back now, and is not taken',
    );
  });

  test('is told that there is nothing to accept', async () => {
    fixture.serve(whole);
    await fixture.open().refresh();
    await expect(acceptHeldBack(restoring())).rejects.toThrow(
      expect.objectContaining({
        code: 'FEED_NOTHING_HELD',
        message: expect.stringContaining('/schedule.xml nothing is held back'),
      }),
    );
  });
});
