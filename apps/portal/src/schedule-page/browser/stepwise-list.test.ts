import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetDay, SheetEntry, SheetGroup } from './read-sheet.ts';
import type { DayMatches } from './result-panel.ts';
import { StepwiseList } from './stepwise-list.ts';

const HEIGHT = 60;
const TIME_HEIGHT = 30;
/** For four sessions that begin together. */
const SPACE = { screen: TIME_HEIGHT + 4 * HEIGHT, near: 12 * HEIGHT, time: TIME_HEIGHT };

describe('a list that comes step by step', () => {
  it('has what fills the screen at once, and the rest in its order, frame by frame', () => {
    const frames = createFrames();
    const days = [createDay([3, 4, 40]), createDay([20])];
    const list = frames.createList();
    let complete = false;
    list.show(findAll(days), {
      space: SPACE,
      complete: () => {
        complete = true;
      },
    });
    // The heading of the second time takes the place of half a session.
    expect(listShown(days)).toEqual(listEntries(days).slice(0, 4));
    const counts = [4];
    while (frames.run()) {
      const shown = listShown(days);
      expect(shown).toEqual(listEntries(days).slice(0, shown.length));
      counts.push(shown.length);
      expect(complete).toBe(shown.length === 67);
    }
    // Few at a time while they are laid out, many once they are too far away for that.
    expect(counts).toEqual([4, 16, 67]);
  });

  it('shows a day whose heading has nothing under it yet only with its first session', () => {
    const frames = createFrames();
    const days = [createDay([5]), createDay([1])];
    frames.createList().show(findAll(days), { space: SPACE, complete: () => {} });
    expect(days.map(({ element }) => element.hidden)).toEqual([false, true]);
    frames.run();
    expect(days.map(({ element }) => element.hidden)).toEqual([false, false]);
  });

  it('is complete at once where all of it is in sight, or there is nothing', () => {
    const frames = createFrames();
    const days = [createDay([2, 1])];
    for (const found of [findAll(days), days.map(day => ({ day, matches: new Set<SheetEntry>() }))]) {
      let complete = false;
      frames.createList().show(found, {
        space: SPACE,
        complete: () => {
          complete = true;
        },
      });
      expect(complete).toBe(true);
      expect(frames.run()).toBe(false);
    }
    expect(days[0]?.element.hidden).toBe(true);
  });

  it('leaves alone what stands in sight as it should, however far down', () => {
    const frames = createFrames();
    const days = [createDay([4, 30, 30])];
    const list = frames.createList();
    list.showAtOnce(findAll(days));
    const without = listEntries(days).slice(1);
    list.show(
      days.map(day => ({ day, matches: new Set(without) })),
      { space: SPACE, complete: () => {} },
    );
    expect(listShown(days)).toEqual(without);
    expect(frames.run()).toBe(false);
  });

  it('does not lay out at once a day that was not in sight, though nothing of it is hidden', () => {
    const frames = createFrames();
    const [first, second] = [createDay([30]), createDay([30])];
    const list = frames.createList();
    list.showAtOnce(findAll([first]));
    list.show(findAll([second]), { space: SPACE, complete: () => {} });
    expect(listShown([second])).toHaveLength(4);
  });

  it('gives up what is not asked for any more', () => {
    const frames = createFrames();
    const days = [createDay([30])];
    const list = frames.createList();
    list.show(findAll(days), { space: SPACE, complete: () => expect.unreachable('it was given up') });
    list.stop();
    expect(frames.run()).toBe(false);
  });

  it('ends with what was asked for last, whatever came before and however far it came', () => {
    const counts = fc.array(fc.nat(30), { maxLength: 5 });
    const request = fc.record({
      picks: fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
      shows: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      screen: fc.nat(2_000),
      atOnce: fc.boolean(),
      frames: fc.nat(6),
    });
    fc.assert(
      fc.property(
        fc.array(counts, { minLength: 1, maxLength: 3 }),
        fc.array(request, { minLength: 1, maxLength: 5 }),
        (sizes, requests) => {
          const frames = createFrames();
          const list = frames.createList();
          const days = sizes.map(createDay);
          for (const { picks, shows, screen, atOnce, frames: count } of requests) {
            const shownDays = days.filter((_, index) => shows[index]);
            const wanted = new Set(listEntries(shownDays).filter((_, index) => picks[index % picks.length]));
            const found = shownDays.map(day => ({ day, matches: wanted }));
            if (atOnce) list.showAtOnce(found);
            else list.show(found, { space: { ...SPACE, screen }, complete: () => {} });
            for (let frame = 0; ; frame += 1) {
              const shown = listShown(shownDays);
              expect(shown.every(entry => wanted.has(entry))).toBe(true);
              // Nothing is missing in sight.
              const inTurn = [...wanted].findIndex((entry, index) => shown[index] !== entry);
              if (inTurn >= 0)
                expect(measure(shownDays, shown.slice(0, inTurn))).toBeGreaterThanOrEqual(screen);
              if (frame === count || !frames.run()) break;
            }
            if (count === 6 && !frames.run()) expect(listShown(shownDays)).toEqual([...wanted]);
          }
          let complete = false;
          list.show(findAll(days), {
            space: SPACE,
            complete: () => {
              complete = true;
            },
          });
          while (frames.run());
          expect(complete).toBe(true);
          expect(listShown(days)).toEqual(listEntries(days));
        },
      ),
    );
  });
});

/** Frames that come when they are told to. */
function createFrames() {
  let next = 0;
  const waiting = new Map<number, () => void>();
  return {
    createList: () =>
      new StepwiseList(
        step => {
          next += 1;
          waiting.set(next, step);
          return next;
        },
        handle => waiting.delete(handle),
      ),
    /** Whether anybody waited for it. */
    run(): boolean {
      const steps = [...waiting.values()];
      waiting.clear();
      for (const step of steps) step();
      return steps.length > 0;
    },
  };
}

/** A day with a time for each count, of so many sessions. Nothing in it is hidden, as in the markup. */
function createDay(counts: readonly number[]): SheetDay {
  const groups = counts.map((count, hour): SheetGroup => {
    const entries = Array.from({ length: count }, (): SheetEntry => createEntry(hour));
    return { element: createElement(), startsAt: hour, entries };
  });
  return {
    date: '',
    name: '',
    element: createElement(),
    sheet: createElement(),
    link: null,
    groups,
    entries: groups.flatMap(({ entries }) => entries),
    heads: [],
    lines: [],
  };
}

function createEntry(startsAt: number): SheetEntry {
  return {
    element: createElement(),
    guid: '',
    title: '',
    startsAt,
    endsAt: startsAt,
    cancelled: false,
    time: null,
    star: null,
    tokens: [],
    starred: false,
    readText: () => '',
    readHeight: () => HEIGHT,
  };
}

/** All that a list asks of an element is whether it is hidden. */
function createElement(): HTMLElement {
  return { hidden: false } as HTMLElement;
}

function findAll(days: readonly SheetDay[]): DayMatches[] {
  return days.map(day => ({ day, matches: null }));
}

function listEntries(days: readonly SheetDay[]): SheetEntry[] {
  return days.flatMap(({ entries }) => entries);
}

/** How high these are, with the headings of their times. */
function measure(days: readonly SheetDay[], entries: readonly SheetEntry[]): number {
  const times = days
    .flatMap(({ groups }) => groups)
    .filter(group => entries.some(entry => group.entries.includes(entry)));
  return entries.length * HEIGHT + times.length * TIME_HEIGHT;
}

/** What is to be seen of these days. */
function listShown(days: readonly SheetDay[]): SheetEntry[] {
  return days
    .filter(({ element }) => !element.hidden)
    .flatMap(({ groups }) => groups.filter(({ element }) => !element.hidden))
    .flatMap(({ entries }) => entries.filter(({ element }) => !element.hidden));
}
