import { describe, expect, it } from 'vitest';
import { getSessionPath, readSessionPath, toSessionKey } from './session-path.ts';

const GUIDS = [
  '6a32cb72-a69d-423c-91b5-60d88eb8e6c7',
  'a/b/../c',
  '.',
  '..',
  '~tilde',
  '100 %',
  '%2e%2e',
  'a?b#c&d=e',
  '\\windows\\path',
  'naïve – 紙の変態 🎈',
  'line\nbreak',
  '\ud800 half a pair',
  'x'.repeat(5_000),
  '紙'.repeat(5_000),
];

describe('getSessionPath', () => {
  it('gives each guid an address that browsers leave as it is, and that leads back', () => {
    for (const guid of GUIDS) {
      const path = getSessionPath(guid);
      expect(new URL(path, 'https://portal.example').pathname, guid.slice(0, 20)).toBe(path);
      expect(path.length, guid.slice(0, 20)).toBeLessThan(500);
      expect(readSessionPath(path)).toBe(toSessionKey(guid));
    }
  });

  it('tells all of them apart', () => {
    expect(new Set([...GUIDS, 'x'.repeat(5_001)].map(getSessionPath)).size).toBe(GUIDS.length + 1);
  });
});

describe('readSessionPath', () => {
  it('reads nothing from other paths', () => {
    for (const path of ['/schedule', '/schedule/', '/schedule/a/b', '/schedule/%E0%A4%A', '/other/a']) {
      expect(readSessionPath(path), path).toBeUndefined();
    }
  });
});
