import type { TrackerEventData } from '@foyer/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type EventFilter, EventHub, type EventReader } from './event-hub.ts';

let now: number;
let hub: EventHub;

beforeEach(() => {
  now = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate'] });
  hub = new EventHub({ epoch: 'e1', now: () => now });
  hub.addSnapshot('viewers', room =>
    ['hall', 'annex'].filter(name => (room ?? name) === name).map(name => ({ room: name, viewers: 7 })),
  );
});

afterEach(() => {
  vi.useRealTimers();
});

const everything: EventFilter = { room: null, types: ['presence', 'viewers', 'endpoint'] };

class Reader implements EventReader {
  /** As they came, each with the events that came together. */
  readonly frames: string[] = [];
  ended = false;
  /** How long the hub is busy with sending to this one. */
  costMs = 0;

  send(frame: Buffer): void {
    this.frames.push(frame.toString());
    now += this.costMs;
  }

  end(): void {
    this.ended = true;
  }
}

function listen(filter: Partial<EventFilter> = {}, lastEventId?: string) {
  const reader = new Reader();
  const stop = hub.subscribe({ ...everything, ...filter }, reader, lastEventId);
  return Object.assign(reader, { stop });
}

function publishViewers(viewers: number, room = 'hall') {
  hub.publish('viewers', { room, viewers });
}

function formatViewers(id: string, viewers: number, room = 'hall') {
  return `id: ${id}\nevent: viewers\ndata: {"room":"${room}","viewers":${viewers}}\n\n`;
}

describe('a reader', () => {
  test('is told first what is true, then what comes', () => {
    publishViewers(6);
    vi.runAllTimers();
    const reader = listen({ types: ['viewers'] });
    publishViewers(8);
    vi.runAllTimers();
    expect(reader.frames).toEqual([
      'id: e1-1\nevent: snapshot\ndata: {"viewers":[{"room":"hall","viewers":7},{"room":"annex","viewers":7}]}\n\n',
      formatViewers('e1-2', 8),
    ]);
  });

  test('gets what is about its room and of its kinds, and nothing else', () => {
    const reader = listen({ room: 'hall', types: ['viewers'] });
    publishViewers(8, 'annex');
    hub.publish('endpoint', { id: 'hall@192.0.2.1', room: 'hall', endpoint: null });
    publishViewers(9);
    vi.runAllTimers();
    expect(reader.frames).toEqual([
      'id: e1-0\nevent: snapshot\ndata: {"viewers":[{"room":"hall","viewers":7}]}\n\n',
      formatViewers('e1-3', 9),
    ]);
  });

  test('gets the events of one turn together', () => {
    const reader = listen();
    publishViewers(8);
    publishViewers(9);
    vi.runAllTimers();
    expect(reader.frames.slice(1)).toEqual([formatViewers('e1-1', 8) + formatViewers('e1-2', 9)]);
  });

  test('who comes between an event and its sending gets it once', () => {
    listen();
    publishViewers(8);
    const late = listen();
    vi.runAllTimers();
    publishViewers(9);
    vi.runAllTimers();
    expect(late.frames.join('').match(/^id: .*/gm)).toEqual(['id: e1-0', 'id: e1-1', 'id: e1-2']);
  });

  test('who has gone gets nothing more', () => {
    const reader = listen();
    publishViewers(8);
    reader.stop();
    reader.stop();
    vi.runAllTimers();
    expect(reader.frames).toHaveLength(1);
    expect(hub.readers).toBe(0);
  });

  test('is sent away at the end, and told nothing after it', () => {
    const reader = listen();
    hub.close();
    expect(reader.ended).toBe(true);
    publishViewers(8);
    listen();
    vi.runAllTimers();
    expect(reader.frames).toHaveLength(1);
  });
});

describe('who comes back', () => {
  test('gets what it has missed', () => {
    for (const viewers of [5, 6, 7]) publishViewers(viewers);
    expect(listen({}, 'e1-1').frames).toEqual([formatViewers('e1-2', 6) + formatViewers('e1-3', 7)]);
  });

  test('gets nothing if it has missed nothing', () => {
    publishViewers(5);
    expect(listen({}, 'e1-1').frames).toEqual([]);
  });

  test.each(['e0-1', 'e1-4', 'e1-', '-1', 'e1-1e3', '', 'x'.repeat(1000)])(
    'begins anew with the id "%s" that is not of ours',
    id => {
      for (const viewers of [5, 6, 7]) publishViewers(viewers);
      expect(listen({}, id).frames[0]).toMatch(/^id: e1-3\nevent: snapshot\n/);
    },
  );

  test('begins anew if it has missed more than is kept', () => {
    for (let viewers = 0; viewers < 10_000; viewers += 1) publishViewers(viewers);
    expect(listen({}, 'e1-1').frames[0]).toMatch(/^id: e1-10000\nevent: snapshot\n/);
    expect(listen({}, 'e1-9900').frames.join('').match(/^id: /gm)).toHaveLength(100);
  });
});

test('what is kept to be told again takes no more memory than it is long', () => {
  const frames: Buffer[] = [];
  hub.subscribe(everything, { send: frame => frames.push(frame), end: () => {} });
  publishViewers(8);
  vi.runAllTimers();
  expect(frames).toHaveLength(2);
  expect(frames.map(frame => frame.buffer.byteLength)).toEqual(frames.map(frame => frame.length));
});

test('what is to be forgotten is told to nobody, whether it waits, is past, or is in a snapshot', () => {
  const endpoints: TrackerEventData['endpoint'][] = [{ id: 'hall@192.0.2.1', room: 'hall', endpoint: null }];
  hub.addSnapshot('endpoint', () => endpoints);
  const early = listen({ room: 'annex' });
  const present = listen();
  present.frames.splice(0);
  for (const endpoint of endpoints) hub.publish('endpoint', endpoint);
  endpoints.splice(0);
  hub.forget({ type: 'endpoint', room: 'hall' });
  publishViewers(5);
  vi.runAllTimers();
  early.stop();
  const text = [...present.frames, ...listen({}, 'e1-0').frames, ...listen().frames].join('');
  expect(text).toContain(formatViewers('e1-2', 5));
  expect(text).not.toContain('192.0.2.1');
});

describe('a crowd', () => {
  test('is told the same snapshot, and what has come since', () => {
    const part = vi.fn(() => [{ room: 'hall', viewers: 7 }]);
    hub.addSnapshot('viewers', part);
    for (let count = 0; count < 100; count += 1) listen();
    publishViewers(8);
    expect(listen().frames).toEqual([expect.stringContaining('event: snapshot'), formatViewers('e1-1', 8)]);
    expect(part).toHaveBeenCalledTimes(1);
    now = 1000;
    listen();
    expect(part).toHaveBeenCalledTimes(2);
  });

  test('makes events wait for company, so that sending does not take all the time there is', () => {
    const reader = listen();
    reader.costMs = 20;
    publishViewers(1);
    vi.advanceTimersByTime(0);
    expect(reader.frames).toHaveLength(2);
    publishViewers(2);
    publishViewers(3);
    vi.advanceTimersByTime(99);
    expect(reader.frames).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(reader.frames[2]).toBe(formatViewers('e1-2', 2) + formatViewers('e1-3', 3));
  });
});
