import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FeedsFixture, programme, titlesOf } from './feeds-fixture.ts';

let fixture: FeedsFixture;

beforeEach(async () => {
  fixture = new FeedsFixture();
  await fixture.start();
});

afterEach(() => fixture.close());

test('rooms share a programme, its shortest interval and its failures', async () => {
  fixture.serve(programme('Lunch Is a Protocol'));
  const store = fixture.store();
  const slow = fixture.open(store, { reloadS: 600 });
  const quick = fixture.open(store, { reloadS: 60 });
  await Promise.all([slow.refresh(), quick.refresh()]);
  expect(fixture.requests).toHaveLength(1);
  expect(slow.current()).toBe(quick.current());
  expect(fixture.scheduler.delaysMs).toEqual([54_000]);
  await quick.close();
  await quick.close();
  expect(fixture.scheduler.delaysMs).toEqual([540_000]);
  await slow.refresh();
  expect(fixture.requests).toHaveLength(2);
  await slow.close();
  expect(fixture.scheduler.delaysMs).toEqual([]);
});

test('rooms do not share what is read in another time zone', async () => {
  fixture.serve(programme('Lunch Is a Protocol'));
  const store = fixture.store();
  await Promise.all([fixture.open(store).ready, fixture.open(store, { timezone: 'Asia/Tokyo' }).ready]);
  expect(fixture.requests).toHaveLength(2);
});

test('rooms stop listening each for itself', async () => {
  fixture.serve(programme('Lunch Is a Protocol'));
  const store = fixture.store();
  const [gone, stays] = [fixture.open(store), fixture.open(store)];
  await stays.refresh();
  const listener = vi.fn();
  gone.onChange(listener);
  stays.onChange(listener);
  await gone.close();
  fixture.serve(programme('Sharpen Everything'));
  await stays.refresh();
  expect(listener).toHaveBeenCalledTimes(1);
});

test('a room that joins does not put off the next asking', async () => {
  fixture.serve(programme('Lunch Is a Protocol'));
  const random = vi.fn(() => 0.5).mockReturnValueOnce(0);
  const store = fixture.store({ random });
  await fixture.open(store).refresh();
  fixture.open(store);
  expect(fixture.scheduler.delaysMs).toEqual([270_000]);
});

test('a programme that all had closed can be opened again', async () => {
  fixture.serve(programme('Lunch Is a Protocol'));
  const store = fixture.store();
  const first = fixture.open(store);
  await first.close();
  const second = fixture.open(store);
  await first.close();
  await Promise.all([second.refresh(), fixture.open(store).refresh()]);
  expect(titlesOf(second.current())).toEqual(['Lunch Is a Protocol']);
  expect(fixture.requests).toHaveLength(1);
});

test('closing ends what is under way, and what waits for it', async () => {
  const asked = new Promise<void>(resolve => {
    fixture.respond = () => resolve();
  });
  const handle = fixture.open();
  await asked;
  await handle.close();
  await handle.ready;
  await handle.refresh();
  await setImmediate();
  expect(fixture.requests).toHaveLength(1);
  expect(handle.current()).toMatchObject({ feed: null, failure: null });
  expect(fixture.scheduler.delaysMs).toEqual([]);
  expect(fixture.takeLog('warn', 'error')).toEqual([]);
});
