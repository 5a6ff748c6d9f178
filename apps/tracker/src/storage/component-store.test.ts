import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Component, ComponentState, MoodPeriod } from '../components/component.ts';
import { ComponentStore } from './component-store.ts';
import { openDatabase, type TrackerDatabase } from './open-database.ts';
import { componentMoodTable, componentTable } from './schema.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 20, 12);

let directory: string;
let database: TrackerDatabase;
let store: ComponentStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'foyer-components-'));
  database = openDatabase(join(directory, 'tracker.db'));
  store = new ComponentStore({ database, logger: pino({ level: 'silent' }) });
});

afterEach(() => {
  store.close();
  database.$client.close();
  rmSync(directory, { recursive: true });
});

function createState(change: Partial<Component> = {}, unsaved: MoodPeriod[] = []): ComponentState {
  const component: Component = {
    machine: 'encoder1',
    room: null,
    endpoint: null,
    name: 'encode',
    type: 'encoder',
    mood: 'happy',
    since: NOON,
    detail: null,
    reportedAt: NOON,
    lostAt: NOON + 90 * SECOND,
    ...change,
  };
  return { component, history: unsaved.toReversed(), unsaved };
}

function createPeriods(count: number, startsAt = NOON): MoodPeriod[] {
  return Array.from({ length: count }, (_, index) => ({
    mood: index % 2 === 0 ? 'sad' : 'happy',
    since: startsAt + index * SECOND,
    until: startsAt + (index + 1) * SECOND,
  }));
}

test('components come back as they were, with the latest of their moods first', async () => {
  const state = createState({ room: 'hall', endpoint: 'hall@192.0.2.1', detail: 'warm' }, createPeriods(25));
  await store.record([state]);
  expect(store.listKnown(NOON)).toEqual([
    { component: state.component, history: state.history.slice(0, 20), unsaved: [] },
  ]);
});

test('a mood is stored once, however often its component is', async () => {
  const state = createState({}, createPeriods(1));
  await Promise.all([store.record([state]), store.record([state])]);
  await store.record([state]);
  expect(database.select().from(componentMoodTable).all()).toHaveLength(1);
  expect(database.select().from(componentTable).all()).toHaveLength(1);
});

test('moods that could not be stored are stored later', async () => {
  const state = createState({}, createPeriods(2));
  database.$client.pragma('query_only = ON');
  await expect(store.record([state])).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  expect(state.unsaved).toHaveLength(2);
  database.$client.pragma('query_only = OFF');
  await store.record([state]);
  expect(database.select().from(componentMoodTable).all()).toHaveLength(2);
});

test('what has not been heard of for a day is not known any more', async () => {
  await store.record([createState()]);
  expect(store.listKnown(NOON + DAY - 1)).toHaveLength(1);
  expect(store.listKnown(NOON + DAY)).toEqual([]);
});

test('what an endpoint took with it is not known until it is back', async () => {
  const state = createState({ endpoint: 'hall@192.0.2.1' });
  await store.record([state, createState({ machine: 'encoder2' })]);
  await store.release('hall@192.0.2.1');
  expect(store.listKnown(NOON).map(({ component }) => component.machine)).toEqual(['encoder2']);
  await store.record([state]);
  expect(store.listKnown(NOON)).toHaveLength(2);
});

test('what an endpoint took with it just after it had reported it is not known, and what it then reports is', async () => {
  const state = createState({ endpoint: 'hall@192.0.2.1' }, createPeriods(1));
  await Promise.all([store.record([state]), store.release('hall@192.0.2.1')]);
  expect(store.listKnown(NOON)).toEqual([]);
  const again = createState({ endpoint: 'hall@192.0.2.1', mood: 'sad' });
  await Promise.all([store.release('hall@192.0.2.1'), store.record([again])]);
  expect(store.listKnown(NOON)).toMatchObject([{ component: { mood: 'sad' }, history: [{ mood: 'sad' }] }]);
});

test('what an endpoint does not report again after a release stays gone, though both are stored at once', async () => {
  const endpoint = 'hall@192.0.2.1';
  const [mixer, encoder] = ['mixer', 'encoder'].map(name => createState({ endpoint, name }));
  if (mixer === undefined || encoder === undefined) throw new Error('two were made');
  await store.record([mixer, encoder]);
  await Promise.all([store.release(endpoint), store.record([mixer])]);
  expect(store.listKnown(NOON)).toMatchObject([{ component: { name: 'mixer' } }]);
  await Promise.all([store.record([mixer, encoder]), store.release(endpoint), store.record([encoder])]);
  expect(store.listKnown(NOON)).toMatchObject([{ component: { name: 'encoder' } }]);
});

test('no component is good for longer because the clock was set back', async () => {
  await store.record([createState()]);
  expect(store.listKnown(NOON - HOUR)[0]?.component.lostAt).toBe(NOON - HOUR + 90 * SECOND);
});

test('what is old or too much is deleted in parts, and what is not stays', async () => {
  const old = NOON - 40 * DAY;
  const gone = { name: 'gone', reportedAt: old };
  await store.record([createState(gone, createPeriods(5, old)), createState({}, createPeriods(1200))]);
  const counts: number[] = [];
  do counts.push(database.select().from(componentMoodTable).all().length);
  while (store.prune(NOON - 30 * DAY));
  expect(counts).toEqual([1205, 1200, 1000]);
  expect(store.listKnown(NOON)[0]?.history[0]?.since).toBe(NOON + 1199 * SECOND);
  expect(database.select().from(componentTable).all()).toHaveLength(1);
});
