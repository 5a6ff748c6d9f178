import type { SheetDay, SheetEntry } from './read-sheet.ts';
import type { StarStore } from './star-store.ts';

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
