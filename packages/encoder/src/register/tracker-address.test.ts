import { describe, expect, it } from 'vitest';
import { resolveRegisterUrl } from './tracker-address.ts';

describe('resolveRegisterUrl', () => {
  it.each([
    ['http://127.0.0.1:8000', 'http://127.0.0.1:8000/tracker/endpoint/register'],
    ['http://127.0.0.1:8000/', 'http://127.0.0.1:8000/tracker/endpoint/register'],
    ['https://live.example.org/tracker', 'https://live.example.org/tracker/endpoint/register'],
    ['https://live.example.org/tracker/', 'https://live.example.org/tracker/endpoint/register'],
    [
      'https://live.example.org/tracker/endpoint/register',
      'https://live.example.org/tracker/endpoint/register',
    ],
    ['https://example.org/2026/live', 'https://example.org/2026/live/tracker/endpoint/register'],
    ['https://example.org/2026/tracker/', 'https://example.org/2026/tracker/endpoint/register'],
    ['https://example.org/mytracker', 'https://example.org/mytracker/tracker/endpoint/register'],
  ])('finds it from %s', (address, expected) => {
    expect(resolveRegisterUrl(address)).toBe(expected);
  });

  it.each(['', 'localhost:8000', 'ftp://example.org', 'http://'])('refuses "%s"', address => {
    expect(() => resolveRegisterUrl(address)).toThrow(
      expect.objectContaining({ code: 'TRACKER_ADDRESS', message: expect.stringContaining(`"${address}"`) }),
    );
  });
});
