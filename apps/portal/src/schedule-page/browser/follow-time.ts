import { formatTime, type TimePlace } from '../../words/format-time.ts';
import { findPhase, listTurns } from '../session-phase.ts';
import { findLine } from './find-line.ts';
import type { SheetDay, SheetEntry } from './read-sheet.ts';

const MINUTE_MS = 60_000;

/** Keeps what the page says of now true: which sessions are on, which come soon, and where the line is. */
export class TimeFollower {
  readonly #days: readonly SheetDay[];
  readonly #place: TimePlace;
  readonly #jump: HTMLElement | null;
  readonly #turns: readonly number[];
  /**
   * A grid has another size once its day is shown, and whenever the window has. Seen by its axis, which a list has
   * not: there is nothing to hide in one, and nothing to wait for.
   */
  readonly #resizes = new ResizeObserver(() => {
    this.#hideHours();
    if (this.#sheet !== null) keepHeadsHeight(this.#sheet);
  });
  #line: HTMLElement | null;
  /** Where the line stands. */
  #sheet: HTMLElement | null = null;
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(root: HTMLElement, days: readonly SheetDay[], place: TimePlace) {
    this.#days = days;
    this.#place = place;
    this.#line = root.querySelector('.now');
    this.#jump = root.querySelector('.jump');
    this.#turns = [...new Set(days.flatMap(day => day.entries.flatMap(listTurns)))].sort((a, b) => a - b);
  }

  /** The day that an instant is in: from its first session to its last. */
  findDay(at: number): SheetDay | undefined {
    return this.#days.find(day => findLine(day.lines, at) !== undefined);
  }

  /** Called each second; does something only when a minute has passed or a session turns. */
  tick(at: number): void {
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    const last = this.#shownAt;
    if (last >= minute && last <= at && !this.#turns.some(turn => turn > last && turn <= at)) return;
    this.#shownAt = at;
    for (const day of this.#days) for (const entry of day.entries) showPhase(entry, at);
    this.#moveLine(at);
  }

  close(): void {
    this.#resizes.disconnect();
  }

  #moveLine(at: number): void {
    const day = this.findDay(at);
    const found = day && findLine(day.lines, at);
    if (this.#jump !== null) {
      this.#jump.hidden = day === undefined;
      setTime(this.#jump.querySelector('time'), at, this.#place);
    }
    if (day === undefined || found === undefined) {
      this.#line?.remove();
      this.#enter(null);
      return;
    }
    this.#line ??= createLine();
    setTime(this.#line.querySelector('time'), at, this.#place);
    this.#line.style.gridRowStart = String(found.row);
    this.#line.style.setProperty('--share', found.share.toFixed(3));
    const next = day.groups.find(({ startsAt }) => startsAt > at)?.element ?? null;
    if (this.#line.parentElement !== day.sheet || this.#line.nextElementSibling !== next) {
      day.sheet.insertBefore(this.#line, next);
    }
    this.#enter(day.sheet);
    this.#hideHours();
  }

  /** Leaves the sheet that the line stood in as it was without it. */
  #enter(sheet: HTMLElement | null): void {
    if (sheet === this.#sheet) return;
    for (const hour of this.#sheet?.querySelectorAll('[data-under]') ?? [])
      hour.removeAttribute('data-under');
    this.#resizes.disconnect();
    this.#sheet = sheet;
    const axis = sheet?.querySelector('.axis');
    if (axis) this.#resizes.observe(axis);
  }

  #hideHours(): void {
    if (this.#line !== null && this.#sheet !== null) hideHoursUnder(this.#line, this.#sheet);
  }
}

function showPhase(entry: SheetEntry, at: number): void {
  const { dataset } = entry.element;
  const phase = findPhase(entry, at);
  if (phase === 'coming') {
    if (dataset.p !== undefined) delete dataset.p;
  } else if (dataset.p !== phase) dataset.p = phase;
  if (entry.time === null) return;
  const wait = phase === 'soon' ? `in ${Math.ceil((entry.startsAt - at) / MINUTE_MS)} min` : undefined;
  if (entry.time.dataset.in === wait) return;
  if (wait === undefined) delete entry.time.dataset.in;
  else entry.time.dataset.in = wait;
}

/**
 * The label of the line stands in the column of the hours: one that it would cover in part is not shown. In a sheet
 * that is not shown itself all are without size, and none is covered.
 */
function hideHoursUnder(line: HTMLElement, sheet: HTMLElement): void {
  const label = line.querySelector('time')?.getBoundingClientRect();
  if (label === undefined) return;
  for (const hour of sheet.querySelectorAll('.hour time')) {
    const { top, bottom } = hour.getBoundingClientRect();
    hour.toggleAttribute('data-under', top < label.bottom && label.top < bottom);
  }
}

/** How high the names of rooms are, below which the words of what is on stay in sight. */
function keepHeadsHeight(sheet: HTMLElement): void {
  const { offsetHeight = 0 } = sheet.querySelector<HTMLElement>('.corner') ?? {};
  // All of the sheet is styled anew for it.
  const height = `${offsetHeight}px`;
  if (offsetHeight > 0 && sheet.style.getPropertyValue('--heads') !== height)
    sheet.style.setProperty('--heads', height);
}

function createLine(): HTMLElement {
  const line = document.createElement('p');
  line.className = 'now';
  const time = document.createElement('time');
  time.id = 'now';
  line.append(time);
  return line;
}

function setTime(element: HTMLTimeElement | null, at: number, place: TimePlace): void {
  if (element === null) return;
  element.dateTime = new Date(at).toISOString();
  element.textContent = formatTime(at, place);
}
