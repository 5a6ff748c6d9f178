import type { Judged } from './filters.ts';
import { foldText } from './fold-text.ts';

/** A session on the page. */
export interface SheetEntry extends Judged {
  element: HTMLElement;
  guid: string;
  title: string;
  startsAt: number;
  endsAt: number;
  cancelled: boolean;
  /** Where its times stand. */
  time: HTMLElement | null;
  star: HTMLElement | null;
  /** How high it is at least in a list, in CSS pixels. */
  readHeight(): number;
}

export interface SheetGroup {
  element: HTMLElement;
  startsAt: number;
  entries: readonly SheetEntry[];
}

export interface SheetHead {
  element: HTMLElement;
  token: string;
  /** The first of its columns, counted from 0 without the axis. */
  column: number;
  lanes: number;
  /** The room's name in the config, where it has a page. */
  room: string | null;
}

export interface SheetDay {
  date: string;
  /** As its heading says it. */
  name: string;
  element: HTMLElement;
  sheet: HTMLElement;
  link: HTMLElement | null;
  groups: readonly SheetGroup[];
  entries: readonly SheetEntry[];
  heads: readonly SheetHead[];
  /** When each row of the grid begins, by its line; the last one is the end of the day. */
  lines: readonly { row: number; at: number }[];
}

const MINUTE_MS = 60_000;
const SHORTEST_MS = 5 * MINUTE_MS;
/** What each has in a list: room, a line of title, and what keeps it from its neighbours. In CSS pixels. */
const LOWEST_ENTRY = 66;
/** A line of each of the rest, which not all have. */
const LINES = [
  ['.u', 18],
  ['.s', 18],
  ['.f', 16],
  ['.c', 16],
] as const;

/** Reads the days of the page: all that the scripts know of the programme is in its markup. */
export function readSheet(root: HTMLElement): SheetDay[] {
  return [...root.querySelectorAll<HTMLElement>('.day')].map(element => {
    const sheet = element.querySelector<HTMLElement>('.sheet') ?? element;
    const groups = [...sheet.querySelectorAll<HTMLElement>('.time')].map(readGroup);
    const entries = groups.flatMap(group => group.entries);
    return {
      date: element.id,
      name: element.querySelector('h2')?.textContent ?? '',
      element,
      sheet,
      link: root.querySelector<HTMLElement>(`.days a[href="#${element.id}"]`),
      groups,
      entries,
      heads: [...sheet.querySelectorAll<HTMLElement>('.head')].map(readHead),
      lines: readLines(sheet, entries),
    };
  });
}

function readGroup(element: HTMLElement): SheetGroup {
  const startsAt = Date.parse(element.querySelector('time')?.dateTime ?? '');
  const entries = [...element.querySelectorAll('li')].map(item => readEntry(item, startsAt));
  return { element, startsAt, entries };
}

function readEntry(element: HTMLElement, startsAt: number): SheetEntry {
  const link = element.querySelector<HTMLAnchorElement>('.a');
  const segment = link?.pathname.split('/').at(-1) ?? '';
  let text: string | undefined;
  return {
    element,
    guid: element.dataset.guid ?? decodeURIComponent(segment),
    title: link?.textContent ?? '',
    startsAt,
    endsAt: startsAt + Number(element.dataset.m) * MINUTE_MS,
    cancelled: element.dataset.off !== undefined,
    tokens: (element.dataset.k ?? '').split(' '),
    starred: false,
    time: element.querySelector<HTMLElement>('.t'),
    star: element.querySelector<HTMLElement>('.x'),
    readText: () => {
      text ??= foldText(
        [...element.querySelectorAll('.a,.u,.s,.f,.r')].map(part => part.textContent).join(' '),
      );
      return text;
    },
    readHeight: () =>
      LINES.reduce((sum, [part, height]) => sum + (element.querySelector(part) ? height : 0), LOWEST_ENTRY),
  };
}

function readHead(element: HTMLElement): SheetHead {
  const path = element.querySelector('a')?.pathname;
  return {
    element,
    token: element.dataset.k ?? '',
    column: Number.parseInt(element.style.gridColumnStart, 10) - 2,
    lanes: Number.parseInt(element.style.gridColumnEnd.replace('span', ''), 10) || 1,
    room: path === undefined ? null : path.slice(1),
  };
}

function readLines(sheet: HTMLElement, entries: readonly SheetEntry[]): SheetDay['lines'] {
  const lines = new Map<number, number>();
  for (const { element, startsAt, endsAt } of entries) {
    lines.set(Number.parseInt(element.style.gridRowStart, 10), startsAt);
    lines.set(Number.parseInt(element.style.gridRowEnd, 10), Math.max(endsAt, startsAt + SHORTEST_MS));
  }
  for (const hour of sheet.querySelectorAll<HTMLElement>('.hour')) {
    const at = Date.parse(hour.querySelector('time')?.dateTime ?? '');
    lines.set(Number.parseInt(hour.style.gridRowStart, 10), at);
  }
  return [...lines].map(([row, at]) => ({ row, at })).sort((a, b) => a.at - b.at);
}
