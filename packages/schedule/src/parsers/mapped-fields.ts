import { readId } from '../json/read-id.ts';
import type { SourcePosition } from '../model.ts';
import { decodeHtml } from '../text/decode-html.ts';
import { collapseToNull } from '../text/white-space.ts';
import type { MappedField, ScheduleMap } from './schedule-map.ts';

/** A session as its source has it: an object of JSON, or a row of CSV. */
export interface MappedItem {
  position: SourcePosition;
  /** All values that a path leads to. */
  read(path: string): unknown[];
}

/** Reads the fields of an item by the names that a map gives them. */
export class MappedFields {
  readonly position: SourcePosition;
  readonly #item: MappedItem;
  readonly #map: ScheduleMap;

  constructor(item: MappedItem, map: ScheduleMap) {
    this.position = item.position;
    this.#item = item;
    this.#map = map;
  }

  /** Values of lists one by one. */
  values(field: MappedField): unknown[] {
    const path = this.#map[field];
    return path === undefined ? [] : this.#item.read(path).flat();
  }

  /** Empty if there is none; several texts joined by commas. */
  text(field: MappedField): string {
    const texts = this.values(field).filter(value => typeof value === 'string' || typeof value === 'number');
    return texts.join(', ');
  }

  line(field: MappedField): string | null {
    return this.toLine(this.text(field));
  }

  toLine(text: string): string | null {
    return collapseToNull(this.#map.isHtmlEscaped === true ? decodeHtml(text) : text);
  }

  flag(field: 'cancelled' | 'doNotRecord' | 'doNotStream'): boolean | null {
    const path = this.#map[field] ?? '';
    const isNegated = path.startsWith('!');
    const [value] = path === '' ? [] : this.#item.read(isNegated ? path.slice(1) : path);
    const word = (typeof value === 'boolean' ? String(value) : readId(value)).trim().toLowerCase();
    if (TRUE_WORDS.has(word)) return !isNegated;
    return FALSE_WORDS.has(word) ? isNegated : null;
  }
}

const TRUE_WORDS = new Set(['true', 'yes', 'y', '1', 'x', 'cancelled', 'canceled']);
const FALSE_WORDS = new Set(['false', 'no', 'n', '0', 'confirmed']);
