import type { SheetDay, SheetEntry } from './read-sheet.ts';
import type { StarStore } from './star-store.ts';

/** So many at a time, so that nothing pressed meanwhile waits for them. */
const CHUNK = 60;

/** Marks what has a star, now. */
export function showStars(days: readonly SheetDay[], stars: StarStore): void {
  for (const day of days) for (const entry of day.entries) showStar(entry, stars.has(entry.guid));
}

export function showStar(entry: SheetEntry, starred: boolean): void {
  entry.starred = starred;
  const { star } = entry;
  if (star === null) return;
  // A button that was never touched says neither, until it has its name.
  const value = String(starred);
  if (starred || star.hasAttribute('aria-pressed')) {
    if (star.getAttribute('aria-pressed') !== value) star.setAttribute('aria-pressed', value);
  }
}

/** Gives all buttons their names, bit by bit: in the markup they would weigh as much as the titles again. */
export async function nameStars(days: readonly SheetDay[], signal: AbortSignal): Promise<void> {
  const entries = days.flatMap(day => day.entries);
  for (let from = 0; from < entries.length; from += CHUNK) {
    await idle();
    if (signal.aborted) return;
    for (const { star, title, starred } of entries.slice(from, from + CHUNK)) {
      star?.setAttribute('aria-label', `Star for ${title}`);
      star?.setAttribute('aria-pressed', String(starred));
    }
  }
}

function idle(): Promise<void> {
  return new Promise(resolve => {
    // Safari has no idle callbacks before 2026.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 2_000 });
    else setTimeout(resolve, 50);
  });
}
