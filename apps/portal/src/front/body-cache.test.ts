import { describe, expect, it } from 'vitest';
import { createBodyCache } from './body-cache.ts';

describe('createBodyCache', () => {
  it('makes a body once for all who ask within its lifetime', () => {
    let now = 0;
    let made = 0;
    const cache = createBodyCache({ lifetimeMs: 1_000, now: () => now });
    const ask = () => cache.get('/a', () => `body ${++made}`)?.text;
    expect([ask(), ask()]).toEqual(['body 1', 'body 1']);
    now = 1_000;
    expect(ask()).toBe('body 2');
  });

  it('asks again after an answer that was nothing', () => {
    const cache = createBodyCache({ lifetimeMs: 1_000, now: () => 0 });
    expect(cache.get('/a', () => undefined)).toBeUndefined();
    expect(cache.get('/a', () => 'there')?.text).toBe('there');
  });
});
