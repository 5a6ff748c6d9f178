import type { SheetDay } from './read-sheet.ts';

/** So many at a time, so that nothing pressed meanwhile waits for them. */
const CHUNK = 40;

/**
 * Does for each session, bit by bit, what would be too much at once: names its star, which in the markup would weigh
 * as much as the title again, and reads its text, for which the first letter of a search would have to wait.
 */
export async function prepareEntries(days: readonly SheetDay[], signal: AbortSignal): Promise<void> {
  const entries = days.flatMap(day => day.entries);
  for (let from = 0; from < entries.length; from += CHUNK) {
    await idle();
    if (signal.aborted) return;
    for (const { star, title, starred, readText } of entries.slice(from, from + CHUNK)) {
      star?.setAttribute('aria-label', `Star for ${title}`);
      star?.setAttribute('aria-pressed', String(starred));
      readText();
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
