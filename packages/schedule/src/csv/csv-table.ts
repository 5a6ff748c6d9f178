import type { Problem } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';

export interface CsvRow {
  /** Where it begins in the source, from 1. */
  line: number;
  cells: string[];
}

const SEPARATORS = [',', ';', '\t'] as const;

/** Ten times the cells of any programme known. */
const MAX_CELLS = 1_000_000;

/**
 * CSV (RFC 4180): separated by commas, semicolons or tabs, whichever comes most often in the first row; cells in
 * quotes may hold line ends and doubled quotes. Read row by row: all of them at once can take many times the memory
 * of the source. Never throws.
 */
export class CsvTable {
  readonly #log = new ProblemLog();
  #complete = true;
  #cells = 0;

  readonly #source: string;
  readonly #separator: string;
  #at: number;
  #line = 1;

  constructor(source: string) {
    this.#source = source;
    this.#at = source.startsWith('\uFEFF') ? 1 : 0;
    this.#separator = findSeparator(source, this.#at);
  }

  /** What was wrong with the rows that have been read. */
  get problems(): Problem[] {
    return this.#log.list();
  }

  /** False once the source broke off inside quotes, or turned out larger than we read. */
  get complete(): boolean {
    return this.#complete;
  }

  /** The next that has anything in it; null: there are no more. */
  readRow(): CsvRow | null {
    for (let row = this.#readAnyRow(); row !== null; row = this.#readAnyRow()) {
      this.#cells += row.cells.length;
      if (this.#cells > MAX_CELLS) {
        const message = `Reading stopped because there are more than ${MAX_CELLS} cells, which is no programme.`;
        this.#log.error('csv-too-large', message, { line: row.line });
        this.#complete = false;
        this.#at = this.#source.length;
        return null;
      }
      if (row.cells.some(cell => cell.trim() !== '')) return row;
    }
    return null;
  }

  /** Those that have not been read. */
  *rows(): Generator<CsvRow, void> {
    for (let row = this.readRow(); row !== null; row = this.readRow()) yield row;
  }

  /** null: there are no more, or the source broke off inside the next. */
  #readAnyRow(): CsvRow | null {
    if (this.#at >= this.#source.length) return null;
    const row: CsvRow = { line: this.#line, cells: [] };
    for (;;) {
      const cell = this.#source[this.#at] === '"' ? this.#readQuoted() : this.#readPlain();
      if (cell === null) return null;
      row.cells.push(cell);
      const end = this.#source[this.#at];
      this.#at++;
      if (end === this.#separator) continue;
      if (end === '\r' && this.#source[this.#at] === '\n') this.#at++;
      this.#line++;
      return row;
    }
  }

  #readPlain(): string {
    const start = this.#at;
    while (this.#at < this.#source.length && !this.#isCellEnd(this.#source[this.#at])) this.#at++;
    return this.#source.slice(start, this.#at);
  }

  #readQuoted(): string | null {
    const { line, text, isClosed } = this.#readQuotes();
    if (!isClosed) {
      this.#complete = false;
      this.#at = this.#source.length;
      const message = `The quotes that open here are never closed: the CSV breaks off, or a quote is missing. The row is left out. Fetch it again.`;
      this.#log.error('csv-truncated', message, { line });
      return null;
    }
    const rest = this.#readPlain();
    if (rest.trim() !== '') {
      const message = `Expected the end of the cell after its closing quote, but “${shorten(rest, 40)}” came; it is kept.`;
      this.#log.warn('csv-quote-unexpected', message, { line });
    }
    return text + rest.trimEnd();
  }

  #readQuotes(): { line: number; text: string; isClosed: boolean } {
    const line = this.#line;
    let text = '';
    let start = this.#at + 1;
    for (;;) {
      const end = this.#source.indexOf('"', start);
      if (end === -1) return { line, text, isClosed: false };
      text += this.#source.slice(start, end);
      if (this.#source[end + 1] !== '"') {
        this.#at = end + 1;
        this.#line += countLineEnds(text);
        return { line, text, isClosed: true };
      }
      text += '"';
      start = end + 2;
    }
  }

  #isCellEnd(character: string | undefined): boolean {
    return character === this.#separator || character === '\n' || character === '\r';
  }
}

/** Of the first row that is not blank. */
function findSeparator(source: string, start: number): string {
  const counts = new Map<string, number>(SEPARATORS.map(separator => [separator, 0]));
  let isQuoted = false;
  let isBlank = true;
  for (let at = start; at < source.length; at++) {
    const character = source[at] ?? '';
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (!isBlank && (character === '\n' || character === '\r')) break;
    if (character.trim() !== '') isBlank = false;
    if (counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

function countLineEnds(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}
