import { HANDS } from '../note-hand-script.ts';

/** So many frames at most: by then what is around it is laid out, or never will be. */
const MOST_FRAMES = 60;
/** So many in which nothing moves, until it is taken to stay. */
const STILL_FRAMES = 3;
/** What is not further away than this, in heights of the window, is moved to where one can see it move. */
const NEAR = 1;

/** Brings an element into sight, and keeps it there. Returns what gives it up. */
export function comeIntoSight(element: Element): () => void {
  const { top } = element.getBoundingClientRect();
  if (Math.abs(top) >= innerHeight * NEAR) return stayInSight(element);
  element.scrollIntoView({
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
  });
  return () => {};
}

/** Comes to an element at once, however far away, and keeps it there. Returns what gives it up. */
export function stayInSight(element: Element): () => void {
  return stayWhere(() => element.scrollIntoView({ behavior: 'instant' }));
}

/**
 * What a long list has never shown is not laid out and its height is a guess, so an element in it moves as soon as it
 * is come to: it is come to again until it stays, and once more when the page has loaded, until when the browser goes
 * where it thinks right. Whoever scrolls meanwhile has the last word. Returns what gives it up.
 */
export function stayWhere(come: () => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  for (const hand of HANDS) addEventListener(hand, () => ending.abort(), { signal, passive: true });
  let still = 0;
  const follow = (frames: number) => {
    if (signal.aborted) return;
    const before = scrollY;
    come();
    still = Math.abs(scrollY - before) < 1 ? still + 1 : 0;
    if (still < STILL_FRAMES && frames > 0) requestAnimationFrame(() => follow(frames - 1));
    else ending.abort();
  };
  if (document.readyState === 'complete') follow(MOST_FRAMES);
  else {
    come();
    addEventListener('load', () => follow(MOST_FRAMES), { signal, once: true });
  }
  return () => ending.abort();
}
