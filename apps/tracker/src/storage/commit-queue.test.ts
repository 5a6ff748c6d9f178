import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CommitQueue } from './commit-queue.ts';

const commit = vi.fn<(items: readonly string[]) => void>();

beforeEach(() => {
  commit.mockReset();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate'] });
});

afterEach(() => {
  vi.useRealTimers();
});

function createQueue() {
  return new CommitQueue<string>({ commit, maxWaiting: 3, retryDelayMs: 250 });
}

describe('the commit queue', () => {
  test('stores what came in one turn in one transaction, in order', async () => {
    const queue = createQueue();
    const added = Promise.all([queue.add('a'), queue.add('b')]);
    expect(commit).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    await added;
    expect(commit.mock.calls).toEqual([[['a', 'b']]]);
  });

  test('says that something is stored only after it is', async () => {
    const queue = createQueue();
    const order: string[] = [];
    commit.mockImplementation(() => order.push('committed'));
    const added = queue.add('a').then(() => order.push('acknowledged'));
    await vi.runAllTimersAsync();
    await added;
    expect(order).toEqual(['committed', 'acknowledged']);
  });

  test('refuses all of a transaction that failed, and leaves the storage alone for a while', async () => {
    const queue = createQueue();
    commit.mockImplementationOnce(() => {
      throw new Error('disk full');
    });
    const failed = Promise.allSettled([queue.add('a'), queue.add('b')]);
    await vi.runAllTimersAsync();
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);

    const added = queue.add('c');
    await vi.advanceTimersByTimeAsync(249);
    expect(commit).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    await added;
    expect(commit).toHaveBeenLastCalledWith(['c']);
  });

  test('does not take back that something is stored if its observer fails', async () => {
    const observe = vi.fn(() => {
      throw new Error('no metrics');
    });
    const queue = new CommitQueue<string>({ commit, maxWaiting: 3, retryDelayMs: 250, observe });
    const added = Promise.all([queue.add('a'), queue.add('b')]);
    await vi.runAllTimersAsync();
    await added;
    expect(observe).toHaveBeenCalledExactlyOnceWith({ items: 2, durationMs: expect.any(Number) });
    const next = queue.add('c');
    await vi.advanceTimersByTimeAsync(0);
    await next;
  });

  test('is quick again once the storage works', async () => {
    const queue = createQueue();
    commit.mockImplementationOnce(() => {
      throw new Error('locked');
    });
    await Promise.all([expect(queue.add('a')).rejects.toThrow('locked'), vi.runAllTimersAsync()]);
    await Promise.all([queue.add('b'), vi.runAllTimersAsync()]);
    const added = queue.add('c');
    await vi.advanceTimersByTimeAsync(0);
    await added;
    expect(commit).toHaveBeenLastCalledWith(['c']);
  });

  test('has a bound', async () => {
    const queue = createQueue();
    const added = ['a', 'b', 'c'].map(item => queue.add(item));
    await expect(queue.add('d')).rejects.toMatchObject({ code: 'OVERLOADED' });
    await vi.runAllTimersAsync();
    await Promise.all(added);
  });

  test('stores what still waits when it is closed, and nothing more', async () => {
    const queue = createQueue();
    const added = queue.add('a');
    queue.close();
    await added;
    await expect(queue.add('b')).rejects.toMatchObject({ code: 'OVERLOADED' });
    await vi.runAllTimersAsync();
    expect(commit.mock.calls).toEqual([[['a']]]);
  });
});
