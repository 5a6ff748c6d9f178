import { comeIntoSight, stayInSight } from './come-into-sight.ts';
import { createJudge, type Filters, isFiltering, isLookingUp, NO_FILTERS, toggleToken } from './filters.ts';
import { TimeFollower } from './follow-time.ts';
import { PlaceKeeper } from './place-keeper.ts';
import type { PlaceStore } from './place-store.ts';
import { prepareEntries } from './prepare-entries.ts';
import { ProgrammeAddress } from './programme-address.ts';
import { readSheet, type SheetDay, type SheetEntry } from './read-sheet.ts';
import { type DayMatches, ResultPanel } from './result-panel.ts';
import { SheetView } from './sheet-view.ts';
import { showStar, showStars } from './star-buttons.ts';
import type { StarStore } from './star-store.ts';
import type { ListSpace } from './stepwise-list.ts';
import { WordsPanel } from './words-panel.ts';

/**
 * What the programme's page does in a browser: one day at a time, search, words that pick, stars. It works on
 * the markup as it came; nothing of the programme is held or made a second time.
 */
export class ProgrammeController {
  readonly #root: HTMLElement;
  readonly #stars: StarStore;
  readonly #days: readonly SheetDay[];
  readonly #entryOf: ReadonlyMap<Element, SheetEntry>;
  readonly #words: WordsPanel;
  readonly #results: ResultPanel;
  readonly #time: TimeFollower;
  readonly #sheets: SheetView;
  readonly #address: ProgrammeAddress;
  readonly #place: PlaceKeeper;
  readonly #ending = new AbortController();
  #filters: Filters = NO_FILTERS;
  #day: SheetDay | undefined;
  #at = 0;
  #rendering: number | undefined;
  /** To be called once all that was asked for is there, whatever shows it. */
  #complete: (() => void) | undefined;
  #stopComing: (() => void) | undefined;

  constructor(options: { root: HTMLElement; stars: StarStore; places: PlaceStore; viewerZone: string }) {
    this.#root = options.root;
    this.#stars = options.stars;
    const { zone = 'UTC', locale = 'en', day } = this.#root.dataset;
    const place = { locale, timezone: zone };
    this.#days = readSheet(this.#root);
    this.#entryOf = new Map(this.#days.flatMap(day => day.entries.map(entry => [entry.element, entry])));
    this.#words = new WordsPanel(this.#root);
    this.#address = new ProgrammeAddress({
      days: this.#days,
      usualDate: day,
      words: this.#words.words,
      getFilters: () => this.#filters,
    });
    this.#day = this.#address.usualDay;
    this.#results = new ResultPanel(this.#root);
    this.#time = new TimeFollower(this.#root, this.#days, place);
    this.#sheets = new SheetView(this.#root, place, options.viewerZone);
    this.#place = new PlaceKeeper({
      root: this.#root,
      days: this.#days,
      store: options.places,
      signal: this.#ending.signal,
    });
    showStars(this.#days, this.#stars);
    this.#listen();
    this.#readAddress();
    this.#root.dataset.ready = '';
    void prepareEntries(this.#days, this.#ending.signal);
  }

  tick(at: number): void {
    const first = this.#at === 0;
    this.#at = at;
    this.#time.tick(at);
    if (first) this.#arrive();
  }

  /** Marks the rooms that a picture comes from. */
  showLiveRooms(rooms: ReadonlySet<string>): void {
    for (const { heads } of this.#days) {
      for (const { element, room } of heads) element.toggleAttribute('data-live', rooms.has(room ?? ''));
    }
  }

  close(): void {
    this.#ending.abort();
    this.#time.close();
    this.#giveUp();
    this.#address.close();
  }

  #listen(): void {
    const { signal } = this.#ending;
    this.#root.addEventListener('click', event => this.#press(event), { signal });
    this.#words.search?.addEventListener(
      'input',
      () => this.#pick({ text: this.#words.search?.value ?? '' }),
      {
        signal,
      },
    );
    addEventListener('popstate', () => this.#readAddress(), { signal });
    this.#sheets.onTurn(() => this.#turn(), signal);
    // What waits to be printed gets no frames, and days that are not shown are as they were left.
    addEventListener('beforeprint', () => this.#sheets.showOnPaper(this.#findMatches()), { signal });
    addEventListener('afterprint', () => this.#render(), { signal });
    addEventListener(
      'storage',
      ({ key }) => {
        if (!this.#stars.isIn(key)) return;
        this.#stars.reload();
        showStars(this.#days, this.#stars);
        this.#render();
      },
      { signal },
    );
  }

  #press(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const pressed = target?.closest<HTMLElement>('button,.days a,.jump');
    if (pressed === null || pressed === undefined) return;
    // Another tab or window is asked for.
    if (pressed.matches('a') && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    const { token } = pressed.dataset;
    if (pressed.matches('.x')) this.#toggleStar(pressed);
    else if (token !== undefined) this.#pick({ tokens: toggleToken(this.#filters.tokens, token) });
    else if (pressed.dataset.mine !== undefined) this.#pick({ mine: !this.#filters.mine });
    else if (pressed.matches('.more')) this.#words.unfold(pressed);
    else if (pressed.matches('.none button')) this.#showEverything(event);
    else if (pressed.matches('.jump')) {
      event.preventDefault();
      this.#showNow();
    } else this.#goTo(event, pressed.getAttribute('href')?.slice(1) ?? '');
  }

  #toggleStar(button: HTMLElement): void {
    const entry = this.#entryOf.get(button.closest('li') ?? button);
    if (entry === undefined) return;
    const starred = this.#stars.toggle(entry.guid);
    for (const other of this.#entryOf.values()) if (other.guid === entry.guid) showStar(other, starred);
    // A session that loses its star stays in sight until something else is asked for: it may be a slip.
    this.#words.show(this.#filters, this.#listStars());
  }

  #pick(change: Partial<Filters>): void {
    this.#filters = { ...this.#filters, ...change };
    this.#renderSoon();
    this.#address.writeSoon();
  }

  #showEverything(event: MouseEvent): void {
    this.#pick(NO_FILTERS);
    // The button goes, and what is typed next is for the search; under a finger it would bring up a keyboard.
    if (!(event instanceof PointerEvent && event.pointerType === 'touch')) this.#words.search?.focus();
  }

  #goTo(event: MouseEvent, date: string): void {
    const day = this.#days.find(candidate => candidate.date === date);
    if (day === undefined) return;
    // Looking something up, all days are there, and the link leads down to one. The browser goes there now, so that
    // neither days nor the address can wait, and by heights that it guesses.
    if (isLookingUp(this.#filters)) {
      this.#render();
      this.#address.write();
      requestAnimationFrame(() => {
        this.#stopComing = stayInSight(day.element);
      });
      return;
    }
    event.preventDefault();
    this.#day = day;
    const bar = this.#root.querySelector('.bar');
    const scrolled = bar !== null && bar.getBoundingClientRect().top <= 0;
    this.#renderSoon({
      rendered: () => {
        if (scrolled) day.element.scrollIntoView();
      },
    });
    this.#address.pushHash(date);
  }

  #showNow(filters = NO_FILTERS): void {
    const day = this.#time.findDay(this.#at);
    if (day === undefined) return;
    this.#day = day;
    this.#filters = filters;
    this.#renderSoon({
      // Where the line is is known once all that stands above it is there.
      complete: () => {
        const line = day.sheet.querySelector('#now');
        if (line !== null) this.#stopComing = comeIntoSight(line);
      },
    });
    this.#address.pushHash('now');
    this.#address.writeSoon();
  }

  /** A grid and a list of the same sessions are of other heights: what was in sight shall be after it. */
  #turn(): void {
    this.#render();
    this.#stopComing?.();
    this.#stopComing = this.#place.comeBack();
  }

  /** Goes to where the page was left, or else to where its address leads. */
  #arrive(): void {
    const { isNow } = this.#address;
    const place = this.#place.find();
    // Only now it is known which day `#now` means.
    if (place !== undefined && isNow) this.#readAddress();
    this.#stopComing = place && this.#place.comeTo(place);
    if (this.#stopComing !== undefined) return;
    if (isNow) this.#showNow(this.#filters);
    // The browser went there while all days had all that they have.
    else if (isLookingUp(this.#filters)) this.#stopComing = this.#place.comeToNamed();
  }

  #readAddress(): void {
    this.#giveUp();
    this.#filters = this.#address.readFilters();
    this.#day = this.#address.findDay(this.#time.findDay(this.#at)) ?? this.#day;
    this.#render();
  }

  /**
   * Renders in the frame that comes next: what changed while a press is still being worked on would be laid out for
   * that, and a second time for the frame.
   */
  #renderSoon({ rendered, complete }: { rendered?: () => void; complete?: () => void } = {}): void {
    this.#cancelRendering();
    this.#complete = complete;
    const space = this.#sheets.measureSpace();
    this.#rendering = requestAnimationFrame(() => {
      this.#rendering = undefined;
      this.#render(space);
      rendered?.();
    });
  }

  /** What was asked for before somebody went elsewhere. */
  #giveUp(): void {
    this.#address.stopPushing();
    this.#cancelRendering();
  }

  #cancelRendering(): void {
    if (this.#rendering !== undefined) cancelAnimationFrame(this.#rendering);
    this.#rendering = undefined;
    this.#complete = undefined;
    // What still comes of a list would only hold up what is asked for now.
    this.#sheets.stop();
    this.#stopComing?.();
  }

  /** Step by step where `space` says what is in sight of a list, or else all of it now. */
  #render(space?: ListSpace): void {
    const filters = this.#filters;
    const matches = this.#findMatches();
    const day = isLookingUp(filters) ? undefined : this.#day;
    const stars = this.#listStars();
    this.#words.show(filters, stars);
    this.#results.show({ matches, day, filters, hasStars: stars.length > 0 });
    this.#sheets.show(matches, { day, space, complete: () => this.#finish() });
  }

  #findMatches(): DayMatches[] {
    const judge = isFiltering(this.#filters) ? createJudge(this.#filters) : null;
    return this.#days.map(day => ({
      day,
      matches: judge === null ? null : new Set(day.entries.filter(judge)),
    }));
  }

  #finish(): void {
    const complete = this.#complete;
    this.#complete = undefined;
    complete?.();
  }

  #listStars(): string[] {
    return [...new Set([...this.#entryOf.values()].filter(({ starred }) => starred).map(({ guid }) => guid))];
  }
}
