import type { SheetDay, SheetEntry, SheetGroup } from './read-sheet.ts';

/** Which sessions of a day are to be seen; null: all of them. */
export type Matches = ReadonlySet<SheetEntry> | null;

/** Hides of a day what does not match, and with it the times that have nothing left. */
export function showMatches(day: SheetDay, matches: Matches): void {
  let any = false;
  for (const group of day.groups) {
    const hits = listHits(group, matches);
    showGroup(group, hits);
    any ||= hits.length > 0;
  }
  setHidden(day.element, !any);
}

/** What of a time is to be seen, in its order. */
export function listHits({ entries }: SheetGroup, matches: Matches): readonly SheetEntry[] {
  return matches === null ? entries : entries.filter(entry => matches.has(entry));
}

/** Shows these of a time and no others; a time without any is not shown itself. */
export function showGroup({ element, entries }: SheetGroup, hits: readonly SheetEntry[]): void {
  let next = 0;
  for (const entry of entries) {
    const hit = entry === hits[next];
    if (hit) next += 1;
    setHidden(entry.element, !hit);
  }
  setHidden(element, hits.length === 0);
}

/** Takes the columns of rooms that have nothing to show out of a day's grid. */
export function showColumns({ sheet, heads, entries }: SheetDay, matches: Matches): void {
  const rooms =
    matches && new Set(entries.filter(entry => matches.has(entry)).map(({ tokens }) => tokens[0]));
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
export function setHidden(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden;
}

function setProperty(element: HTMLElement, name: string, value: string): void {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
}
