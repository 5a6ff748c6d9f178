import { describe, expect, it } from 'vitest';
import { getSessionPath } from '../schedule-page/session-path.ts';
import { choosePage, NO_PAGE } from './choose-page.ts';

const index = {
  hasRoom: (name: string) => name === 'ada',
  hasSession: (key: string) => ['guid-1', 'a/b', '~..'].includes(key),
  hasPublicFile: (name: string) => name === 'favicon.svg',
};

describe('choosePage', () => {
  it('leaves the addresses of what there is', () => {
    for (const path of [
      '/',
      '/ada',
      '/schedule',
      '/monitor',
      '/graphs',
      '/favicon.svg',
      '/_next/static/chunks/a.js',
      '/demo/a.jpg',
    ]) {
      expect(choosePage(path, index), path).toBe(path);
    }
  });

  it('has one address for all rooms that there are not', () => {
    for (const path of ['/borg', '/ada.png', '/%61da', '/wp-login.php', '/Ada']) {
      expect(choosePage(path, index), path).toBe(NO_PAGE);
    }
  });

  it('leads to a session whatever its guid is made of', () => {
    for (const [guid, key] of [
      ['guid-1', 'guid-1'],
      ['a/b', 'a/b'],
      ['..', '~..'],
    ] as const) {
      const inside = choosePage(getSessionPath(guid), index);
      expect(Buffer.from(inside.replace('/x-session/', ''), 'base64url').toString()).toBe(key);
    }
    expect(choosePage('/schedule/guid-1', index, '2026-06-13T10:05:00.000Z')).toBe(
      `/x-at/2026-06-13T10%3A05%3A00.000Z/session/${Buffer.from('guid-1').toString('base64url')}`,
    );
  });

  it('has one address for all sessions that there are not', () => {
    expect(choosePage('/schedule/guid-2', index)).toBe('/x-session/-');
    expect(choosePage('/schedule/guid-3', index, '2026-06-13T10:05:00.000Z')).toBe('/x-session/-');
  });

  it('shows nothing of the inside', () => {
    for (const path of ['/x-session/Z3VpZC0x', '/x-at/now/ada', '/x-inroom/ada', '/_next/data/b/x-at/n']) {
      expect(choosePage(path, index), path).toBe(NO_PAGE);
    }
  });
});
