import { CsvTable } from '../../csv/csv-table.ts';
import { encodeValue, type Syntax } from './find-values.ts';
import type { Random } from './random.ts';

const KEPT_ITEMS = 3;
/** An object with more keys than any record has is a map of items. */
const MAX_FIELDS = 50;
const MAX_TEXT_LENGTH = 1_000;
const BLOCKS: Record<'xml' | 'ics', RegExp> = {
  xml: /<(event|entry|node|vevent)[\s>][\s\S]*?<\/\1>\s*/g,
  ics: /BEGIN:VEVENT[\s\S]*?END:VEVENT\r?\n/g,
};

/** A real programme with a few of its sessions, so that thousands of mutations of it take no hours. */
export function abridgeProgramme(text: string, syntax: Syntax, random: Random): string {
  if (syntax === 'json') return JSON.stringify(abridgeValue(JSON.parse(text), random));
  if (syntax === 'csv') {
    const [header, ...rows] = new CsvTable(text).rows();
    const kept = header === undefined ? [] : [header, ...pickSome(rows, random)];
    return kept.map(({ cells }) => cells.map(cell => encodeValue(cell, 'csv')).join(',')).join('\n');
  }
  const blocks = text.match(BLOCKS[syntax])?.length ?? 0;
  return text.replace(BLOCKS[syntax], block => (random.nat(blocks) < KEPT_ITEMS ? block : ''));
}

function abridgeValue(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return pickSome(value, random).map(item => abridgeValue(item, random));
  if (typeof value === 'string') return value.slice(0, MAX_TEXT_LENGTH);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const kept = entries.length > MAX_FIELDS ? pickSome(entries, random) : entries;
  return Object.fromEntries(kept.map(([key, item]) => [key, abridgeValue(item, random)]));
}

function pickSome<Item>(items: readonly Item[], random: Random): Item[] {
  if (items.length <= KEPT_ITEMS) return [...items];
  const start = random.nat(items.length - KEPT_ITEMS);
  return items.slice(start, start + KEPT_ITEMS);
}
