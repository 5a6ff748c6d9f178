import { describe, expect, test } from 'vitest';
import { type AdvanceOptions, advanceComponent } from './advance-component.ts';
import type { Component, ComponentReport } from './component.ts';

const SECOND = 1000;
const NOON = Date.UTC(2026, 10, 20, 12);
const source = { machine: 'encoder1', room: 'hall', endpoint: null };

function advance(report: Partial<ComponentReport>, options: Partial<AdvanceOptions> = {}) {
  const { now = NOON } = options;
  return advanceComponent(
    { name: 'encode', type: 'encoder', mood: 'happy', ...report },
    { known: undefined, source, now, lostAt: now + 90 * SECOND, ...options },
  );
}

function createKnown(change: Partial<Component> = {}): Component {
  const reportedAt = NOON - 30 * SECOND;
  const known = advance({}, { now: reportedAt }).component;
  return { ...known, since: NOON - 3600 * SECOND, ...change };
}

describe('the first report of a component', () => {
  test('that does not say since when, begins now', () => {
    expect(advance({}).component).toEqual({
      ...source,
      name: 'encode',
      type: 'encoder',
      mood: 'happy',
      since: NOON,
      detail: null,
      reportedAt: NOON,
      lostAt: NOON + 90 * SECOND,
    });
  });

  test('brings what its source remembers', () => {
    const past = [
      { mood: 'hungry' as const, since: NOON - 200 * SECOND },
      { mood: 'waking' as const, since: NOON - 300 * SECOND },
    ];
    const { component, ended } = advance({ since: NOON - 100 * SECOND, past });
    expect(component.since).toBe(NOON - 100 * SECOND);
    expect(ended).toEqual([
      { mood: 'waking', since: NOON - 300 * SECOND, until: NOON - 200 * SECOND },
      { mood: 'hungry', since: NOON - 200 * SECOND, until: NOON - 100 * SECOND },
    ]);
  });

  test('cannot be of the future', () => {
    const past = [{ mood: 'sad' as const, since: NOON + 500 * SECOND }];
    const { component, ended } = advance({ since: NOON + 900 * SECOND, past });
    expect(component.since).toBe(NOON);
    expect(ended).toEqual([{ mood: 'sad', since: NOON, until: NOON }]);
  });
});

describe('another report', () => {
  test('of the same mood changes nothing but when it was heard of', () => {
    const known = createKnown();
    const { component, ended } = advance({ since: known.since + 300 }, { known });
    expect(component).toEqual({ ...known, reportedAt: NOON, lostAt: NOON + 90 * SECOND });
    expect(ended).toEqual([]);
  });

  test('from a source that has forgotten since when, keeps what is known', () => {
    const known = createKnown();
    expect(advance({ since: NOON - SECOND }, { known }).component.since).toBe(known.since);
  });

  test('of another mood ends the one before', () => {
    const known = createKnown();
    const { component, ended } = advance({ mood: 'sad', detail: 'no signal' }, { known });
    expect(component).toMatchObject({ mood: 'sad', since: NOON, detail: 'no signal' });
    expect(ended).toEqual([{ mood: 'happy', since: known.since, until: NOON }]);
  });

  test('tells of what went by between, once', () => {
    const known = createKnown();
    const past = [
      { mood: 'waking' as const, since: known.since - 60 * SECOND },
      { mood: 'happy' as const, since: known.since },
      { mood: 'sad' as const, since: NOON - 20 * SECOND },
      { mood: 'waking' as const, since: NOON - 15 * SECOND },
    ];
    const report = { since: NOON - 10 * SECOND, past };
    const { component, ended } = advance(report, { known });
    expect(component.since).toBe(NOON - 10 * SECOND);
    expect(ended).toEqual([
      { mood: 'happy', since: known.since, until: NOON - 20 * SECOND },
      { mood: 'sad', since: NOON - 20 * SECOND, until: NOON - 15 * SECOND },
      { mood: 'waking', since: NOON - 15 * SECOND, until: NOON - 10 * SECOND },
    ]);
    expect(advance(report, { known: component, now: NOON + SECOND }).ended).toEqual([]);
  });

  test('of a new mood that claims to be older than the last begins now', () => {
    const known = createKnown();
    const { component, ended } = advance({ mood: 'hungry', since: known.since - 60 * SECOND }, { known });
    expect(component).toMatchObject({ mood: 'hungry', since: NOON });
    expect(ended).toEqual([{ mood: 'happy', since: known.since, until: NOON }]);
  });

  test('after a silence says that it was lost', () => {
    const known = createKnown({ lostAt: NOON - SECOND });
    const { component, ended } = advance({ since: known.since }, { known });
    expect(component).toMatchObject({ mood: 'happy', since: NOON });
    expect(ended).toEqual([
      { mood: 'happy', since: known.since, until: known.reportedAt },
      { mood: 'lost', since: known.reportedAt, until: NOON },
    ]);
  });

  test('after the clock was set back ends nothing before it began', () => {
    const known = createKnown({ since: NOON });
    const { ended } = advance({ mood: 'sad' }, { known, now: NOON - 3600 * SECOND });
    expect(ended).toEqual([{ mood: 'happy', since: NOON, until: NOON }]);
  });
});
