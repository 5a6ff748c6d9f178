// Draws every frame of card.html in Chromium and writes them to stdout as PNG, one after another, for ffmpeg.
// When and how to run it: public/demo/README.md.
import { readFile } from 'node:fs/promises';
import { stdout } from 'node:process';
import { chromium, type Page } from 'playwright-core';

const LOOP_S = 24;
const FRAMES_PER_S = 25;
const FONTS = new URL('../../../apps/portal/node_modules/@fontsource-variable/', import.meta.url);
const FACES = [
  { family: 'Bricolage', file: 'bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2' },
  { family: 'Instrument', file: 'instrument-sans/files/instrument-sans-latin-wght-normal.woff2' },
];

async function openCard(page: Page): Promise<void> {
  const fonts = await Promise.all(
    FACES.map(async ({ family, file }) => ({
      family,
      base64: (await readFile(new URL(file, FONTS))).toString('base64'),
    })),
  );
  await page.goto(new URL('card.html', import.meta.url).href);
  await page.evaluate(`loadFonts(${JSON.stringify(fonts)}).then(paintHouse)`);
}

async function drawFrame(page: Page, seconds: number): Promise<Buffer> {
  const url: string = await page.evaluate(
    `drawCard(${seconds}), document.querySelector('canvas').toDataURL()`,
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  await openCard(page);
  for (let frame = 0; frame < LOOP_S * FRAMES_PER_S; frame++) {
    const png = await drawFrame(page, frame / FRAMES_PER_S);
    if (!stdout.write(png)) await new Promise(resolve => stdout.once('drain', resolve));
  }
} finally {
  await browser.close();
}
