import { type CsvRow, CsvTable } from '../csv/csv-table.ts';
import type { Feed, ParseOptions, Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { indexColumns, openRow } from './mapped.ts';
import type { MappedItem } from './mapped-fields.ts';
import { readMappedSession } from './mapped-session.ts';
import type { MappedField, ScheduleMap } from './schedule-map.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'CSV whose first row names a title, a start and a room or date';

/**
 * What columns are called: by voctosched (Room, Date, Start, Duration, Title, ID …), by Guidebook (Session
 * Title, Time Start, Room/Location …) and by exports of Symposion’s fields, as PyOhio’s (name, authors,
 * conf_key, released …). Without what stands in brackets, and with blanks for everything but letters.
 */
const COLUMN_NAMES: Readonly<Record<MappedField, readonly string[]>> = {
  title: ['title', 'session title', 'talk title', 'name'],
  start: ['start', 'time start', 'start time', 'starts at'],
  id: ['guid', 'uid', 'id', 'conf key', 'session id'],
  date: ['date', 'start date'],
  end: ['end', 'time end', 'end time', 'ends at'],
  endDate: ['end date'],
  duration: ['duration'],
  subtitle: ['subtitle'],
  abstract: ['abstract'],
  description: ['description'],
  room: ['room', 'room location', 'location', 'venue'],
  speakers: ['speakers', 'speaker', 'authors', 'presenters'],
  track: ['track', 'schedule track', 'track title'],
  kind: ['kind', 'type', 'session type'],
  language: ['language'],
  url: ['url', 'conf url'],
  logo: ['logo'],
  cancelled: ['cancelled', 'canceled'],
  // Of Symposion: whether the recording may be published.
  doNotRecord: ['released'],
  doNotStream: [],
};

const NEGATED: ReadonlySet<MappedField> = new Set(['doNotRecord']);

const LINK_COLUMN = 'file url';

/** Long enough for the first row of any of them. */
const PEEK_LENGTH = 20_000;

/** Text whose first row is the header of a programme. */
export function recogniseCsv(source: string): boolean {
  return !/^\uFEFF?\s*(?:[[{<]|BEGIN:)/i.test(source) && findMap(readHeader(source)) !== null;
}

/**
 * Reads the CSV of voctosched, of Guidebook and of spreadsheets like them, by the names of their columns.
 * Times are local: none of them knows zones. Never throws.
 */
export function parseCsv(source: string, { timezone }: ParseOptions): Feed {
  const map = recogniseCsv(source) ? findMap(readHeader(source)) : null;
  if (map === null) return createUnreadableFeed(source, EXPECTED);
  const table = new CsvTable(source);
  const columns = indexColumns(table.readRow() ?? { line: 1, cells: [] });
  const log = new ProblemLog();
  const sessions: Session[] = [];
  for (const row of table.rows()) {
    const item = openSpeakers(openRow(row, columns), map);
    const session = isSample(item, map) ? null : readMappedSession({ item, map, timezone, log });
    if (session !== null) sessions.push(session);
  }
  const feed = finishFeed({ sessions, log });
  return { ...feed, problems: [...table.problems, ...feed.problems], complete: table.complete };
}

function readHeader(source: string): CsvRow | null {
  return new CsvTable(source.slice(0, PEEK_LENGTH)).readRow();
}

/** Of a header; what comes after so many is none of a programme. */
const MAX_COLUMNS = 500;

/** null: it is the header of something else. */
function findMap(header: CsvRow | null): ScheduleMap | null {
  const columns = (header?.cells ?? []).slice(0, MAX_COLUMNS).map(name => ({ name, simple: simplify(name) }));
  const find = (field: MappedField): string | undefined => {
    const wanted = COLUMN_NAMES[field].find(name => columns.some(({ simple }) => simple === name));
    const column = columns.find(({ simple }) => simple === wanted)?.name;
    return column !== undefined && NEGATED.has(field) ? `!${column}` : column;
  };
  const [title, start] = [find('title'), find('start')];
  const fields = Object.keys(COLUMN_NAMES) as MappedField[];
  const map = Object.fromEntries(fields.map(field => [field, find(field)]));
  if (title === undefined || start === undefined || (map.room ?? map.date) === undefined) return null;
  // Guidebook is American, and nobody else calls a title so.
  const isGuidebook = simplify(title) === 'session title';
  const isSymposion = columns.some(({ simple }) => simple === 'conf key');
  return {
    ...map,
    title,
    start,
    links: columns.filter(({ simple }) => simple === LINK_COLUMN).map(({ name }) => name),
    textFormat: isGuidebook ? 'html' : isSymposion ? 'markdown' : 'text',
    dateOrder: isGuidebook ? 'month-day-year' : 'year-month-day',
  };
}

function simplify(column: string): string {
  return column
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** voctosched once wrote speakers as `10:Ada Storm|11:Bo Wind`; now they are names between commas. */
function openSpeakers(item: MappedItem, { speakers }: ScheduleMap): MappedItem {
  return {
    position: item.position,
    read(column) {
      const values = item.read(column);
      const [text] = values;
      if (column !== speakers || typeof text !== 'string' || !/^\s*\d+:/.test(text)) return values;
      return text.split('|').map(part => {
        const [, id, name] = /^\s*(\d+):(.*)$/s.exec(part) ?? [];
        return id === undefined ? part : { id, name };
      });
    },
  };
}

/** The rows that Guidebook’s template asks to be deleted. */
function isSample(item: MappedItem, { title }: ScheduleMap): boolean {
  return /^\s*Sample Session:/i.test(String(item.read(title)[0] ?? ''));
}

export const csvFormat: Format<'csv'> = {
  name: 'csv',
  aliases: ['voctosched', 'guidebook'],
  parse: parseCsv,
  recognise: recogniseCsv,
};
