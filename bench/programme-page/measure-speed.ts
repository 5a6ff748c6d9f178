import type { Page } from 'playwright-core';

const LETTERS = 10_000;
const DURATION_MS = 500;
const ROUNDS = 5;

/**
 * How fast the page's processor is as things are: tens of texts of ten thousand letters that it puts together in a
 * second, letter by letter. The median of a few rounds. It is the half of Lighthouse's BenchmarkIndex that makes
 * garbage, so its classes tell roughly which machine that is: phones of the middle class have 125 to 800
 * (https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md).
 */
export async function measureSpeed(page: Page): Promise<number> {
  const speeds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    speeds.push(
      // Text, as all that the pages of this benchmark evaluate.
      await page.evaluate<number>(`(() => {
        const start = performance.now();
        let made = 0;
        for (; performance.now() - start < ${DURATION_MS}; made += 1) {
          let text = '';
          for (let letter = 0; letter < ${LETTERS}; letter += 1) text += 'a';
          if (text.length !== ${LETTERS}) throw new Error('a text came out too short');
        }
        return (made / 10 / (performance.now() - start)) * 1_000;
      })()`),
    );
  }
  return speeds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}
