import { type CsvRow, CsvTable } from '../csv/csv-table.ts';
import { describeJsonType, isJsonObject } from '../json/field-reader.ts';
import { createRootNode, type JsonNode, selectNodes } from '../json/json-path.ts';
import { parseJson } from '../json/parse-json.ts';
import type { Feed, ParseOptions, Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { finishFeed } from './finish-feed.ts';
import type { MappedItem } from './mapped-fields.ts';
import { readMappedSession } from './mapped-session.ts';
import { MAPPED_FIELDS, type MappedField, type ScheduleMap } from './schedule-map.ts';
import { SCHEDULE_MAP_KEYS } from './schedule-map-keys.ts';
import { createEmptyFeed, createUnreadableFeed } from './unreadable-feed.ts';

export interface ParseMappedOptions extends ParseOptions {
  map: ScheduleMap;
}

/**
 * Reads a feed in JSON or CSV that has no format of its own here, by a map of its fields. Never throws; what
 * the map names and the feed does not have is reported.
 */
export function parseMapped(source: string, { timezone, map }: ParseMappedOptions): Feed {
  const start = source.replace(/^\uFEFF/, '').trimStart();
  if (/^[[{]/.test(start)) return parseMappedJson(source, { timezone, map });
  if (start === '' || start.startsWith('<')) {
    return createUnreadableFeed(source, 'JSON or CSV, which is what a schedule-map can describe');
  }
  return parseMappedCsv(source, { timezone, map });
}

function parseMappedJson(source: string, { timezone, map }: ParseMappedOptions): Feed {
  const parsed = parseJson(source);
  if ('problem' in parsed) return createEmptyFeed([parsed.problem]);
  const log = new ProblemLog();
  const lists = selectNodes(createRootNode(parsed.value), map.items ?? '').filter(
    ({ value }) => typeof value === 'object' && value !== null,
  );
  const nodes = lists.flatMap(list => selectNodes(list, '*'));
  // A list without sessions is a programme that has none yet.
  if (lists.length === 0 || (nodes.length > 0 && !nodes.some(({ value }) => isJsonObject(value)))) {
    log.error('map-items-missing', describeMissingItems(parsed.value, map));
    return createEmptyFeed(log.list());
  }
  reportEmptyPaths(nodes, map, log);
  const sessions = nodes.flatMap(node => {
    const item = openNode(node, log);
    return item === null ? [] : (readMappedSession({ item, map, timezone, log }) ?? []);
  });
  return finishFeed({ sessions, log });
}

/** What is said only of the sessions that it is true of. */
const RARE_FIELDS: readonly MappedField[] = ['cancelled', 'doNotRecord', 'doNotStream'];

/** A path that leads nowhere in any session is a slip, or a field that the feed does not have so far. */
function reportEmptyPaths(nodes: readonly JsonNode[], map: ScheduleMap, log: ProblemLog): void {
  const first = nodes.find(({ value }) => isJsonObject(value))?.value ?? {};
  if (nodes.length === 0) return;
  for (const [key, { field }] of Object.entries(SCHEDULE_MAP_KEYS)) {
    const mapped = MAPPED_FIELDS.find(name => name === field);
    const path = mapped === undefined || RARE_FIELDS.includes(mapped) ? undefined : map[mapped];
    if (path === undefined || nodes.some(node => selectNodes(node, path).length > 0)) continue;
    const message = `Expected something at “${shorten(path, 40)}” of a session, but none has it; the first has the keys ${quoteNames(Object.keys(first))}. Correct “${key}” in the schedule-map.`;
    log.warn('map-path-empty', message);
  }
}

function describeMissingItems(value: unknown, { items = '' }: ScheduleMap): string {
  const place = items === '' ? 'as the whole document' : `at “${shorten(items)}”`;
  const keys = isJsonObject(value) ? `; the document has the keys ${quoteNames(Object.keys(value))}` : '';
  return `Expected a list of sessions ${place}, but there is none${keys}. Correct “items” in the schedule-map.`;
}

function openNode(node: JsonNode, log: ProblemLog): MappedItem | null {
  const position = { path: node.path };
  if (isJsonObject(node.value)) {
    return { position, read: path => selectNodes(node, path).map(found => found.value) };
  }
  const message = `Expected an object, but ${describeJsonType(node.value)} came; it is left out.`;
  log.error('item-unreadable', message, position);
  return null;
}

function parseMappedCsv(source: string, { timezone, map }: ParseMappedOptions): Feed {
  const table = new CsvTable(source);
  const header = table.readRow();
  const log = new ProblemLog();
  if (header === null) {
    log.error('header-missing', 'Expected a first row with the names of the columns, but there is none.');
    return createEmptyFeed([...table.problems, ...log.list()]);
  }
  const columns = indexColumns(header);
  const missing = listColumns(map).filter(name => !columns.has(normaliseColumn(name)));
  for (const name of missing) {
    const message = `Expected a column “${shorten(name, 40)}”, but the columns are ${quoteNames(header.cells)}. Correct the schedule-map.`;
    log.error('map-column-missing', message, { line: header.line });
  }
  if (missing.includes(map.title) || missing.includes(map.start)) return createEmptyFeed(log.list());
  const sessions: Session[] = [];
  for (const row of table.rows()) {
    const session = readMappedSession({ item: openRow(row, columns), map, timezone, log });
    if (session !== null) sessions.push(session);
  }
  const feed = finishFeed({ sessions, log });
  return { ...feed, problems: [...table.problems, ...feed.problems], complete: table.complete };
}

/** Where columns are, by their names as `normaliseColumn` writes them; the first of a name counts. */
export function indexColumns(header: CsvRow): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const [index, name] of header.cells.entries()) {
    const normalised = normaliseColumn(name);
    if (!columns.has(normalised)) columns.set(normalised, index);
  }
  return columns;
}

export function openRow({ line, cells }: CsvRow, columns: ReadonlyMap<string, number>): MappedItem {
  return {
    position: { line },
    read(column) {
      const cell = cells[columns.get(normaliseColumn(column)) ?? -1];
      return cell === undefined ? [] : [cell];
    },
  };
}

function normaliseColumn(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase();
}

function listColumns(map: ScheduleMap): string[] {
  const fields = MAPPED_FIELDS.flatMap(field => map[field]?.replace(/^!/, '') ?? []);
  return [...fields, ...(map.links ?? [])];
}

/** Characters. */
const QUOTED_LENGTH = 200;

/** A damaged header has more names than memory should be taken for. */
function quoteNames(names: readonly string[]): string {
  const mostShown = QUOTED_LENGTH / '“”, '.length;
  const quoted = names.slice(0, mostShown + 1).map(name => `“${name}”`);
  return shorten(quoted.join(', '), QUOTED_LENGTH);
}
