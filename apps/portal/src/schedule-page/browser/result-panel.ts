import { type Filters, isFiltering } from './filters.ts';
import type { SheetDay } from './read-sheet.ts';
import type { Matches } from './show-matches.ts';

export interface DayMatches {
  day: SheetDay;
  matches: Matches;
}

/** Says how much was found, and on which days. */
export class ResultPanel {
  readonly #status: HTMLElement | null;
  readonly #none: HTMLElement | null;

  constructor(root: HTMLElement) {
    this.#status = root.querySelector('.status');
    this.#none = root.querySelector('.none');
  }

  show(found: {
    matches: readonly DayMatches[];
    /** The one that is shown; undefined: all. */
    day: SheetDay | undefined;
    filters: Filters;
    hasStars: boolean;
  }): void {
    const { matches, day, filters, hasStars } = found;
    const filtering = isFiltering(filters);
    // Measured before anything is changed, when the browser has no need to lay out the page for it.
    const current = day?.link ?? null;
    if (current?.hasAttribute('aria-current') === false) showInStrip(current);
    for (const each of matches) markDay(each, { current: each.day === day, filtering });
    const total = matches.reduce((sum, each) => sum + countMatches(each), 0);
    const here = day === undefined ? total : countMatches(matches.find(each => each.day === day));
    const dayName = day?.name;
    if (this.#status !== null) {
      this.#status.textContent = filtering ? describeCount({ here, total, dayName }) : '';
    }
    if (this.#none === null) return;
    this.#none.hidden = here > 0;
    const sentence = this.#none.querySelector('p');
    if (sentence !== null) sentence.textContent = describeNone({ total, dayName, filters, hasStars });
  }
}

function markDay(each: DayMatches, { current, filtering }: { current: boolean; filtering: boolean }): void {
  const { link } = each.day;
  if (link === null) return;
  if (!current) link.removeAttribute('aria-current');
  else if (!link.hasAttribute('aria-current')) link.setAttribute('aria-current', 'date');
  const count = countMatches(each);
  link.toggleAttribute('data-none', filtering && count === 0);
  link.querySelector('small')?.remove();
  if (!filtering) return;
  const number = document.createElement('small');
  number.textContent = String(count);
  link.append(number);
}

/** Days that do not fit stand in a strip of their own; the page itself stays where it is. */
function showInStrip(link: HTMLElement): void {
  const strip = link.closest<HTMLElement>('.days');
  if (strip === null || strip.scrollWidth <= strip.clientWidth) return;
  strip.scrollLeft = link.offsetLeft + link.offsetWidth / 2 - strip.offsetLeft - strip.clientWidth / 2;
}

function countMatches(found: DayMatches | undefined): number {
  return found === undefined ? 0 : (found.matches?.size ?? found.day.entries.length);
}

function describeCount({
  here,
  total,
  dayName,
}: {
  here: number;
  total: number;
  dayName: string | undefined;
}): string {
  const sessions = (count: number) => (count === 1 ? '1 session' : `${count} sessions`);
  if (dayName === undefined || total === 0) return sessions(total);
  return here === total
    ? `${sessions(here)}, all on ${dayName}`
    : `${sessions(here)} on ${dayName}, ${total} in all`;
}

function describeNone(options: {
  total: number;
  dayName: string | undefined;
  filters: Filters;
  hasStars: boolean;
}): string {
  const { total, dayName, filters, hasStars } = options;
  if (filters.mine && !hasStars)
    return 'Nothing here yet. The star of a session puts it into your programme.';
  if (dayName !== undefined && total > 0) return `Nothing of it on ${dayName}. Other days have some.`;
  return filters.text.trim() === ''
    ? 'Nothing in the programme is like that.'
    : `Nothing matches “${filters.text.trim()}”.`;
}
