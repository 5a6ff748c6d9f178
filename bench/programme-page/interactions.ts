import type { Page } from 'playwright-core';

export interface Interaction {
  name: string;
  act: (page: Page) => Promise<void>;
  /** Holds in the page, as JavaScript, once what was done is to be seen; `before` is what `read` gave beforehand. */
  done: string;
  read?: string;
}

const shown = `document.querySelector('.programme').dataset.show`;
const status = `document.querySelector('.status').textContent`;
const pressed = (selector: string) => `document.querySelector('${selector}').getAttribute('aria-pressed')`;

const type = (letter: string): Interaction => ({
  name: `search: type "${letter}"`,
  act: page => page.keyboard.press(letter),
  read: status,
  done: `${status} !== before`,
});

const toggle = (name: string, selector: string): Interaction => ({
  name,
  act: page => page.tap(selector),
  read: pressed(selector),
  done: `${pressed(selector)} !== before`,
});

const track = '.words[aria-label="Track"] .word';
const room = '.words[aria-label="Room"] .word';
const star = '[id="2019-12-28"] li .x';

/** What people do on the programme's page, in an order in which each begins where the last ended. */
export const interactions: readonly Interaction[] = [
  ...['s', 'e', 'c'].map(type),
  {
    name: 'search: clear',
    act: async page => {
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
    },
    done: `${shown} !== 'all' && ${status} === ''`,
  },
  toggle('filter: a track', track),
  toggle('filter: no track', track),
  toggle('filter: a room', room),
  toggle('filter: no room', room),
  toggle('star', star),
  toggle('my programme', '[data-mine]'),
  toggle('all again', '[data-mine]'),
  toggle('no star', star),
  {
    name: 'day: the first',
    act: page => page.tap('.days a:first-child'),
    read: shown,
    done: `${shown} !== before`,
  },
  { name: 'jump to now', act: page => page.tap('.jump'), read: shown, done: `${shown} !== before` },
];
