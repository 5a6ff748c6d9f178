import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EventSourceLike, openEventStream } from './open-event-stream.ts';

class FakeSource implements EventSourceLike {
  readyState = 0;
  readonly #listeners = new Map<string, (event: { data?: unknown }) => void>();

  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void {
    this.#listeners.set(type, listener);
  }

  say(type: string, readyState = this.readyState): void {
    this.readyState = readyState;
    this.#listeners.get(type)?.({});
  }

  send(type: string, data: string): void {
    this.#listeners.get(type)?.({ data });
  }

  close(): void {
    this.readyState = 2;
  }
}

const sources: FakeSource[] = [];
const onEvent = vi.fn();
const onConnected = vi.fn();

function open() {
  return openEventStream({
    url: '/events',
    types: ['presence', 'viewers'],
    onEvent,
    onConnected,
    createSource: () => {
      const source = new FakeSource();
      sources.push(source);
      return source;
    },
    random: () => 1,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  sources.length = 0;
});
afterEach(() => vi.useRealTimers());

describe('openEventStream', () => {
  it('hands on the kinds that were asked for', () => {
    open();
    sources[0]?.send('presence', '{"room":"hall"}');
    sources[0]?.send('smell', '{}');
    expect(onEvent.mock.calls).toEqual([['presence', '{"room":"hall"}']]);
  });

  it('leaves a broken connection to the browser, and says that it is broken', () => {
    open();
    sources[0]?.say('open', 1);
    sources[0]?.say('error', 0);
    sources[0]?.say('error', 0);
    sources[0]?.say('open', 1);
    vi.runAllTimers();
    expect(onConnected.mock.calls).toEqual([[true], [false], [true]]);
    expect(sources).toHaveLength(1);
  });

  it('asks again when it was refused, more and more seldom', () => {
    open();
    for (const delayMs of [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      sources.at(-1)?.say('error', 2);
      const known = sources.length;
      vi.advanceTimersByTime(delayMs - 1);
      expect(sources).toHaveLength(known);
      vi.advanceTimersByTime(1);
      expect(sources).toHaveLength(known + 1);
    }
    sources.at(-1)?.say('open', 1);
    sources.at(-1)?.say('error', 2);
    const known = sources.length;
    vi.advanceTimersByTime(2_000);
    expect(sources).toHaveLength(known + 1);
  });

  it('ends for good', () => {
    const close = open();
    sources[0]?.say('error', 2);
    close();
    vi.runAllTimers();
    expect(sources).toHaveLength(1);

    const closeOpen = open();
    const source = sources.at(-1);
    closeOpen();
    expect(source?.readyState).toBe(2);
    source?.say('error');
    vi.runAllTimers();
    expect(sources).toHaveLength(2);
  });
});
