import { beforeEach, describe, expect, test } from 'vitest';
import { RequestRefusedError } from '../errors.ts';
import { createAttempt } from './attempt.ts';
import { type LimitName, type LimitSettings, SenderLimits } from './sender-limits.ts';

/** The defaults of the config. */
const settings: LimitSettings = { requests: 30_000, reports: 6000, wrongSecrets: 10 };
const venue = '192.0.2.7';

let now: number;
let limited: LimitName[];
let limits: SenderLimits;

beforeEach(() => {
  now = 1_000_000;
  limited = [];
  limits = new SenderLimits({
    readSettings: () => settings,
    clock: () => now,
    onLimited: limit => limited.push(limit),
  });
});

/** How long the sender is told to wait; 0 if it may go on. */
function findWait(work: () => void): number {
  try {
    work();
    return 0;
  } catch (error) {
    if (!(error instanceof RequestRefusedError) || error.code !== 'RATE_LIMITED') throw error;
    return error.retryAfterS ?? Number.NaN;
  }
}

function guess(secret: string, { address = venue, right = false } = {}): boolean {
  const told = findWait(() => limits.checkGuess(createAttempt({ address, secret }))) === 0;
  if (told) limits.noteGuess(createAttempt({ address, secret }), { right });
  return told;
}

describe('a venue behind one address', () => {
  test('has 2,000 viewers who come within a second, each asking four times, and report every five', () => {
    for (let request = 0; request < 8000; request += 1) limits.takeRequest(venue);
    for (let second = 0; second < 600; second += 1) {
      now += 1000;
      for (let viewer = 0; viewer < 400; viewer += 1) limits.takeRequest(venue);
    }
    expect(limited).toEqual([]);
  });

  test('has 50 encoders with one secret that register, report their parts and send logs every three seconds', () => {
    for (let round = 0; round < 600; round += 1) {
      now += 3000;
      for (let report = 0; report < 150; report += 1)
        limits.takeReport(createAttempt({ address: venue, secret: 'key' }));
    }
    expect(limited).toEqual([]);
  });
});

describe('who goes wild', () => {
  test('is told when to come again, and then may', () => {
    const take = () => limits.takeRequest(venue);
    const waits = Array.from({ length: 15_001 }, () => findWait(take));
    expect(waits.filter(wait => wait > 0)).toEqual([1]);
    expect(limited).toEqual(['requests']);
    now += 1000;
    expect(findWait(take)).toBe(0);
    expect(findWait(() => limits.takeRequest('192.0.2.8'))).toBe(0);
  });

  test('with a secret that others share does not take their reports from them', () => {
    const report = (address: string) =>
      findWait(() => limits.takeReport(createAttempt({ address, secret: 'key' })));
    expect(Array.from({ length: 3001 }, () => report(venue)).at(-1)).toBe(1);
    expect(report('192.0.2.8')).toBe(0);
    expect(findWait(() => limits.takeReport(createAttempt({ address: venue, secret: 'other' })))).toBe(0);
  });
});

describe('who guesses secrets', () => {
  const guessed = () => Array.from({ length: 100 }, (_, index) => guess(`guess ${index}`)).filter(Boolean);

  test('is told of twenty, then of ten a minute, and no longer whether one is right', () => {
    expect(guessed()).toHaveLength(20);
    expect(guess('key', { right: true })).toBe(false);
    expect(findWait(() => limits.checkGuess(createAttempt({ address: venue, secret: 'key' })))).toBe(6);
    now += 60_000;
    expect(Array.from({ length: 100 }, (_, index) => guess(`more ${index}`)).filter(Boolean)).toHaveLength(
      10,
    );
    expect(limited).not.toContain('requests');
  });

  test('does not stop the machines that report from the same address, nor others', () => {
    guess('key', { right: true });
    guessed();
    expect(guess('key', { right: true })).toBe(true);
    expect(guess('another key', { address: '192.0.2.8', right: true })).toBe(true);
  });

  test('by a machine that sends what is no longer right is no guess: its neighbours get in with the new one', () => {
    expect(Array.from({ length: 1000 }, () => guess('old key')).every(Boolean)).toBe(true);
    expect(guess('new key', { right: true })).toBe(true);
  });

  test('from all addresses of one IPv6 network is one', () => {
    const told = Array.from({ length: 100 }, (_, index) =>
      guess(`guess ${index}`, { address: `2001:db8::${index}` }),
    );
    expect(told.filter(Boolean)).toHaveLength(20);
    expect(guess('guess', { address: '2001:db8:0:1::1' })).toBe(true);
  });
});
