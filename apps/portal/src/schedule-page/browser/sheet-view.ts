import type { TimePlace } from '../../words/format-time.ts';
import type { SheetDay } from './read-sheet.ts';
import type { DayMatches } from './result-panel.ts';
import { showColumns } from './show-matches.ts';
import { showViewerTimes } from './show-viewer-times.ts';
import { type ListSpace, StepwiseList } from './stepwise-list.ts';

const ALL_DAYS = 'all';
/** From here on the style sheet lays out one day as a grid, and the times of a list beside their sessions. */
export const WIDE = '(min-width: 900px)';
/** How much of what is out of sight browsers lay out of a list, as a share of the window. */
const NEAR_SHARE = 1.5;
/** How high the heading of a time is, in CSS pixels; where the window is wide it stands beside its sessions. */
const TIME_HEIGHT = 40;

/** The days of the programme as they are shown: one of them as a grid or a list, or all of them as a list. */
export class SheetView {
  readonly #root: HTMLElement;
  readonly #place: TimePlace;
  readonly #viewerZone: string;
  readonly #list = new StepwiseList();
  readonly #wide = matchMedia(WIDE);

  constructor(root: HTMLElement, place: TimePlace, viewerZone: string) {
    this.#root = root;
    this.#place = place;
    this.#viewerZone = viewerZone;
  }

  /** Calls back when the window has become so wide or narrow that what is shown has to be shown anew. */
  onTurn(turn: () => void, signal: AbortSignal): void {
    this.#wide.addEventListener('change', turn, { signal });
  }

  /** How much of a list fits into the window. To be asked before anything is changed, when that costs nothing. */
  measureSpace(): ListSpace {
    const tops = ['.status', '.bar'].map(
      selector => this.#root.querySelector(selector)?.getBoundingClientRect().bottom ?? 0,
    );
    return {
      screen: Math.max(innerHeight - Math.max(0, ...tops), 0),
      near: innerHeight * NEAR_SHARE,
      time: this.#wide.matches ? 0 : TIME_HEIGHT,
    };
  }

  /**
   * Shows what was found of one day, or of all (`day` is undefined). A list comes step by step where `space` says
   * how much of it is in sight; `complete` is called once all of it is there.
   */
  show(
    matches: readonly DayMatches[],
    {
      day,
      space,
      complete,
    }: { day: SheetDay | undefined; space: ListSpace | undefined; complete: () => void },
  ): void {
    const shown = day === undefined ? matches : matches.filter(each => each.day === day);
    for (const each of shown) showViewerTimes(each.day, this.#place, this.#viewerZone);
    this.#root.dataset.show = day?.date ?? ALL_DAYS;
    if (day === undefined) this.#root.dataset.view = 'list';
    else delete this.#root.dataset.view;
    const isGrid = day !== undefined && this.#wide.matches;
    if (isGrid) for (const each of shown) showColumns(each.day, each.matches);
    if (space !== undefined && !isGrid) {
      this.#list.show(shown, { space, complete });
    } else {
      this.#list.showAtOnce(shown);
      complete();
    }
  }

  /** All days, whichever is shown on the screen, and all that was found of them. */
  showOnPaper(matches: readonly DayMatches[]): void {
    this.#list.showAtOnce(matches);
  }

  /** What has not come yet of a list does not come any more, until something is shown again. */
  stop(): void {
    this.#list.stop();
  }
}
