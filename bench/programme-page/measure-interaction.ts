import type { Page } from 'playwright-core';
import type { Interaction } from './interactions.ts';

const TIMEOUT_MS = 10_000;

/** Milliseconds from the last event that a person's hand makes until the frame that shows what came of it is made. */
export async function measureInteraction(page: Page, interaction: Interaction): Promise<number> {
  const { name, act, read = 'undefined', done } = interaction;
  // Text, not functions: what it waits for is told as text, and the page's policy forbids eval.
  await page.evaluate(`{
    const before = ${read};
    let from;
    const ending = new AbortController();
    for (const type of ['keydown', 'pointerup']) {
      addEventListener(type, event => { from = event.timeStamp; }, { capture: true, signal: ending.signal });
    }
    window.measured = new Promise((resolve, reject) => {
      const request = window.requestAnimationFrame;
      let seen = false;
      const { port1, port2 } = new MessageChannel();
      const end = () => {
        ending.abort();
        window.requestAnimationFrame = request;
        resolve(performance.now() - from);
      };
      port2.onmessage = end;
      // Asked in a frame before it is laid out: what is done by then is painted before a message comes and before
      // another frame begins. A message may come late, where frame follows frame.
      const look = () => {
        if (seen || from === undefined || !(${done})) return;
        seen = true;
        port1.postMessage('');
        request(end);
      };
      // What the page does in a frame is in that frame, though it was asked for after the look at it.
      window.requestAnimationFrame = callback => request(time => {
        callback(time);
        look();
      });
      const deadline = performance.now() + ${TIMEOUT_MS};
      const wait = () => {
        look();
        if (seen) return;
        if (performance.now() > deadline) {
          reject(new Error(${JSON.stringify(`"${name}" showed nothing within ${TIMEOUT_MS} ms`)}));
        } else request(wait);
      };
      request(wait);
    });
    // Awaited below. What is evaluated must not be a promise, which would be awaited here.
    void window.measured.catch(() => {});
  }`);
  await act(page);
  return page.evaluate<number>('window.measured');
}
