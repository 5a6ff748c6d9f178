import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FeedsFixture, programme, titlesOf } from './feeds-fixture.ts';

let fixture: FeedsFixture;

beforeEach(async () => {
  fixture = new FeedsFixture();
  await fixture.start();
});

afterEach(() => fixture.close());

describe('a programme that can be had', () => {
  test('is there when it is ready, and not before', async () => {
    fixture.serve(programme('Lunch Is a Protocol', 'Sharpen Everything'));
    const handle = fixture.open();
    const nothing = { feed: null, fetchedAt: null, checkedAt: null, failure: null, source: null };
    expect(handle.current()).toEqual({ ...nothing, heldBack: null, imports: [], missing: [] });
    await handle.ready;
    expect(titlesOf(handle.current())).toEqual(['Lunch Is a Protocol', 'Sharpen Everything']);
    const { now } = fixture;
    expect(handle.current()).toMatchObject({
      fetchedAt: now,
      checkedAt: now,
      failure: null,
      source: 'network',
    });
  });

  test('is asked for again after the interval', async () => {
    fixture.serve(programme('Lunch Is a Protocol'));
    const handle = fixture.open();
    await handle.refresh();
    expect(fixture.scheduler.delaysMs).toEqual([270_000]);
    fixture.serve(programme('Sharpen Everything'));
    fixture.scheduler.runDue();
    await handle.refresh();
    expect(titlesOf(handle.current())).toEqual(['Sharpen Everything']);
    expect(fixture.requests).toHaveLength(2);
    expect(fixture.scheduler.delaysMs).toEqual([270_000]);
  });

  test.each([
    ['the server says so', () => fixture.serveTagged(programme('Lunch Is a Protocol'), '"1"')],
    ['the same text comes again', () => fixture.serve(programme('Lunch Is a Protocol'))],
  ])('stays the same object, and nobody is told, while %s', async (_why, serve) => {
    serve();
    const handle = fixture.open();
    await handle.refresh();
    const { feed } = handle.current();
    const listener = vi.fn();
    handle.onChange(listener);
    fixture.now += 60_000;
    await handle.refresh();
    expect(handle.current().feed).toBe(feed);
    expect(handle.current()).toMatchObject({ fetchedAt: fixture.now, checkedAt: fixture.now });
    expect(listener).not.toHaveBeenCalled();
  });

  test('is asked for by its newest ETag, also when only that has changed', async () => {
    const text = programme('Lunch Is a Protocol');
    fixture.serve(text, { etag: '"1"' });
    const handle = fixture.open();
    await handle.refresh();
    fixture.serve(text, { etag: '"2"' });
    await handle.refresh();
    await handle.refresh();
    const asked = fixture.requests.map(({ headers }) => headers['if-none-match']);
    expect(asked).toEqual([undefined, '"1"', '"2"']);
  });

  test('is read as the format that it is said to be', async () => {
    fixture.serve(programme('Lunch Is a Protocol'));
    const handle = fixture.open(fixture.store(), { format: 'zookeepr' });
    await handle.ready;
    expect(handle.current().failure).toMatchObject({ code: 'FEED_INCOMPLETE' });
  });

  test('tells each listener of a change, until it stops listening', async () => {
    fixture.serve(programme('Lunch Is a Protocol'));
    const handle = fixture.open();
    await handle.refresh();
    const listener = vi.fn();
    const broken = vi.fn(() => {
      throw new Error('broken listener');
    });
    handle.onChange(broken);
    const stop = handle.onChange(listener);
    fixture.serve(programme('Sharpen Everything'));
    await handle.refresh();
    expect(listener).toHaveBeenCalledExactlyOnceWith(handle.current());
    expect(fixture.takeLog('warn', 'error')).toEqual(['listener to a programme failed']);
    stop();
    fixture.serve(programme('Fifty Kettles'));
    await handle.refresh();
    expect(listener).toHaveBeenCalledTimes(1);
    expect(broken).toHaveBeenCalledTimes(2);
  });

  test('says what was odd about its encoding', async () => {
    const xml = programme('Um M\u00FCsli').replace('encoding="UTF-8"', '');
    fixture.respond = response => response.end(Buffer.from(xml, 'latin1'));
    const handle = fixture.open();
    await handle.ready;
    expect(handle.current().failure).toBeNull();
    expect(handle.current().feed?.problems[0]).toMatchObject({ code: 'bytes-undecodable' });
  });
});

describe('a programme that cannot be had', () => {
  test('is a failure from the start, and asked for again soon, then less soon', async () => {
    fixture.respond = response => response.writeHead(500).end();
    const handle = fixture.open();
    await handle.ready;
    await handle.refresh();
    const since = fixture.now;
    expect(handle.current()).toMatchObject({
      feed: null,
      fetchedAt: null,
      checkedAt: since,
      failure: { code: 'FEED_HTTP_STATUS', message: expect.stringContaining('500'), since, attempts: 1 },
      source: null,
    });
    expect(fixture.scheduler.delaysMs).toEqual([5_000]);
    fixture.now += 5_000;
    await handle.refresh();
    expect(handle.current()).toMatchObject({ checkedAt: fixture.now, failure: { since, attempts: 2 } });
    expect(fixture.scheduler.delaysMs).toEqual([10_000]);
  });

  test('leaves the last good one in place, and is forgotten when it can be had again', async () => {
    fixture.serve(programme('Lunch Is a Protocol'));
    const handle = fixture.open();
    await handle.refresh();
    const good = handle.current();
    fixture.now += 300_000;
    await fixture.stopServer();
    await handle.refresh();
    expect(handle.current()).toMatchObject({ feed: good.feed, fetchedAt: good.fetchedAt, source: 'network' });
    expect(handle.current().failure).toMatchObject({ code: 'FEED_UNREACHABLE', since: fixture.now });
  });

  test('is logged once for each change of state', async () => {
    fixture.respond = response => response.writeHead(500).end();
    const handle = fixture.open();
    await handle.refresh();
    await handle.refresh();
    expect(fixture.takeLog('warn', 'error')).toEqual(['FEED_HTTP_STATUS programme cannot be had']);
    fixture.respond = response => response.destroy();
    await handle.refresh();
    await handle.refresh();
    expect(fixture.takeLog('warn', 'error')).toEqual(['FEED_UNREACHABLE programme cannot be had']);
    fixture.serve(programme('Lunch Is a Protocol'));
    await handle.refresh();
    expect(handle.current().failure).toBeNull();
    expect(fixture.takeLog('info')).toEqual(['programme has been read', 'programme can be had again']);
  });

  test('is a failure also where the location makes no sense', async () => {
    const handle = fixture.open(fixture.store(), { location: 'gopher://nightlight.example/' });
    await handle.ready;
    expect(handle.current().failure).toMatchObject({ code: 'FEED_LOCATION' });
  });

  test('does not bring Foyer down by a fault of its own', async () => {
    const fetch = async () => JSON.parse('{"status": 200}');
    const handle = fixture.open(fixture.store({ fetch }));
    await handle.ready;
    expect(handle.current().failure).toMatchObject({ code: 'FEED_FAULT' });
    expect(fixture.takeLog('warn', 'error')).toContain('reading a programme failed by a fault of ours');
  });
});

describe('a programme that is not whole', () => {
  const whole = programme('Lunch Is a Protocol', 'Sharpen Everything');
  const truncated = whole.slice(0, whole.lastIndexOf('<event'));
  const html = '<!doctype html><html><body><h1>Please log in</h1></body></html>';

  test.each([
    ['HTML', html],
    ['truncated', truncated],
    ['nothing at all', ''],
  ])('does not replace a good one: %s', async (_what, text) => {
    fixture.serveTagged(whole, '"1"');
    const handle = fixture.open();
    await handle.refresh();
    const { feed, fetchedAt } = handle.current();
    fixture.serve(text, { etag: '"2"' });
    fixture.now += 300_000;
    await handle.refresh();
    expect(handle.current()).toMatchObject({ feed, fetchedAt, source: 'network' });
    expect(handle.current().failure).toMatchObject({
      code: 'FEED_INCOMPLETE',
      message: expect.stringMatching(/schedule\.xml is not a whole programme.* The last good copy stays\./),
    });
    fixture.serveTagged(whole, '"1"');
    await handle.refresh();
    expect(fixture.requests.at(-1)?.headers['if-none-match']).toBe('"1"');
    expect(handle.current()).toMatchObject({ feed, failure: null });
  });

  test('gives its good part where there never was a good one', async () => {
    fixture.serve(truncated, { etag: '"2"' });
    const handle = fixture.open();
    await handle.refresh();
    expect(titlesOf(handle.current())).toEqual(['Lunch Is a Protocol']);
    expect(handle.current()).toMatchObject({ fetchedAt: null, failure: { code: 'FEED_INCOMPLETE' } });
    await handle.refresh();
    expect(fixture.requests.at(-1)?.headers).not.toHaveProperty('if-none-match');
    fixture.serve(whole);
    await handle.refresh();
    expect(titlesOf(handle.current())).toHaveLength(2);
    expect(handle.current().failure).toBeNull();
  });

  test('gives nothing where there is no good part', async () => {
    fixture.serve(html);
    const handle = fixture.open();
    await handle.ready;
    expect(handle.current()).toMatchObject({
      feed: null,
      source: null,
      failure: { code: 'FEED_INCOMPLETE' },
    });
  });

  test('does not empty a page', async () => {
    fixture.serve(whole);
    const handle = fixture.open();
    await handle.refresh();
    fixture.serve(programme());
    await handle.refresh();
    expect(titlesOf(handle.current())).toHaveLength(2);
    expect(handle.current().failure).toMatchObject({
      code: 'FEED_HELD_BACK',
      message: expect.stringMatching(/lost 2 of its 2 sessions.*npm run schedule accept/),
    });
  });

  test('may be empty as long as it never had a session', async () => {
    fixture.serve(programme());
    const handle = fixture.open();
    await handle.ready;
    expect(handle.current()).toMatchObject({ feed: { sessions: [] }, failure: null });
  });
});
