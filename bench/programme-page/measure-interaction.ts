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
    const begin = event => { from = event.timeStamp; };
    addEventListener('keydown', begin, true);
    addEventListener('pointerup', begin, true);
    window.measured = new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => {
        removeEventListener('keydown', begin, true);
        removeEventListener('pointerup', begin, true);
        resolve(performance.now() - from);
      };
      const deadline = performance.now() + ${TIMEOUT_MS};
      const look = () => {
        // The message comes right after the frame that begins now is laid out and painted.
        if (from !== undefined && ${done}) port1.postMessage('');
        else if (performance.now() > deadline) reject(new Error(${JSON.stringify(`"${name}" showed nothing within ${TIMEOUT_MS} ms`)}));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    // Awaited below. What is evaluated must not be a promise, which would be awaited here.
    void window.measured.catch(() => {});
  }`);
  await act(page);
  return page.evaluate<number>('window.measured');
}
