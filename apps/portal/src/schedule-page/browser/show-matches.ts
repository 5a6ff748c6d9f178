import type { SheetDay, SheetEntry } from './read-sheet.ts';

/** Which sessions of a day are to be seen; null: all of them. */
export type Matches = ReadonlySet<SheetEntry> | null;

/**
 * Hides what does not match, and with it the times and the rooms that have nothing left. As a list it has no
 * columns to take out.
 */
export function showMatches(day: SheetDay, matches: Matches, { asList }: { asList: boolean }): void {
  const rooms = new Set<string>();
  let any = false;
  for (const { element, entries } of day.groups) {
    let seen = false;
    for (const entry of entries) {
      const hit = matches === null || matches.has(entry);
      setHidden(entry.element, !hit);
      if (!hit) continue;
      seen = true;
      rooms.add(entry.tokens[0] ?? '');
    }
    setHidden(element, !seen);
    any ||= seen;
  }
  setHidden(day.element, !any);
  if (!asList) narrowColumns(day, matches === null ? null : rooms);
}

/** Takes the columns of rooms that have nothing to show out of the grid. */
function narrowColumns({ sheet, heads }: SheetDay, rooms: ReadonlySet<string> | null): void {
  const columns = readColumns(sheet);
  let lanesShown = 0;
  const least: string[] = [];
  for (const { element, token, column, lanes } of heads) {
    const hidden = rooms !== null && !rooms.has(token);
    setHidden(element, hidden);
    for (let lane = column; lane < column + lanes; lane++) {
      columns[lane] = hidden ? '0' : `minmax(var(--${lanes === 1 ? 'room' : 'lane'}),1fr)`;
    }
    if (hidden) continue;
    lanesShown += lanes;
    least.push(`${lanes}*var(--${lanes === 1 ? 'room' : 'lane'})`);
  }
  setProperty(sheet, 'grid-template-columns', `var(--axis) ${columns.join(' ')}`);
  setProperty(sheet, '--columns', String(lanesShown));
  setProperty(sheet, '--least', least.length === 0 ? '0px' : `calc(${least.join(' + ')})`);
}

function readColumns(sheet: HTMLElement): string[] {
  // `minmax(a,1fr)` has no blank in it, whichever way the browser writes it down again.
  return sheet.style.gridTemplateColumns.replaceAll(/,\s+/g, ',').split(' ').slice(1);
}

/** A write that changes nothing still costs. */
function setHidden(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden;
}

function setProperty(element: HTMLElement, name: string, value: string): void {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
}
