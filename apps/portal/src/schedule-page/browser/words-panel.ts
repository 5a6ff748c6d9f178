import { writeCalendarAddress } from './calendar-address.ts';
import type { Filters, NamedWord } from './filters.ts';

/** What each kind of word is called in the address. */
const KINDS: Readonly<Record<string, string>> = { t: 'track', l: 'language', r: 'room' };

/** Search and words above the programme: what is looked for, seen and pressed. */
export class WordsPanel {
  readonly #root: HTMLElement;
  readonly #buttons: readonly HTMLButtonElement[];
  readonly search: HTMLInputElement | null;
  readonly words: readonly NamedWord[];
  #wasShown = false;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.search = root.querySelector('input[type="search"]');
    this.#buttons = [...root.querySelectorAll<HTMLButtonElement>('button[data-token]')];
    this.words = this.#buttons.map(button => {
      const token = button.dataset.token ?? '';
      return { token, kind: KINDS[token.charAt(0)] ?? 'word', name: button.textContent };
    });
  }

  show(filters: Filters, stars: readonly string[]): void {
    for (const button of this.#buttons) setPressed(button, filters.tokens.has(button.dataset.token ?? ''));

    if (!this.#wasShown) this.#showPressed();
    this.#wasShown = true;
    const mine = this.#root.querySelector<HTMLButtonElement>('[data-mine]');
    if (mine !== null) {
      setPressed(mine, filters.mine);
      mine.textContent = stars.length === 0 ? 'My programme' : `My programme ${stars.length}`;
    }
    if (this.search !== null && this.search.value.trim() !== filters.text.trim()) {
      this.search.value = filters.text;
    }
    const calendar = this.#root.querySelector<HTMLAnchorElement>('.calendar');
    if (calendar === null) return;
    calendar.hidden = !filters.mine || stars.length === 0;
    const { href, count } = writeCalendarAddress(stars);
    calendar.href = href;
    calendar.textContent = count < stars.length ? `Calendar of the first ${count}` : 'Calendar of it';
  }

  /** On a phone words are in lines that are moved sideways: what the page opens with, nobody has moved to yet. */
  #showPressed(): void {
    for (const line of this.#root.querySelectorAll<HTMLElement>('.words')) {
      const word = line.querySelector<HTMLElement>('[aria-pressed="true"]');
      if (word === null || line.scrollWidth <= line.clientWidth) continue;
      line.scrollLeft += word.getBoundingClientRect().right - line.getBoundingClientRect().right * 0.75;
    }
  }

  /** Shows all words of a kind, where some were folded away. */
  unfold(more: HTMLElement): void {
    more.closest<HTMLElement>('.words')?.removeAttribute('data-folded');
    const next = more.parentElement?.querySelector<HTMLElement>('[data-rest]');
    more.remove();
    next?.focus();
  }
}

function setPressed(button: HTMLButtonElement, pressed: boolean): void {
  const value = String(pressed);
  if (button.getAttribute('aria-pressed') !== value) button.setAttribute('aria-pressed', value);
}
