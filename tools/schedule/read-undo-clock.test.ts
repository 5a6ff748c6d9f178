import type { Config } from '@foyer/config';
import { expect, test } from 'vitest';
import { chooseUndoClock } from './read-undo-clock.ts';
import { makeConfig } from './testing/make-config.ts';

const ADDRESS = 'http://127.0.0.1:8000';
const REAL = '2026-06-13T10:00:00.000Z';
const OTHER = '2019-12-27T10:03:00.000Z';

interface Case {
  config: Config | null;
  /** What the portal says; null: none answers. */
  at?: string | null;
  own?: string;
}

function choose({ config, at, own }: Case) {
  const settings = {
    host: '127.0.0.1',
    port: 8000,
    configFile: '/srv/config.json',
    now: own === undefined ? null : Date.parse(own),
  };
  const reply = at == null ? undefined : { at, sources: [] };
  const answer = at === undefined ? null : { address: ADDRESS, reply };
  const { now, note } = chooseUndoClock({ settings, config, answer }, Date.parse(REAL));
  return { now: new Date(now).toISOString(), note };
}

test('a conference goes by the real time, which needs no word', () => {
  expect(choose({ config: makeConfig(false) })).toEqual({ now: REAL, note: null });
});

test('FOYER_NOW that was left set does not count, and that is said', () => {
  const { now, note } = choose({ config: makeConfig(false), own: OTHER });
  expect(now).toBe(REAL);
  expect(note).toMatch(
    /^By the real time: Saturday 13 June 2026, 12:00 \(Europe\/Berlin\)\. FOYER_NOW, Friday/,
  );
  expect(note).toContain('does not count without a config that says "rehearsal": true.');
});

test('a rehearsal goes by the clock of its portal, or by FOYER_NOW', () => {
  const config = makeConfig(true);
  expect(choose({ config, at: OTHER })).toMatchObject({
    now: OTHER,
    note: expect.stringContaining('rehearsal clock'),
  });
  expect(choose({ config, at: null, own: OTHER })).toMatchObject({
    now: OTHER,
    note: expect.stringContaining('By FOYER_NOW'),
  });
});

test('with a config that cannot be used the portal tells the time, since it goes on with the one before', () => {
  expect(choose({ config: null, at: OTHER })).toEqual({
    now: OTHER,
    note: `By the clock of the portal at ${ADDRESS}: Friday 27 December 2019, 10:03 (UTC). /srv/config.json cannot be used: npm run config check says why.`,
  });
});

test('without a portal either it is the real time, and FOYER_NOW does not count', () => {
  const { now, note } = choose({ config: null, at: null, own: OTHER });
  expect(now).toBe(REAL);
  expect(note).toMatch(
    /^By the real time: Saturday 13 June 2026, 10:00 \(UTC\)\. \/srv\/config\.json cannot be used/,
  );
  expect(note).toContain(`No portal answers at ${ADDRESS}. If yours listens elsewhere, set FOYER_PORT`);
  expect(note).toContain('FOYER_NOW, Friday 27 December 2019, 10:03 (UTC), does not count');
});
