import { type Filters, type NamedWord, readFilters, writeFilters } from './filters.ts';
import type { SheetDay } from './read-sheet.ts';

/** Each keystroke in the address would cost more than the search itself. */
const ADDRESS_DELAY_MS = 300;
/** An entry of the history costs a phone as much as a frame. */
const HISTORY_DELAY_MS = 100;

/** The address of the programme's page: what is looked for is its query, and the day that is shown its hash. */
export class ProgrammeAddress {
  readonly #days: readonly SheetDay[];
  readonly #words: readonly NamedWord[];
  readonly #getFilters: () => Filters;
  /** Of an address that names none. */
  readonly usualDay: SheetDay | undefined;
  #writing: ReturnType<typeof setTimeout> | undefined;
  #pushing: ReturnType<typeof setTimeout> | undefined;

  /** @param options.getFilters what is looked for when the address is written, which may be later than asked for */
  constructor(options: {
    days: readonly SheetDay[];
    usualDate: string | undefined;
    words: readonly NamedWord[];
    getFilters: () => Filters;
  }) {
    this.#days = options.days;
    this.#words = options.words;
    this.#getFilters = options.getFilters;
    this.usualDay = this.#days.find(({ date }) => date === options.usualDate) ?? this.#days[0];
  }

  get isNow(): boolean {
    return location.hash === '#now';
  }

  readFilters(): Filters {
    return readFilters(new URLSearchParams(location.search), this.#words);
  }

  /** undefined: the hash is of no day, and the one that is shown stays. */
  findDay(today: SheetDay | undefined): SheetDay | undefined {
    if (this.isNow) return today;
    const hash = location.hash.slice(1);
    return hash === '' ? this.usualDay : this.#days.find(({ date }) => date === hash);
  }

  writeSoon(): void {
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.write(), ADDRESS_DELAY_MS);
  }

  write(): void {
    clearTimeout(this.#writing);
    const params = writeFilters(new URLSearchParams(location.search), this.#getFilters(), this.#words);
    const query = params.size === 0 ? '' : `?${params.toString().replace(/\bmine=(?=&|$)/, 'mine')}`;
    changeHistory('replaceState', location.pathname + query + location.hash);
  }

  /** After the frames that show what was asked for, which need not wait for it. */
  pushHash(hash: string): void {
    clearTimeout(this.#pushing);
    this.#pushing = setTimeout(() => {
      if (location.hash.slice(1) === hash) return;
      changeHistory('pushState', `${location.pathname}${location.search}#${hash}`);
    }, HISTORY_DELAY_MS);
  }

  /** Of a hash that has no entry of its own yet, there will be none. */
  stopPushing(): void {
    clearTimeout(this.#pushing);
  }

  close(): void {
    clearTimeout(this.#writing);
    this.stopPushing();
  }
}

/** Past Next, which would render the page anew for each change of its address. */
function changeHistory(how: 'pushState' | 'replaceState', address: string): void {
  History.prototype[how].call(history, history.state, '', address);
}
