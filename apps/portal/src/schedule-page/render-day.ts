import { toWallTime } from '@foyer/schedule';
import { formatDay, formatDayOfYear, formatTime, nameOtherDay, readDate } from '../words/format-time.ts';
import { html, type Markup } from './html.ts';
import { type DayLayout, type GridArea, layoutDay } from './layout-day.ts';
import { hasSeveralYears, type ViewDay, type ViewEntry } from './programme-view.ts';
import type { RenderContext } from './render-context.ts';
import { renderEntry, type Tokens } from './render-entry.ts';

/**
 * A day of the programme: as a list by time, in the order of reading, whose parts also know their place in a
 * grid. On a wide screen the style sheet lays out the grid, without it and on a phone it is the list.
 */
export function renderDay(day: ViewDay, tokens: Tokens, context: RenderContext): Markup {
  const { place, view, at } = context;
  const layout = layoutDay(day, instant => toWallTime(instant, view.timezone));
  const now = layout.findRow(at);
  const times = [...Map.groupBy(day.entries, ({ startsAt }) => startsAt)];
  const nextTime = now && times.find(([startsAt]) => startsAt > at)?.[0];
  const groups = times.flatMap(([startsAt, entries]) => {
    const group = renderTime(startsAt, entries, { day, layout, tokens, context });
    return now !== undefined && startsAt === nextTime ? [renderNow(now, context), group] : [group];
  });
  if (now !== undefined && nextTime === undefined) groups.push(renderNow(now, context));
  const formatTitle = hasSeveralYears(view) ? formatDayOfYear : formatDay;
  const title = formatTitle(readDate(day.date), { locale: place.locale, timezone: 'UTC' });
  return html`<section class="day" id="${day.date}" aria-labelledby="title-${day.date}"><h2 id="title-${day.date}">${title}</h2><div class="sheet" style="${writeExtent(layout)};grid-template:auto ${writeRows(layout)}/var(--axis) ${writeColumns(layout)}"><div class="rails">${renderHeads(layout, tokens, context)}${renderHours(day, layout, context)}</div>${groups}</div></section>`;
}

function writeRows({ rows }: DayLayout): string {
  return rows.map(({ height }) => `minmax(calc(${round(height)}*var(--m)),auto)`).join(' ');
}

/** How wide it is at least, and how many columns may grow from there. */
function writeExtent({ rooms }: DayLayout): string {
  const single = rooms.filter(({ lanes }) => lanes === 1).length;
  const lanes = rooms.reduce((sum, room) => sum + room.lanes, 0);
  return `--columns:${lanes};--least:calc(${single}*var(--room) + ${lanes - single}*var(--lane))`;
}

/** A room with lanes is wider than one without, and its lanes are narrower. */
function writeColumns({ rooms }: DayLayout): string {
  return rooms
    .flatMap(({ lanes }) =>
      Array.from({ length: lanes }, () => `minmax(var(--${lanes === 1 ? 'room' : 'lane'}),1fr)`),
    )
    .join(' ');
}

function renderHeads({ rooms }: DayLayout, tokens: Tokens, { liveRooms, query }: RenderContext): Markup {
  const heads = rooms.map(({ room, column, lanes }) => {
    const { name, title } = room;
    const live = name !== null && liveRooms.has(name);
    return html`<p class="head" style="grid-column:${column}/span ${lanes}" data-k="${tokens.room(room)}"${live && html` data-live`}>${name === null ? html`<b>${title}</b>` : html`<a href="/${name}${query}">${title}</a>`}</p>`;
  });
  return html`<p class="axis"></p><p class="corner"></p>${heads}`;
}

function renderHours(day: ViewDay, { hours }: DayLayout, context: RenderContext): Markup[] {
  return hours.map(
    ({ at, row }) =>
      html`<p class="hour" style="grid-row:${row}" aria-hidden="true"><time datetime="${toIso(at)}">${formatTime(at, context.place)}${renderOtherDay(at, day, context)}</time></p>`,
  );
}

/**
 * Where rooms stand in several zones, a day has hours that are of the day before or after by the clocks of the page.
 * Elsewhere what is past midnight is only late.
 */
function renderOtherDay(at: number, { date }: ViewDay, { view, place }: RenderContext): Markup | null {
  const name = view.hasOtherZones ? nameOtherDay(at, date, place) : null;
  return name === null ? null : html`<i> ${name}</i>`;
}

function renderTime(
  startsAt: number,
  entries: readonly ViewEntry[],
  {
    day,
    layout,
    tokens,
    context,
  }: { day: ViewDay; layout: DayLayout; tokens: Tokens; context: RenderContext },
): Markup {
  const items = entries.map(entry =>
    renderEntry(entry, layout.areaOf.get(entry) ?? NOWHERE, tokens, context),
  );
  return html`<section class="time"><h3><time datetime="${toIso(startsAt)}">${formatTime(startsAt, context.place)}${renderOtherDay(startsAt, day, context)}</time></h3><ul>${items}</ul></section>`;
}

const NOWHERE: GridArea = { row: 1, rowEnd: 2, column: 1, columnEnd: 2 };

/** The line across everything; in the list it stands before what comes next. */
function renderNow({ row, share }: { row: number; share: number }, { at, place }: RenderContext): Markup {
  return html`<p class="now" style="grid-row:${row};--share:${round(share)}"><time id="now" datetime="${toIso(at)}">${formatTime(at, place)}</time></p>`;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** Without milliseconds, of which programmes have none. */
export function toIso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
