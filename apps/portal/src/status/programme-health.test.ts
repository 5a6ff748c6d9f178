import type { RoomConfig } from '@foyer/config';
import type { FeedState } from '@foyer/feeds';
import { expect, it } from 'vitest';
import type { ProgrammeSource } from '../programme/programme.ts';
import { describeProgrammes } from './programme-health.ts';

const at = Date.parse('2026-06-13T10:05:00Z');

function describeAt(location: string, named = location) {
  const message = `There is no ${named}. Correct schedule-url.`;
  const state = {
    feed: null,
    fetchedAt: null,
    checkedAt: at,
    failure: { code: 'FEED_NOT_FOUND', message, since: at, attempts: 1 },
    heldBack: null,
    missing: [],
    imports: [],
  } as unknown as FeedState;
  const rooms = [{ name: 'hall' }] as RoomConfig[];
  const feed = { location, format: null, timezone: 'UTC', language: 'en', reloadS: 60, allowPrivate: false };
  const source: ProgrammeSource = { feed, timezone: 'UTC', rooms, state, built: null };
  const [described] = describeProgrammes([source], at).sources;
  return [described?.location, described?.failure?.message];
}

it('names a file, but not where it lies', () => {
  expect(describeAt('/srv/secret place/programme.xml')).toEqual([
    'programme.xml',
    'There is no programme.xml. Correct schedule-url.',
  ]);
  expect(describeAt('C:\\conference\\programme.xml')).toEqual([
    'programme.xml',
    'There is no programme.xml. Correct schedule-url.',
  ]);
  expect(describeAt('file:///srv/secret%20place/programme.xml', '/srv/secret place/programme.xml')).toEqual([
    'programme.xml',
    'There is no programme.xml. Correct schedule-url.',
  ]);
  expect(describeAt('/programme.xml', '/programme.xml of Europe/Berlin')[1]).toContain('Europe/Berlin');
  expect(describeAt('https://rain.example/programme.xml')[0]).toBe('https://rain.example/programme.xml');
});
