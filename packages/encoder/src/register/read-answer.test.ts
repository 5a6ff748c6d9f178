import { describe, expect, it } from 'vitest';
import { type Answer, readAnswer } from './read-answer.ts';

const asked = { url: 'http://tracker/tracker/endpoint/register', room: 'hall' };

function read(answer: Partial<Answer>) {
  return readAnswer({ status: 200, body: '', location: null, ...answer }, asked);
}

describe('readAnswer', () => {
  it('takes the OK of a tracker, the ancestor included', () => {
    expect(read({ body: 'OK\n' })).toEqual({ type: 'accepted' });
  });

  it.each([
    ['ERROR SECRET\n', 'refuses the secret for hall'],
    ['ERROR GROUP\n', 'has no room "hall"'],
    ['ERROR CONFIG (No secret)\n', 'Set "secret" in its config.private.json'],
    [
      'ERROR AssertionError\nTraceback (most recent call last):\n',
      'refuses the report of hall: ERROR AssertionError.',
    ],
  ])('explains %j', (body, sentence) => {
    expect(read({ body })).toEqual({ type: 'refused', reason: expect.stringContaining(sentence) });
  });

  it.each([500, 502, 503, 429, 408])('takes status %i for trouble that passes', status => {
    expect(read({ status, body: '<html>' })).toEqual({
      type: 'unavailable',
      reason: `answers with status ${status}`,
    });
  });

  it('does not take another program for a tracker', () => {
    expect(read({ status: 404, body: 'Cannot POST' })).toMatchObject({ type: 'refused' });
    expect(read({ body: '<!doctype html><title>Welcome to the hotel</title>' })).toMatchObject({
      type: 'refused',
    });
    expect(read({ body: `OK${'!'.repeat(5000)}` })).toMatchObject({
      type: 'refused',
      reason: expect.stringMatching(/^.{1,500}$/),
    });
  });

  it('names the address that a redirect leads to', () => {
    expect(read({ status: 301, location: 'https://tracker/' })).toEqual({
      type: 'refused',
      reason: expect.stringContaining('sends to https://tracker/'),
    });
  });
});
